import type { RoomEvent } from "../../room-event.ts";
import type { RoomStore } from "./room-store.ts";

interface Caught {
  readonly events: readonly RoomEvent[];
}

/**
 * Where no live line gets through: brings the room of this path up to number `upTo`. A page that is loaded again says
 * nothing of messages that were added above it; what cannot be had now the next page asks for.
 */
export async function catchUpTo(
  upTo: number,
  store: Pick<RoomStore, "get" | "hear">,
  path: string,
): Promise<void> {
  const last = () => store.get().timeline.last;
  while (last() < upTo) {
    const events = await askEvents(path, last());
    if (events.length === 0) return;
    store.hear(events);
  }
}

/** The room's events after this number, in order; none where they are not to be had now. */
async function askEvents(path: string, after: number): Promise<readonly RoomEvent[]> {
  try {
    const answer = await fetch(`${path}/events.json?after=${String(after)}`);
    return answer.ok && !answer.redirected ? ((await answer.json()) as Caught).events : [];
  } catch {
    return [];
  }
}
