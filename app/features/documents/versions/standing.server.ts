import { isMember, type Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { listVersions, type VersionRow } from "#db/queries/documents.ts";
import { insertRead, listVersionsFor } from "#db/queries/reads.ts";
import { lastReadBefore } from "./last-read.ts";

/** A published version, and for a member what it has of their reading. */
export interface StandingRow extends VersionRow {
  readonly readAt: Date | null;
  readonly isFresh: boolean;
  /** How many comments wait for a place in it. */
  readonly waiting: number;
}

/** The published versions of a document, the newest first; for members with what they have read. One query. */
export async function listStanding({ db }: Services, actor: Actor, slug: string): Promise<StandingRow[]> {
  if (isMember(actor) && actor.person) return listVersionsFor(db, slug, actor.person.id);
  const versions = await listVersions(db, slug);
  return versions.map((version) => ({ ...version, readAt: null, isFresh: false, waiting: 0 }));
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
