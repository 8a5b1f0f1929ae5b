import { DomainError } from "#app/features/access/errors.ts";
import type { PeriodState } from "../stages.ts";

interface Terms {
  /** Null for now. UTC. */
  readonly opensAt: Date | null;
  readonly closesAt: Date;
  /** Until when countries submit; null for the end. UTC. */
  readonly submitsUntil?: Date | null | undefined;
  readonly takes?: readonly string[];
}

/** Why the database did not take a period of these terms at this moment of its clock: another one, where nothing else is wrong. */
export function refusalOf({ opensAt, closesAt, submitsUntil = null }: Terms, now: Date): DomainError {
  if (closesAt <= now) return new DomainError(422, "closesInThePast");
  if (opensAt !== null && opensAt <= now) return new DomainError(422, "opensInThePast");
  if (opensAt !== null && closesAt <= opensAt) return new DomainError(422, "closesBeforeOpening");
  if (submitsUntil !== null && submitsUntil < closesAt) return new DomainError(422, "submitsBeforeClosing");
  return new DomainError(409, "commentPeriodOpen");
}

interface Standing {
  readonly state: PeriodState;
  readonly now: Date;
}

/** Why the database did not move the end of a period to `closesAt`. */
export function refusalOfEnd({ opensAt, closesAt }: Terms, { state, now }: Standing): DomainError {
  if (state === "closed" || state === "submitting") return new DomainError(409, "commentPeriodOver");
  return refusalOf({ opensAt: state === "coming" ? opensAt : null, closesAt }, now);
}

type Dates = Required<Pick<Terms, "closesAt" | "submitsUntil">>;

/** Until when countries submit: the end for cities, or later where the period says so. */
export const dueOf = ({ closesAt, submitsUntil }: Dates): Date => submitsUntil ?? closesAt;

/** The countries' date once the end is moved there: as long after it as before, so that the time to gather what cities said stays. */
export function dueMoved(before: Dates, closesAt: Date): Date | null {
  if (!before.submitsUntil) return null;
  return new Date(closesAt.getTime() + before.submitsUntil.getTime() - before.closesAt.getTime());
}

/** Why the database did not move the countries' date to `submitsUntil`. */
export function refusalOfDue({ closesAt, submitsUntil, takes = [] }: Terms, { state, now }: Standing) {
  if (!takes.includes("country")) return new DomainError(422, "submitsNobody");
  if (state === "closed") return new DomainError(409, "commentPeriodOver");
  if (!submitsUntil || submitsUntil <= now) return new DomainError(422, "submitsInThePast");
  return submitsUntil < closesAt
    ? new DomainError(422, "submitsBeforeClosing")
    : new DomainError(409, "commentPeriodOver");
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
