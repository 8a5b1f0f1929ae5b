import type { Actor } from "#app/features/access/actor.ts";
import { isDomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import type { FieldError, FormReply } from "#app/http/form.ts";
import { readForm } from "#app/http/multipart.ts";
import { languages } from "#app/language/languages.ts";
import { sendImport } from "./import-commands.server.ts";
import { findSendingPage } from "./import-page.server.ts";
import { shownFileName } from "./file-name.ts";
import { sendingSchema } from "./schema.ts";

const schema = sendingSchema(languages.map(({ tag }) => tag));

type Taken = { readonly id: string; readonly reply: null } | { readonly id: null; readonly reply: FormReply };

/** Takes the form with a file for a draft. Gives the import's id, or the form to be mended. Throws 404 `notFound` and what cannot be mended. */
export async function takeFile(
  services: Services,
  actor: Actor,
  document: string,
  request: Request,
): Promise<Taken> {
  await findSendingPage(services, actor, document);
  const form = await readForm(request);
  const fields = Object.fromEntries([...form].filter(([, value]) => typeof value === "string")) as Record<
    string,
    string
  >;
  const refused = (error: Omit<FieldError, "values"> & Partial<FieldError>): Taken => ({
    id: null,
    reply: { values: fields, errors: [{ values: {}, ...error }] },
  });
  const file = form.get("file");
  const parsed = schema.safeParse(fields);
  if (!parsed.success) return refused({ field: "lang", key: "badValue" });
  if (!(file instanceof File) || file.size === 0) return refused({ field: "file", key: "importNoFile" });
  try {
    const id = await sendImport(services, actor, {
      ...{ document, lang: parsed.data.lang, acceptsChanges: parsed.data.acceptsChanges === "yes" },
      ...{ name: shownFileName(file.name), bytes: new Uint8Array(await file.arrayBuffer()) },
    });
    return { id, reply: null };
  } catch (error) {
    if (!isDomainError(error) || error.status !== 422) throw error;
    return refused({ field: "file", key: error.key, values: error.values });
  }
}
