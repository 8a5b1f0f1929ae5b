import type { Actor } from "#app/features/access/actor.ts";
import { awaySeconds, isAway } from "#app/features/access/away.ts";
import { isDomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { parseForm } from "#app/http/form.ts";
import { isLang } from "#app/language/languages.ts";
import { savingSchema } from "./draft-schema.ts";
import { asEditor } from "./lock-draft.server.ts";
import { saveText } from "./text-commands.server.ts";

const schema = savingSchema(isLang);

/**
 * Saves what someone is typing and answers in JSON: `{ revision }`, or the key of the refusal with its status (404 for all
 * but the Secretariat, 409 `textChanged` or `paragraphGone`, 422, 503 with the database away).
 */
export async function takeAutosave(
  services: Services,
  actor: Actor,
  document: string,
  request: Request,
): Promise<Response> {
  try {
    asEditor(actor);
    const form = await parseForm(schema, request);
    if (!form.ok) {
      const [{ key, values } = { key: "badValue", values: {} }] = form.reply.errors;
      return Response.json({ key, values }, { status: 422 });
    }
    return Response.json(await saveText(services, actor, { document, ...form.value }));
  } catch (error) {
    if (isAway(error))
      return Response.json({ key: "away", values: { retryAfter: awaySeconds } }, { status: 503 });
    if (!isDomainError(error)) throw error;
    return Response.json({ key: error.key, values: error.values }, { status: error.status });
  }
}
