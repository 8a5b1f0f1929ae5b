import { data } from "@remix-run/node";
import type { Actor } from "#app/features/access/actor.ts";
import { isDomainError } from "#app/features/access/errors.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { languages } from "#app/language/languages.ts";
import { makeComment } from "./commands.server.ts";
import { documentPolicy } from "./policy.ts";
import { commentSchema } from "./schema.ts";

const schema = commentSchema(languages.map(({ tag }) => tag));
/** The field a refusal belongs to; what is not listed is refused as a whole page. */
const fields: Readonly<Record<string, string>> = {
  commentPeriodClosed: "body",
  idTaken: "body",
  paragraphNotInVersion: "body",
  quoteNotFound: "quote",
};

/**
 * Takes the comment form on a document. Gives the comment made, or the refusal as an answer of 409 or 422 that holds
 * everything typed. Throws what cannot be mended in the form (401, 403, 404).
 */
export async function takeComment(services: Services, actor: Actor, document: string, request: Request) {
  authorise(documentPolicy.comment, actor, { isPublished: true });
  const form = await parseForm(schema, request);
  if (!form.ok) return { made: null, refused: data(form.reply, { status: 422 }) };
  const { id, version, paragraph, body, lang, type, quote = "" } = form.value;
  try {
    const comment = { id, document, version, paragraph, body, lang, type, quote };
    await makeComment(services, actor, comment);
    return { made: { id, version, paragraph }, refused: null };
  } catch (error) {
    const field = isDomainError(error) ? fields[error.key] : undefined;
    if (!isDomainError(error) || field === undefined) throw error;
    const reply: FormReply = {
      values: { id, version: String(version), paragraph, body, lang, type, quote },
      errors: [{ field, key: error.key, values: error.values }],
    };
    return { made: null, refused: data(reply, { status: error.status }) };
  }
}
