import { z } from "zod";
import type { Actor } from "#app/features/access/actor.ts";
import { isDomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { line } from "#app/features/access/text.ts";
import { descriptionLimit, filesLimit } from "#app/features/access/file-kinds.ts";
import type { FieldError, FormTree } from "#app/http/form.ts";
import { listUnattached } from "#db/queries/files.ts";
import { keepFile, type KeptFile } from "./commands.server.ts";

const idsOf = z.array(z.uuid()).max(filesLimit);
const describing = line({ max: descriptionLimit, optional: true });

/** What a form brought with it: the files that are kept by now, and what was wrong with others. */
export interface Brought {
  readonly files: readonly KeptFile[];
  /** At `file.0`, `file.1` …: the fields in which others are chosen instead. */
  readonly errors: readonly FieldError[];
  /** How those that were refused were described, in the same order. */
  readonly descriptions: readonly string[];
}

/**
 * Keeps the files of a form: those it names as kept already (`attached`), where they are the actor's own and hang on
 * nothing, and those it sends (`file.0` with `description.0`, and so on), five in all. Throws 401, 403.
 */
export async function takeFiles(services: Services, actor: Actor, form: FormData): Promise<Brought> {
  const files: KeptFile[] = await keptBefore(services, actor, form.getAll("attached"));
  const errors: FieldError[] = [];
  const descriptions: string[] = [];
  for (const { file, description } of sentWith(form)) {
    const kept =
      files.length < filesLimit
        ? await keepOne(services, actor, file, description)
        : { key: "filesTooMany", values: { limit: filesLimit } };
    if ("id" in kept) files.push(kept);
    else {
      errors.push({ field: `file.${String(errors.length)}`, ...kept });
      descriptions.push(description);
    }
  }
  return { files, errors, descriptions };
}

/** Whether the form sends files of its own. */
export const bringsFiles = (form: FormData): boolean => sentWith(form).length > 0;

async function keptBefore(
  { db }: Services,
  { mandate }: Actor,
  attached: readonly unknown[],
): Promise<KeptFile[]> {
  const ids = idsOf.safeParse(attached);
  return ids.success && ids.data.length > 0 && mandate ? listUnattached(db, mandate.id, ids.data) : [];
}

/** The files that were chosen, one more than there may be at most; a field in which nothing was chosen comes too, without name and content. */
function sentWith(form: FormData): { file: File; description: string }[] {
  const places = Array.from({ length: filesLimit + 1 }, (_, place) => String(place));
  return places.flatMap((place) => {
    const file = form.get(`file.${place}`);
    const description = form.get(`description.${place}`);
    if (file === null || typeof file === "string" || (file.name === "" && file.size === 0)) return [];
    return [{ file, description: typeof description === "string" ? description : "" }];
  });
}

/** The file kept, or what is wrong with it or its description. */
async function keepOne(services: Services, actor: Actor, file: File, text: string) {
  const described = describing.safeParse(text);
  if (!described.success) return { key: "fileDescription", values: { limit: descriptionLimit } };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return await keepFile(services, actor, { name: file.name, bytes, description: described.data || null });
  } catch (error) {
    if (!isDomainError(error) || error.status !== 422) throw error;
    return { key: error.key, values: error.values };
  }
}

/** What the form shows again of its files: those kept, by id and name, and the descriptions of the others. */
export function shownAgain({ files, descriptions }: Brought): FormTree {
  return {
    attached: files.map(({ id, name }) => ({ id, name })),
    description: Object.fromEntries(descriptions.entries()),
  };
}
