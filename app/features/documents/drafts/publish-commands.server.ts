import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { listPlacedNodes } from "#db/queries/draft-nodes.ts";
import { listTexts } from "#db/queries/draft-texts.ts";
import * as drafts from "#db/queries/drafts.ts";
import { advance, loadStanding } from "../adoption/standing.server.ts";
import { draftPolicy } from "../policy.ts";
import { carryComments } from "../versions/carry-comments.server.ts";
import { lockDraft, type LockedDraft } from "./lock-draft.server.ts";

interface Publishing {
  readonly document: string;
  /** Why there is a new version: everyone reads it. */
  readonly reason: string;
}

/**
 * Publishes the draft of a document, by the database's clock; from then on nothing in it changes. Secretariat. Gives its
 * number. Throws 404 `notFound`, and 409 `draftEmpty`, `paragraphsEmpty` (`count`), `nothingChanged`, `procedureRunning`,
 * `nextStepFirst` or `otherStepDecided`.
 */
export function publishVersion(
  { db }: Services,
  actor: Actor,
  { document, reason }: Publishing,
): Promise<{ number: number }> {
  return db.transaction().execute(async (trx) => {
    const draft = await lockDraft(trx, actor, document);
    authorise(draftPolicy.publish, actor, null);
    await checkReady(trx, draft);
    await checkSupersedes(trx, draft);
    await drafts.markPublished(trx, { ...draft, reason });
    const { versionId, formerId: before, authoritativeLang } = draft;
    if (before !== null) await carryComments(trx, { versionId, before, authoritativeLang });
    await announce(trx, actor, {
      type: "documents.versionPublished",
      subject: document,
      data: { version: draft.number },
    });
    return { number: draft.number };
  });
}

/** Throws 409 `procedureRunning` where the version before is being adopted, `nextStepFirst` and `otherStepDecided` after that has failed. */
async function checkSupersedes(trx: Db, { slug, formerId }: LockedDraft): Promise<void> {
  if (formerId === null) return;
  const { standing } = await loadStanding(trx, { document: slug, versionId: formerId });
  advance(standing, { kind: "supersede" }, []);
}

/** Throws 409 where the draft is not one that can be published. */
async function checkReady(trx: Db, { versionId, formerId, authoritativeLang }: LockedDraft): Promise<void> {
  const nodes = await listPlacedNodes(trx, versionId);
  if (nodes.length === 0) throw new DomainError(409, "draftEmpty");
  const texts = await listTexts(trx, versionId, authoritativeLang);
  const written = new Set(texts.filter(({ text }) => text.trim() !== "").map(({ nodeId }) => nodeId));
  const empty = nodes.filter(({ id }) => !written.has(id));
  if (empty.length > 0) throw new DomainError(409, "paragraphsEmpty", { count: empty.length });
  if (formerId !== null && !(await drafts.isChanged(trx, formerId, versionId)))
    throw new DomainError(409, "nothingChanged");
}
