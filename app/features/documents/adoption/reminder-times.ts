import { dueReminder, longestReminder } from "../periods/terms.ts";
import type { Way } from "./procedures.ts";

/** No reminder is due earlier than so many days before a procedure ends. */
export const earliestReminder = longestReminder;

const day = 86_400_000;

interface Running {
  readonly way: Way;
  /** UTC. */
  readonly openedAt: Date;
  readonly expiresAt: Date;
  /** By the database's clock. */
  readonly now: Date;
}

/**
 * Which reminder of a running procedure is due now, in days before its end; null for none. Ad referendum three days and one day before,
 * as of positions; of a silence one: a day before, or half of its time where that is shorter.
 */
export function reminderDue({ way, openedAt, expiresAt, now }: Running): number | null {
  if (way === "ad-referendum") return dueReminder({ opensAt: openedAt, closesAt: expiresAt, now });
  const left = expiresAt.getTime() - now.getTime();
  const before = Math.min(day, (expiresAt.getTime() - openedAt.getTime()) / 2);
  return left > 0 && left <= before ? 1 : null;
}
