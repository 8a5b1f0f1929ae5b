import type { ReactNode } from "react";
import type { Capacity, Office } from "../../access/actor.ts";

/** An office and in which capacity it is held. */
export interface Held {
  readonly office: Office;
  readonly capacity: Capacity;
}

/** The words for an office held, "CSCO, Da Nang": another feature's, so a route hands them over. */
export type OfficeOf = (held: Held) => ReactNode;
