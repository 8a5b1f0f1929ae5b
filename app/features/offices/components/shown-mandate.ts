import type { Capacity, Mandate } from "../../access/actor.ts";

/** A mandate as the page of its office shows it. */
export interface ShownMandate {
  readonly id: string;
  /** Null once the person has been erased. */
  readonly holder: string | null;
  readonly capacity: Capacity;
  readonly state: "coming" | "running" | "ended";
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  /** Its last day (YYYY-MM-DD, UTC), empty without an end. */
  readonly lastDay: string;
  readonly isOwn: boolean;
  /** What was handed over, for whom it is. */
  readonly note: string | null;
  readonly appointedBy: Mandate | null;
  readonly endedBy: Mandate | null;
  readonly can: { readonly end: boolean; readonly changeEnd: boolean; readonly writeNote: boolean };
}
