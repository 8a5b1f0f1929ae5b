import type { AppLoadContext } from "@remix-run/node";
import type { Actor } from "#app/features/access/actor.ts";
import { isDomainError } from "#app/features/access/errors.ts";
import { authorise, orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { parseFields, readFields, type FormReply } from "#app/http/form.ts";
import { readForm } from "#app/http/multipart.ts";
import { findPublished } from "#db/queries/documents.ts";
import { withdrawComment } from "../comments/editing.server.ts";
import { replyToComment } from "../comments/replies.server.ts";
import { documentPolicy } from "../policy.ts";
import { decideComments, submitPosition, withdrawPosition, type Place } from "./commands.server.ts";
import { positionPolicy } from "./policy.ts";
import { languages } from "#app/language/languages.ts";
import { positionSchema, type PositionDeed } from "./position-schema.ts";
import { wordComments } from "./wording-commands.server.ts";

const schema = positionSchema(languages.map(({ tag }) => tag));

/** The field a refusal belongs to; what else can be mended is said of the whole position. */
const fields: Readonly<Record<string, string>> = {
  ...{ quoteNotFound: "quote", amendmentSame: "proposed", paragraphNotInVersion: "body", idTaken: "body" },
  ...{ tooManyMentions: "body", commentPeriodClosed: "body" },
};

/**
 * Takes a form of the page of a country's position. Gives the refusal where it can be mended there (409, 422), with what
 * was typed; throws the others (401, 403, 404).
 */
export async function takePosition(
  { services, actor }: AppLoadContext,
  place: Place,
  request: Request,
): Promise<{ status: number; reply: FormReply } | null> {
  const published = await findPublished(services.db, place.document, place.version);
  orHidden(documentPolicy.read, actor, { isPublished: published !== undefined });
  const form = await readForm(request);
  const deed = form.get("deed");
  const verb = deed === "submit" || deed === "withdraw" ? "submit" : "prepare";
  authorise(positionPolicy[verb], actor, { country: actor.mandate?.office.country ?? "" });
  const parsed = parseFields(schema, form);
  const values = readFields(form);
  if (!parsed.ok) return { status: 422, reply: namedFor({ ...parsed.reply, values }) };
  try {
    await perform(services, actor, place, parsed.value);
    return null;
  } catch (error) {
    if (!isDomainError(error) || (error.status !== 409 && error.status !== 422)) throw error;
    const field = fields[error.key] ?? "position";
    return {
      status: error.status,
      reply: namedFor({ values, errors: [{ field, key: error.key, values: error.values }] }),
    };
  }
}

/** The page has forms at many comments: the fields of each carry its id. */
function namedFor(reply: FormReply): FormReply {
  const { deed, comment } = reply.values;
  if ((deed !== "leaveOut" && deed !== "ask") || typeof comment !== "string") return reply;
  const named = (field: string) => (field === "position" ? field : `${field}-${comment}`);
  return { ...reply, errors: reply.errors.map((error) => ({ ...error, field: named(error.field) })) };
}

function perform(services: Services, actor: Actor, place: Place, deed: PositionDeed): Promise<unknown> {
  switch (deed.deed) {
    case "keep":
      return decide(services, actor, place, { comments: deed.comment, decision: "keep" });
    case "open":
      return decide(services, actor, place, { comments: deed.comment, decision: "undecided" });
    case "leaveOut":
      return decide(services, actor, place, { ...deed, comments: [deed.comment], decision: "leave-out" });
    case "word":
      return wordComments(services, actor, { ...place, ...deed, sources: deed.source });
    case "undo":
      return withdrawComment(services, actor, { document: place.document, comment: deed.comment });
    case "ask":
      return replyToComment(services, actor, { ...deed, document: place.document });
    case "submit":
      return submitPosition(services, actor, { ...place, statement: deed.statement });
    case "withdraw":
      return withdrawPosition(services, actor, place);
  }
}

type Decided = Omit<Parameters<typeof decideComments>[2], keyof Place>;

function decide(
  services: Services,
  actor: Actor,
  place: Place,
  decided: Pick<Decided, "comments" | "decision"> & Partial<Decided>,
): Promise<void> {
  const { comments, decision, reason = "", lang = "en" } = decided;
  return decideComments(services, actor, { ...place, comments, decision, reason, lang });
}
