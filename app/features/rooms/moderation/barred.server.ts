import type { Mandated } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import type { Db } from "#db/connection.ts";
import { findPause, findRestriction } from "#db/queries/restrictions.ts";
import { restrictedBy } from "../refusals.ts";
import { moderates } from "./policy.ts";

interface Room {
  readonly id: string;
  readonly slowSeconds: number | null;
}

/** Throws 403 `restricted` or `restrictedUntil` (`until`: ISO 8601, UTC; `reason`) where the person may not write in the room now. */
export async function refuseRestricted(db: Db, room: Pick<Room, "id">, actor: Mandated): Promise<void> {
  const running = await findRestriction(db, room.id, actor.person.id);
  if (!running) return;
  const { key, values } = restrictedBy(running);
  throw new DomainError(403, key, values);
}

/** Why the person's message was not taken: throws as `refuseRestricted`, and 429 `slowMode` with `retryAfter` (s). */
export async function refuseBarred(db: Db, room: Room, actor: Mandated): Promise<void> {
  await refuseRestricted(db, room, actor);
  if (room.slowSeconds === null || moderates(actor)) return;
  const retryAfter = await findPause(db, { ...room, slowSeconds: room.slowSeconds }, actor.person.id);
  if (retryAfter > 0) throw new DomainError(429, "slowMode", { retryAfter });
}
