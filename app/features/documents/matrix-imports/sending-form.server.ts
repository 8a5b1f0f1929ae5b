import { isDomainError } from "#app/features/access/errors.ts";
import type { Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { readFields, type FormReply } from "#app/http/form.ts";
import { readForm } from "#app/http/multipart.ts";
import { languages } from "#app/language/languages.ts";
import { shownFileName } from "../imports/file-name.ts";
import { sendMatrix } from "./matrix-import-commands.server.ts";

type Taken =
  | { readonly id: string; readonly refused: null }
  | { readonly id: null; readonly refused: { readonly status: number; readonly reply: FormReply } };

/** Takes the form with a filled-in matrix. Gives the import's id, or the form to be mended. Throws what cannot be mended. */
export async function takeMatrixFile(
  services: Services,
  actor: Actor,
  place: { readonly document: string; readonly version: number },
  request: Request,
): Promise<Taken> {
  const form = await readForm(request);
  const refuse = (status: number, error: FormReply["errors"][number]): Taken => ({
    id: null,
    refused: { status, reply: { values: readFields(form), errors: [error] } },
  });
  const file = form.get("file");
  const lang = languages.find(({ tag }) => tag === form.get("lang"))?.tag;
  if (lang === undefined) return refuse(422, { field: "lang", key: "badValue", values: {} });
  if (!(file instanceof File)) return refuse(422, { field: "file", key: "importNoFile", values: {} });
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const name = shownFileName(file.name);
    return { id: await sendMatrix(services, actor, { ...place, name, bytes, lang }), refused: null };
  } catch (error) {
    if (!isDomainError(error) || ![413, 422].includes(error.status)) throw error;
    return refuse(error.status, { field: "file", key: error.key, values: error.values });
  }
}
