import type { Actor } from "./actor.ts";
import { zoneOf } from "./time-zones.ts";

interface Known {
  /** The zone chosen in this browser, or that it is in. */
  readonly chosen: string | null;
  /** The zone of the city acted for. */
  readonly cityZone: string | null;
}

/** The zone in which the times of rooms and moments in refusals are said: the reader's own; of members the office's; else UTC. */
export function readerZone({ mandate }: Actor, { chosen, cityZone }: Known): string {
  if (chosen !== null) return chosen;
  const office = mandate?.office;
  const isOfPlace = office !== undefined && (office.country !== null || office.kind === "secretariat");
  return isOfPlace ? zoneOf({ country: office.country, cityZone }) : "UTC";
}
