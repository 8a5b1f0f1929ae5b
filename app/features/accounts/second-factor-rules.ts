import type { OfficeKind } from "#app/features/access/actor.ts";
import type { Settings } from "#app/features/access/settings.ts";

/** Offices that decide for others: who holds one signs in with a second factor. */
const asked: readonly OfficeKind[] = ["country", "chair", "shepherd", "secretariat", "administration"];

interface Held {
  readonly kind: OfficeKind;
  /** When the mandate began. */
  readonly startsAt: Date;
  /** Whether the person has a second factor. */
  readonly hasSecondFactor: boolean;
}

/** Until when (UTC) a second factor must be set up for this mandate to act; null where none is asked for, or one is there. */
export function secondFactorDue(held: Held, settings: Settings["secondFactor"]): Date | null {
  if (!settings.isRequired || held.hasSecondFactor || !asked.includes(held.kind)) return null;
  return new Date(held.startsAt.getTime() + settings.graceDays * 86_400_000);
}
