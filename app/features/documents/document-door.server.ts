import { data, type AppLoadContext } from "@remix-run/node";
import { orNotFound } from "#app/features/access/errors.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { takeComment } from "./comments/comment-form.server.ts";
import { doThreadDeed, threadDeedOf } from "./comments/thread-forms.server.ts";
import { openedForm } from "./comments/open-form.ts";
import { documentAddress } from "./components/document-address.ts";
import { findDocumentPage } from "./pages.server.ts";
import { takeDraft } from "./reading/draft-form.server.ts";
import { takePublicComment } from "./periods/public-form.server.ts";
import { nodeIdOrNull } from "./schema.ts";
import { wordDocument } from "./wording.server.ts";

interface Knock {
  readonly request: Request;
  readonly context: AppLoadContext;
  readonly slug: string;
  /** Where the address names the version; without it the latest. */
  readonly number?: number;
}

/** The page of a document's version as its address asks for it. Throws 404 `notFound`. */
export async function readDocument({ request, context, slug, ...version }: Knock) {
  const { searchParams } = new URL(request.url);
  const asked = {
    slug,
    ...version,
    lang: context.lang,
    beside: searchParams.get("beside"),
    paragraph: nodeIdOrNull(searchParams.get("paragraph")),
  };
  const page = orNotFound(await findDocumentPage(context.services, context.actor, asked));
  return {
    page: wordDocument(context.texts, page, context.actor),
    /** In which language an amendment of the chosen paragraph is to be written; "" for a comment, null for what was begun. */
    amend: searchParams.get("amend"),
    /** The form at a comment that the address opens. */
    opened: openedForm(searchParams),
  };
}

/** Takes a comment of the public from the page; null where they sign in first. */
async function commentOfPublic({ request, context, slug, ...version }: Knock) {
  const { services, lang, clientAddress: from } = context;
  const taken = await takePublicComment(services, { document: slug, ...version, from }, request.clone());
  const made = taken?.made;
  if (!made) return taken?.refused ?? null;
  const latest = version.number === undefined ? made.version : null;
  const shown = {
    slug,
    number: made.version,
    latest,
    beside: new URL(request.url).searchParams.get("beside"),
  };
  const place = { paragraph: made.paragraph, place: "comments" };
  return seeOther(documentAddress(lang, shown, place), { flash: "publicCommentSent" });
}

/** Takes what was written on the page, or done at one of its comments, and sends on to it; what is refused goes back with all that was typed. */
export async function commentOnDocument(knock: Knock) {
  if ((await threadDeedOf(knock.request)) !== null) return answerThread(knock);
  const ofPublic = knock.context.actor.person === null ? await commentOfPublic(knock) : null;
  if (ofPublic) return ofPublic;
  const { request, context, slug, ...version } = knock;
  const { services, actor, lang } = context;
  const { searchParams } = new URL(request.url);
  const beside = searchParams.get("beside");
  const goTo = ({ version: number, paragraph }: { version: number; paragraph: string }, place: string) => {
    const latest = version.number === undefined ? number : null;
    return seeOther(documentAddress(lang, { slug, number, latest, beside }, { paragraph, place }));
  };
  const deed = searchParams.get("deed");
  if (deed === "keep" || deed === "discard") {
    const { kept, refused } = await takeDraft(services, actor, { document: slug, deed }, request);
    return kept ? goTo(kept, "comment-form") : data(refused, { status: 422 });
  }
  const { made, refused } = await takeComment(services, actor, { document: slug, ...version }, request);
  return made ? goTo(made, `comment-${made.id}`) : refused;
}

/** Does what a form at a comment asks, and sends on to where the comment stands on the page. */
async function answerThread({ request, context, slug, number }: Knock) {
  const { services, actor, lang } = context;
  const { done, refused } = await doThreadDeed(services, actor, slug, request);
  if (refused) return refused;
  const { searchParams } = new URL(request.url);
  const shown = { slug, number: number ?? 0, latest: number === undefined ? 0 : null };
  const wanted = {
    paragraph: nodeIdOrNull(searchParams.get("paragraph")) ?? undefined,
    place: `comment-${done.comment}`,
  };
  return seeOther(documentAddress(lang, { ...shown, beside: searchParams.get("beside") }, wanted));
}
