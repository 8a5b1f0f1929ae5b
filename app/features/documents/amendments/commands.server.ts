import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { findAmendment, type AmendmentRow } from "#db/queries/amendments.ts";
import { findRevision, findText, writeTexts } from "#db/queries/draft-texts.ts";
import { findAnswer, saveAnswers } from "#db/queries/matrix.ts";
import { deleteOrigin, findPutIn, insertOrigin } from "#db/queries/origins.ts";
import { seenComment } from "../comments/seen-comment.server.ts";
import { sightOf } from "../comments/visibility.ts";
import { lockOrStartDraft } from "../drafts/draft-commands.server.ts";
import { lockDraft, type LockedDraft } from "../drafts/lock-draft.server.ts";
import { amendedText } from "./amended.ts";
import { isAccepting } from "./accepting.ts";
import { textByClick } from "./putting-in.ts";

interface Named {
  /** Slug of the document. */
  readonly document: string;
  /** Id of an amendment. */
  readonly comment: string;
}

interface Putting extends Named {
  /** The revision of the draft's text, for one who has both texts before them; without it only what was not changed is. */
  readonly revision?: number | undefined;
}

export interface Put {
  /** Whether it is in the text, or its paragraph has to be looked at by a person. */
  readonly isIn: boolean;
  /** The paragraph, and the language that is to be written there. */
  readonly paragraph: string;
  readonly lang: string;
  /** Whether only something of it was accepted: the text is then to be gone over. */
  readonly isPartial: boolean;
}

/**
 * Puts an accepted amendment into the draft, which is begun where there is none: its words in place of those it is about, a
 * link from the paragraph to it, and the paragraph into its answer, if that names none. Where the paragraph was changed
 * nothing is written. What is in already stays as it is. Secretariat. Throws 404 `notFound`, 422 `notAnAmendment`, 409
 * `amendmentNotAccepted`, `amendmentPassed` for one without a place in the version before the draft,
 * `amendmentPlaceGone`, and `textChanged` where the text is not the one that was seen.
 */
export function putIn({ db }: Services, actor: Actor, putting: Putting): Promise<Put> {
  return db.transaction().execute(async (trx) => {
    const draft = await lockOrStartDraft(trx, actor, putting.document);
    const amendment = await loadAmendment(trx, actor, draft, putting);
    const { nodeId: paragraph, passageLang, disposition, isInDraft } = amendment;
    const put = { paragraph, lang: passageLang, isPartial: disposition !== "accepted" };
    if (isInDraft) return { ...put, isIn: true };
    if (!isAccepting(disposition)) throw new DomainError(409, "amendmentNotAccepted");
    if (!amendment.isPlaced) throw new DomainError(409, "amendmentPlaceGone");
    const text = textWith(amendment, draft, putting.revision);
    // The text that decides comes first; where it was translated for the words is seen there.
    if (text === null) return { ...put, lang: draft.authoritativeLang, isIn: false };
    await writeIn(trx, draft, amendment, text);
    const data = { paragraph, lang: passageLang, comment: putting.comment };
    await announce(trx, actor, { type: "drafts.amendmentPutIn", subject: draft.slug, data });
    return { ...put, isIn: true };
  });
}

/** The amendment as it stands in the version before the draft; throws why it does not. */
async function loadAmendment(trx: Db, actor: Actor, draft: LockedDraft, named: Named): Promise<AmendmentRow> {
  const { formerId } = draft;
  const found =
    formerId === null
      ? undefined
      : await findAmendment(trx, { ...draft, formerId }, named.comment, sightOf(actor));
  if (found) return found;
  const comment = await seenComment(trx, actor, named);
  if (comment.isWithdrawn) throw new DomainError(404, "notFound");
  throw comment.proposed === null
    ? new DomainError(422, "notAnAmendment")
    : new DomainError(409, "amendmentPassed");
}

/** The draft's text with the amendment; null where a person has to look at it first. */
function textWith(amendment: AmendmentRow, draft: LockedDraft, revision: number | undefined): string | null {
  const { draftText, draftRevision, nodeKind: kind, passageLang: lang } = amendment;
  const { authoritativeLang } = draft;
  if (revision === undefined) return textByClick({ ...amendment, kind, lang, authoritativeLang });
  if (draftRevision !== revision) throw new DomainError(409, "textChanged");
  return draftText === null ? null : amendedText(draftText, kind, amendment);
}

async function writeIn(trx: Db, draft: LockedDraft, amendment: AmendmentRow, text: string): Promise<void> {
  const { id: commentId, nodeId, passageLang: lang } = amendment;
  const { versionId, mandateId } = draft;
  const [written] = await writeTexts(trx, { versionId, lang, mandateId }, [{ id: nodeId, text }]);
  const answer = await findAnswer(trx, commentId);
  // One that is accepted has an answer.
  const unnamed = answer?.resultingNodeId === null ? answer : null;
  if (unnamed)
    await saveAnswers(trx, [{ commentId, ...answerOf(unnamed), resultingNodeId: nodeId, mandateId }]);
  await insertOrigin(trx, { versionId, nodeId, commentId }, mandateId, {
    ...{ putLang: lang, putRevision: written?.revision ?? 1 },
    answerRevision: unnamed && unnamed.revision + 1,
  });
}

const answerOf = ({ response, lang, disposition }: NonNullable<Awaited<ReturnType<typeof findAnswer>>>) => ({
  ...{ response, lang, disposition },
});

/**
 * Takes an amendment out of the draft again that a click put in: the text and its answer are as before. Secretariat. Throws
 * 404 `notFound` where no click did, 409 `amendmentWrittenOn` once the paragraph was written on.
 */
export function takeBack(
  { db }: Services,
  actor: Actor,
  { document, comment: commentId, paragraph: nodeId }: Named & { readonly paragraph: string },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const draft = await lockDraft(trx, actor, document);
    const { versionId, mandateId } = draft;
    const put = orNotFound(await findPutIn(trx, { versionId, nodeId, commentId }));
    const { putLang: lang, putRevision } = put;
    const current = await findText(trx, versionId, nodeId, lang);
    if (current?.revision !== putRevision) throw new DomainError(409, "amendmentWrittenOn");
    const earlier = await findRevision(trx, versionId, { nodeId, lang, revision: putRevision - 1 });
    await writeTexts(trx, { versionId, lang, mandateId }, [{ id: nodeId, text: orNotFound(earlier).text }]);
    await deleteOrigin(trx, { versionId, nodeId, commentId });
    const answer = await findAnswer(trx, commentId);
    if (answer?.revision === put.answerRevision)
      await saveAnswers(trx, [{ commentId, ...answerOf(answer), resultingNodeId: null, mandateId }]);
    const data = { paragraph: nodeId, lang, comment: commentId };
    await announce(trx, actor, { type: "drafts.amendmentTakenBack", subject: draft.slug, data });
  });
}
