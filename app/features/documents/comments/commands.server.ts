import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { findSource } from "#app/features/rooms/matrix/source.server.ts";
import { attachFiles } from "#app/features/files/commands.server.ts";
import type { Db } from "#db/connection.ts";
import { deleteDraft } from "#db/queries/comment-drafts.ts";
import * as comments from "#db/queries/comments.ts";
import * as documents from "#db/queries/documents.ts";
import { changesNothing, findPassage } from "./amendments.ts";
import type { CommentType } from "./comment-types.ts";
import { mentionOffices } from "./mentioning.server.ts";
import { findQuote } from "./quotes.ts";
import { commenterOf } from "./visibility.ts";
import { lockVersion } from "../lock-version.server.ts";
import { plainOf } from "../markup.ts";
import { documentPolicy } from "../policy.ts";
import { contextOf } from "../versions/anchors.ts";

export interface Commenting {
  /** A UUID made by the sender: sent again with the same content it gives the same answer. */
  readonly id: string;
  readonly document: string;
  readonly version: number;
  /** The permanent id of a section or paragraph; empty for the whole document. */
  readonly paragraph: string;
  readonly type: CommentType;
  /** BCP 47 tag of the language it is written in. */
  readonly lang: string;
  readonly body: string;
  /** Words of the paragraph in any of its languages; empty for none. */
  readonly quote?: string | undefined;
  /** An amendment: what the passage should say instead; without a quote the passage is the whole paragraph. */
  readonly proposed?: string | undefined;
  /** The language of the passage; needed for an amendment without a quote. */
  readonly passageLang?: string | undefined;
  /** The message of a room that it came of, "covid-19-response/12"; one that is not there, or not for the actor, is left out. */
  readonly fromMessage?: string | undefined;
  /** Ids of the mandate's own files that hang on nothing yet. */
  readonly files?: readonly string[];
}

/**
 * A comment on a document, a section or a paragraph for the actor's office, while a comment period of the version that
 * asks for it is open by the database's clock. Throws 404 `notFound`, 401, 403, 422 `paragraphNotInVersion`,
 * `quoteNotFound`, `amendmentSame`, `tooManyMentions` or `fileGone`, 409 `commentPeriodClosed`, and 409 `idTaken` for an id that was sent with another
 * content.
 */
export function makeComment({ db }: Services, actor: Actor, commenting: Commenting): Promise<Made> {
  return db.transaction().execute((trx) => makeCommentWithin(trx, actor, commenting));
}

interface Made {
  readonly id: string;
  readonly createdAt: Date;
}

/** As `makeComment`, within a transaction that does more. */
export async function makeCommentWithin(trx: Db, actor: Actor, commenting: Commenting): Promise<Made> {
  const { id, document, paragraph, type, lang, body } = commenting;
  const version = await lockVersion(trx, document, commenting.version);
  authorise(documentPolicy.comment, actor, version);
  const passage = await checkPassage(trx, version.id, commenting);
  const { mandate } = actor;
  const comment: comments.NewComment = {
    ...{ id, versionId: version.id, nodeId: paragraph === "" ? null : paragraph, mandateId: mandate.id },
    ...{ officeId: mandate.office.id, authorName: null, as: commenterOf(actor) ?? "" },
    ...{ countryCode: mandate.office.country, citySlug: mandate.office.city },
    ...{ type, lang, body, ...passage },
    sourceMessageKey: await findSource(trx, actor, commenting.fromMessage),
  };
  const createdAt = await comments.insertComment(trx, comment);
  if (!createdAt) return { id, createdAt: (await madeBefore(trx, comment)) ?? refuseClosed() };
  await mentionOffices(trx, actor, { document, comment: id, reply: null, body });
  await attachFiles(trx, mandate.id, { comment: id, ids: commenting.files ?? [] });
  await deleteDraft(trx, { mandateId: mandate.id, versionId: version.id, nodeId: paragraph });
  await announce(trx, actor, {
    type: "documents.commented",
    subject: document,
    data: { paragraph, comment: id },
  });
  return { id, createdAt };
}

const noPassage = {
  ...{ quote: null, beforeQuote: null, afterQuote: null },
  ...{ proposed: null, passageLang: null },
};

type Passage = Pick<Commenting, "paragraph" | "quote" | "proposed" | "passageLang">;

/** What the comment quotes, with what stands around it, and proposes. Throws where its place is not in the version, does not say it, or says it already. */
export async function checkPassage(trx: Db, versionId: string, commenting: Passage) {
  const { paragraph, quote = "", proposed = null, passageLang } = commenting;
  const isPassage = quote !== "" || proposed !== null;
  const node = paragraph === "" ? null : await documents.findNode(trx, versionId, paragraph);
  const takesPassage = node && node.kind !== "section";
  if (paragraph !== "" && !node) throw new DomainError(422, "paragraphNotInVersion");
  if (!isPassage) return noPassage;
  if (!takesPassage) throw new DomainError(422, "quoteNotFound");
  const texts = node.texts.map((text) => ({ ...text, text: plainOf(text.text) }));
  const passage = findPassage(texts, quote, passageLang);
  if (!passage) throw new DomainError(422, "quoteNotFound");
  if (proposed !== null && changesNothing(passage.text, proposed))
    throw new DomainError(422, "amendmentSame");
  const whole = texts.find(({ lang }) => lang === passage.lang)?.text ?? "";
  const around = quote === "" ? null : contextOf(whole, findQuote(whole, quote) ?? [0, whole.length]);
  return {
    quote: quote === "" ? null : quote,
    beforeQuote: around?.before ?? null,
    afterQuote: around?.after ?? null,
    proposed,
    passageLang: passage.lang,
  };
}

function refuseClosed(): never {
  throw new DomainError(409, "commentPeriodClosed");
}

/** When the same comment was made before; null where the id is nobody's. Throws 409 `idTaken` where it belongs to another one. */
export async function madeBefore(
  trx: Db,
  { id, ...comment }: Omit<comments.NewComment, "as" | "authorName" | "sourceMessageKey">,
): Promise<Date | null> {
  const known = await comments.findComment(trx, id);
  if (!known) return null;
  const isSame =
    known.versionId === comment.versionId &&
    known.nodeId === comment.nodeId &&
    known.mandateId === comment.mandateId &&
    known.type === comment.type &&
    known.lang === comment.lang &&
    known.body === comment.body &&
    known.quote === comment.quote &&
    known.proposed === comment.proposed;
  if (!isSame) throw new DomainError(409, "idTaken");
  return known.createdAt;
}
