import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { findNode } from "#db/queries/documents.ts";
import { deleteOrigin, insertOrigin, standsIn } from "#db/queries/origins.ts";
import { sightOf } from "../comments/visibility.ts";
import { lockDraft, type LockedDraft } from "./lock-draft.server.ts";

interface Linking {
  readonly document: string;
  readonly paragraph: string;
  readonly comment: string;
}

/**
 * Links a paragraph of the draft to a comment that stands at it in the version before and led to the change; a paragraph
 * that is new to one that stands anywhere there. Secretariat. Throws 404 `notFound` for any other comment, and for one that
 * may not be read.
 */
export function linkOrigin(services: Services, actor: Actor, linking: Linking): Promise<void> {
  return changeOrigin(services, actor, linking, async (trx, { versionId, formerId, mandateId }) => {
    const { paragraph: nodeId, comment: commentId } = linking;
    if (!(await findNode(trx, versionId, nodeId)) || formerId === null)
      throw new DomainError(404, "notFound");
    const isNew = !(await findNode(trx, formerId, nodeId));
    const place = { versionId: formerId, nodeId: isNew ? null : nodeId, commentId };
    if (!(await standsIn(trx, place, sightOf(actor)))) throw new DomainError(404, "notFound");
    await insertOrigin(trx, { versionId, nodeId, commentId }, mandateId);
  });
}

/** Takes such a link away. Secretariat. Throws 404 `notFound`. */
export function unlinkOrigin(services: Services, actor: Actor, linking: Linking): Promise<void> {
  return changeOrigin(services, actor, linking, (trx, { versionId }) =>
    deleteOrigin(trx, { versionId, nodeId: linking.paragraph, commentId: linking.comment }),
  );
}

function changeOrigin(
  { db }: Services,
  actor: Actor,
  { document, paragraph }: Linking,
  change: (trx: Db, draft: LockedDraft) => Promise<void>,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const draft = await lockDraft(trx, actor, document);
    await change(trx, draft);
    await announce(trx, actor, { type: "drafts.originChanged", subject: draft.slug, data: { paragraph } });
  });
}
