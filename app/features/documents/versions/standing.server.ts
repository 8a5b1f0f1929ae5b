import { isMember, type Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import type { DraftRow } from "#db/queries/comment-drafts.ts";
import { listVersions, type VersionRow } from "#db/queries/documents.ts";
import { insertRead, listVersionsFor } from "#db/queries/document-reads.ts";
import { lastReadBefore } from "./last-read.ts";

/** A published version, and for a member what it has of their reading. */
export interface StandingRow extends VersionRow {
  readonly readAt: Date | null;
  readonly isFresh: boolean;
  /** How many comments wait for a place in it. */
  readonly waiting: number;
  readonly drafts: readonly DraftRow[];
}

/**
 * The published versions of a document, the newest first; for members with what they have read, for all who act under a
 * mandate with what they are writing, at the node `nodeId` its fields. One query.
 */
export async function listStanding(
  { db }: Services,
  actor: Actor,
  { slug, nodeId }: { readonly slug: string; readonly nodeId: string },
): Promise<StandingRow[]> {
  const unread = { readAt: null, isFresh: false, waiting: 0 };
  if (!actor.person || !actor.mandate) {
    const versions = await listVersions(db, slug);
    return versions.map((version) => ({ ...version, ...unread, drafts: [] }));
  }
  const { id: mandateId, office } = actor.mandate;
  const reader = { personId: actor.person.id, mandateId, nodeId, city: office.city };
  const versions = await listVersionsFor(db, slug, reader);
  return isMember(actor) ? versions : versions.map((version) => ({ ...version, ...unread }));
}

/** Keeps that a member has opened this version, if it is the first time, and gives the version read before, to compare it with. */
export async function noteReading(
  { db }: Services,
  actor: Actor,
  versions: readonly StandingRow[],
  { slug, number, readAt }: StandingRow,
): Promise<number | null> {
  if (!isMember(actor) || !actor.person) return null;
  if (readAt === null) await insertRead(db, { personId: actor.person.id, slug, number });
  return lastReadBefore(versions, number);
}
