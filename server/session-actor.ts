import { mandateFrom, type Actor } from "#app/features/access/actor.ts";
import type { Settings } from "#app/features/access/settings.ts";
import { secondFactorDue } from "#app/features/accounts/second-factor-rules.ts";
import type { findSession } from "#db/queries/sessions.ts";

export type SessionRow = NonNullable<Awaited<ReturnType<typeof findSession>>>;

export const hour = 3_600_000;
/** How often it is noted that a session is in use, in milliseconds. */
export const notedEvery = 5 * 60_000;

/** Whether a session is over by its own end, or by settings that have become shorter since it began. */
export function hasEnded({ endsAt, createdAt, lastSeenAt }: SessionRow, { session }: Settings): boolean {
  const now = Date.now();
  // It is noted only now and then that a session is in use.
  const idleEnd = lastSeenAt.getTime() + session.idleHours * hour + notedEvery;
  return (
    endsAt.getTime() <= now || createdAt.getTime() + session.absoluteHours * hour <= now || idleEnd <= now
  );
}

/** Who the session's person is and acts for; a mandate whose second factor is overdue rests. */
export function actorOf(row: SessionRow, settings: Settings): Actor {
  const person = { id: row.personId, email: row.email, name: row.personName };
  const { mandateId, officeId, kind, capacity, mandateStartsAt: startsAt } = row;
  // The join finds no mandate after its end.
  if (!mandateId || !officeId || !kind || !capacity || !startsAt) return { person, mandate: null };
  const mandate = mandateFrom(mandateId, { ...row, officeId, kind, capacity });
  const held = { kind: mandate.office.kind, startsAt, hasSecondFactor: row.hasSecondFactor };
  const due = secondFactorDue(held, settings.secondFactor);
  if (!due) return { person, mandate };
  return { person, mandate: due.getTime() > Date.now() ? mandate : null, secondFactorBy: due };
}
