import type { Brief } from "../brief.ts";
import type { MessageEvent } from "../room-event.ts";

/** Messages that stand one after another, as the events that posted them, the oldest first. */
export interface RoomStretch {
  readonly events: readonly MessageEvent[];
  /** What is answered by messages of the stretch and is not in it itself. */
  readonly answered: readonly Brief[];
  /** Number before which older messages are found, or null. */
  readonly olderBefore: number | null;
  /** Number after which newer messages are found, or null. */
  readonly newerAfter: number | null;
}
