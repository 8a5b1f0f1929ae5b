import { data } from "@remix-run/node";
import type { z } from "zod";
import type { Actor } from "#app/features/access/actor.ts";
import { isDomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { parseForm, typed, type FormReply } from "#app/http/form.ts";
import { languages } from "#app/language/languages.ts";
import { editComment, withdrawComment } from "./editing.server.ts";
import { editReply, replyToComment, withdrawReply } from "./replies.server.ts";
import { authoriseDeed } from "./seen-comment.server.ts";
import { supportComment, withdrawSupport } from "./support.server.ts";
import { threadDeeds, threadSchema } from "./thread-schema.ts";

const schema = threadSchema(languages.map(({ tag }) => tag));
type Deed = z.output<typeof schema>;

/** Refusals that can be mended or read at the form, or at the comment where it has no words; others are whole pages. */
const mendable: readonly string[] = [
  ...["commentPeriodClosed", "commentWithdrawn", "commentSubmitted", "replyWithdrawn"],
  ...["idTaken", "editedMeanwhile", "tooManyMentions", "amendmentSame"],
];

function fieldOf(key: string, deed: Deed): string | null {
  if (!mendable.includes(key)) return null;
  if (key === "amendmentSame") return "proposed";
  return "body" in deed ? "body" : "reply" in deed ? "reply" : "comment";
}

/** Which of the forms at a comment was sent; null where it is the form for a new one. */
export async function threadDeedOf(request: Request): Promise<string | null> {
  // A form with files is one for a new comment: nothing of it is read twice.
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("multipart/form-data")) return null;
  const deed = (await request.clone().formData()).get("deed");
  return typeof deed === "string" && threadDeeds.includes(deed) ? deed : null;
}

/**
 * Does what a form at a comment asks. Gives the comment's id, or the refusal as an answer of 409 or 422 that holds
 * everything typed. Throws what cannot be mended in the form (401, 403, 404).
 */
export async function doThreadDeed(services: Services, actor: Actor, document: string, request: Request) {
  const sent = await request.clone().formData();
  const named = (name: string) => {
    const value = sent.get(name);
    return typeof value === "string" ? value : "";
  };
  // Rights come before the form: what may not be done answers the same whatever is sent.
  await authoriseDeed(services.db, actor, document, {
    ...{ deed: named("deed"), comment: named("comment"), reply: named("reply") },
  });
  const form = await parseForm(schema, request);
  if (!form.ok) return { done: null, refused: data(namedFor(form.reply), { status: 422 }) };
  try {
    await perform(services, actor, { ...form.value, document });
    return { done: { comment: form.value.comment }, refused: null };
  } catch (error) {
    const field = isDomainError(error) ? fieldOf(error.key, form.value) : null;
    if (!isDomainError(error) || field === null) throw error;
    const given = Object.entries(form.value).map(([name, value]) => [name, String(value)]);
    const reply: FormReply = {
      values: Object.fromEntries(given) as FormReply["values"],
      errors: [{ field, key: error.key, values: error.values }],
    };
    return { done: null, refused: data(namedFor(reply), { status: error.status }) };
  }
}

async function perform(
  services: Services,
  actor: Actor,
  deed: Deed & { document: string },
): Promise<unknown> {
  switch (deed.deed) {
    case "reply":
      return replyToComment(services, actor, deed);
    case "edit":
      return editComment(services, actor, deed);
    case "withdraw":
      return withdrawComment(services, actor, deed);
    case "support":
      return supportComment(services, actor, deed);
    case "withdrawSupport":
      return withdrawSupport(services, actor, deed);
    case "editReply":
      return editReply(services, actor, deed);
    case "withdrawReply":
      return withdrawReply(services, actor, deed);
  }
}

/** The page has forms of many comments: the fields of each carry its id. */
function namedFor(reply: FormReply): FormReply {
  const id = typed(reply, "reply", typed(reply, "comment"));
  return { ...reply, errors: reply.errors.map((error) => ({ ...error, field: `${error.field}-${id}` })) };
}
