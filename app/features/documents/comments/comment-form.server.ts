import { data } from "@remix-run/node";
import type { Actor } from "#app/features/access/actor.ts";
import { isDomainError } from "#app/features/access/errors.ts";
import { authorise, orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { parseFields, readFields, type FormReply } from "#app/http/form.ts";
import { readForm } from "#app/http/multipart.ts";
import { languages } from "#app/language/languages.ts";
import { findPublished } from "#db/queries/documents.ts";
import { shownAgain, takeFiles } from "./attachments-commands.server.ts";
import { makeComment } from "./commands.server.ts";
import { documentPolicy } from "../policy.ts";
import { commentSchema } from "../schema.ts";

const schema = commentSchema(languages.map(({ tag }) => tag));
/** The field a refusal belongs to; what is not listed is refused as a whole page. */
const fields: Readonly<Record<string, string>> = {
  commentPeriodClosed: "body",
  idTaken: "body",
  paragraphNotInVersion: "body",
  quoteNotFound: "quote",
  amendmentSame: "proposed",
  fileGone: "file.0",
};

/** The document of the page, by its slug, and the version where the page is one's own. */
interface Addressed {
  readonly document: string;
  readonly number?: number;
}

/**
 * Takes the comment form on a document. Gives the comment made, or the refusal as an answer of 409 or 422 that holds
 * everything typed. Throws what cannot be mended in the form (401, 403, 404).
 */
export async function takeComment(
  services: Services,
  actor: Actor,
  { document, number }: Addressed,
  request: Request,
) {
  const published = await findPublished(services.db, document, number);
  const facts = { isPublished: published !== undefined, takes: published?.takes ?? null };
  orHidden(documentPolicy.read, actor, facts);
  authorise(documentPolicy.comment, actor, facts);
  const form = await readForm(request);
  const brought = await takeFiles(services, actor, form);
  const refuse = (status: number, errors: FormReply["errors"]) => {
    const reply: FormReply = { values: { ...readFields(form), ...shownAgain(brought) }, errors };
    return { made: null, refused: data(reply, { status }) };
  };
  const parsed = parseFields(schema, form);
  const wrong = parsed.ok ? [] : parsed.reply.errors;
  if (!parsed.ok || brought.errors.length > 0) return refuse(422, [...wrong, ...brought.errors]);
  const { id, version, paragraph } = parsed.value;
  try {
    const files = brought.files.map((file) => file.id);
    await makeComment(services, actor, { ...parsed.value, document, files });
    return { made: { id, version, paragraph }, refused: null };
  } catch (error) {
    const field = isDomainError(error) ? fields[error.key] : undefined;
    if (!isDomainError(error) || field === undefined) throw error;
    return refuse(error.status, [{ field, key: error.key, values: error.values }]);
  }
}
