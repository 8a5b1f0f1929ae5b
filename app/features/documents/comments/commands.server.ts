import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import * as comments from "#db/queries/comments.ts";
import * as documents from "#db/queries/documents.ts";
import { changesNothing, findPassage } from "./amendments.ts";
import type { CommentType } from "./comment-types.ts";
import { lockVersion } from "../lock-version.server.ts";
import { documentPolicy } from "../policy.ts";

export interface Commenting {
  /** A UUID made by the sender: sent again with the same content it gives the same answer. */
  readonly id: string;
  readonly document: string;
  readonly version: number;
  /** The paragraph's permanent id. */
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
}

/**
 * A city's or a country's comment on a paragraph, while a comment period of the version is open by the database's clock.
 * Throws 404 `notFound`, 401, 403, 422 `paragraphNotInVersion`, `quoteNotFound` or `amendmentSame`, 409
 * `commentPeriodClosed`, and 409 `idTaken` for an id that was sent with another content.
 */
export function makeComment(
  { db }: Services,
  actor: Actor,
  commenting: Commenting,
): Promise<{ id: string; createdAt: Date }> {
  return db.transaction().execute(async (trx) => {
    const { id, document, paragraph, type, lang, body } = commenting;
    const version = await lockVersion(trx, document, commenting.version);
    authorise(documentPolicy.comment, actor, version);
    const passage = await checkPassage(trx, version.id, commenting);
    const { country, city } = actor.mandate.office;
    const comment: comments.NewComment = {
      ...{ id, versionId: version.id, nodeId: paragraph, mandateId: actor.mandate.id },
      ...{ countryCode: country, citySlug: city, type, lang, body, ...passage },
    };
    const createdAt = await comments.insertComment(trx, comment);
    if (!createdAt) return { id, createdAt: await answerAgain(trx, comment) };
    await announce(trx, actor, {
      type: "documents.commented",
      subject: document,
      data: { paragraph, comment: id },
    });
    return { id, createdAt };
  });
}

/** What the comment quotes and proposes. Throws where the paragraph does not stand in the version, does not say it, or says it already. */
async function checkPassage(trx: Db, versionId: string, commenting: Commenting) {
  const { paragraph, quote = "", proposed = null, passageLang } = commenting;
  const texts = await documents.listParagraphTexts(trx, versionId, paragraph);
  if (texts.length === 0) throw new DomainError(422, "paragraphNotInVersion");
  if (quote === "" && proposed === null) return { quote: null, proposed, passageLang: null };
  const passage = findPassage(texts, quote, passageLang);
  if (!passage) throw new DomainError(422, "quoteNotFound");
  if (proposed !== null && changesNothing(passage.text, proposed))
    throw new DomainError(422, "amendmentSame");
  return { quote: quote === "" ? null : quote, proposed, passageLang: passage.lang };
}

/** When the same comment was made before; throws where the id belongs to another one, or to none: then no period is open. */
async function answerAgain(trx: Db, { id, ...comment }: comments.NewComment): Promise<Date> {
  const known = await comments.findComment(trx, id);
  if (!known) throw new DomainError(409, "commentPeriodClosed");
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
