import { DomainError } from "#app/features/access/errors.ts";

interface Terms {
  /** Null for now. UTC. */
  readonly opensAt: Date | null;
  readonly closesAt: Date;
}

/** Why the database did not take a period of these terms at this moment of its clock: another one, where nothing else is wrong. */
export function refusalOf({ opensAt, closesAt }: Terms, now: Date): DomainError {
  if (closesAt <= now) return new DomainError(422, "closesInThePast");
  if (opensAt !== null && opensAt <= now) return new DomainError(422, "opensInThePast");
  if (opensAt !== null && closesAt <= opensAt) return new DomainError(422, "closesBeforeOpening");
  return new DomainError(409, "commentPeriodOpen");
}

interface Standing {
  readonly state: "coming" | "open" | "closed";
  readonly now: Date;
}

/** Why the database did not move the end of a period to `closesAt`. */
export function refusalOfEnd({ opensAt, closesAt }: Terms, { state, now }: Standing): DomainError {
  if (state === "closed") return new DomainError(409, "commentPeriodOver");
  return refusalOf({ opensAt: state === "coming" ? opensAt : null, closesAt }, now);
}

const day = 86_400_000;

/** How many days before its end those asked are reminded (issue: comments). */
const reminderDays = [1, 3] as const;
export const longestReminder = 3;

interface Running {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly now: Date;
}

/**
 * Which reminder of an open period is due now, in days before its end; null for none. Only the nearest: who was not
 * reminded in time hears of the day that is left. A period that was shorter from the start has no such reminder.
 */
export function dueReminder({ opensAt, closesAt, now }: Running): number | null {
  const left = closesAt.getTime() - now.getTime();
  if (left <= 0 || now < opensAt) return null;
  const days = reminderDays.find((count) => left <= count * day);
  if (days === undefined || closesAt.getTime() - days * day <= opensAt.getTime()) return null;
  return days;
}

/** The reminders that lie ahead again once the end has been moved there: they are then written anew. */
export function remindersAhead({ closesAt, now }: Pick<Running, "closesAt" | "now">): number[] {
  return reminderDays.filter((count) => closesAt.getTime() - count * day > now.getTime());
}
