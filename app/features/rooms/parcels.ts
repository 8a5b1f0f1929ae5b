import type { RoomEvent } from "./room-event.ts";

/** Most letters that one answer or one emission carries, of the messages' texts and of their HTML; one event is always carried. */
const lettersAtOnce = 128 * 1024;

/** The events in their order, parted so that each part crosses a weak line within seconds. */
export function parcels(events: readonly RoomEvent[]): RoomEvent[][] {
  const parts: RoomEvent[][] = [];
  let letters = Infinity;
  for (const event of events) {
    letters += lettersOf(event);
    const part = letters > lettersAtOnce ? undefined : parts.at(-1);
    if (part) part.push(event);
    else {
      parts.push([event]);
      letters = lettersOf(event);
    }
  }
  return parts;
}

function lettersOf({ message }: RoomEvent): number {
  return (message?.body?.length ?? 0) + (message?.html?.length ?? 0);
}
