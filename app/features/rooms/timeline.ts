import type { By, MessageEvent, MessageNow, RoomEvent } from "./room-event.ts";

/** A message in its place: who wrote it and when, and what it says now. */
export interface ShownMessage extends MessageNow {
  readonly by: By;
  /** When it was posted: ISO 8601, UTC. */
  readonly at: string;
}

/** What a reader knows of a room, from message number `from` on. */
export interface Timeline {
  /** Messages below this number are not shown: they are on the older pages. */
  readonly from: number;
  /** Whether messages of older pages were added above. */
  readonly isExtended: boolean;
  /** Every event up to this number is known. */
  readonly last: number;
  /** Numbers of the messages pinned when the page was loaded. */
  readonly pins: ReadonlySet<number>;
  /** The number of the last change of the room itself, its topics or what is pinned: a page older than it is to be loaded again. */
  readonly changed: number;
  /** Events known beyond a gap, by number: not shown before it is closed, else a message would come to stand above one that was read. */
  readonly ahead: ReadonlyMap<number, RoomEvent>;
  readonly posted: ReadonlyMap<number, Pick<ShownMessage, "by" | "at">>;
  /** Messages as they are now, those of older pages too where something was heard of them. */
  readonly now: ReadonlyMap<number, MessageNow>;
}

export interface RoomPageEvents {
  /** Events that posted the messages shown, each as it was at number `last` or later. */
  readonly events: readonly MessageEvent[];
  readonly last: number;
  readonly olderBefore: number | null;
  readonly pins?: readonly { readonly n: number }[];
}

/** What a page as the server rendered it knows. */
export function timelineOf({ events, last, olderBefore, pins = [] }: RoomPageEvents): Timeline {
  const empty: Timeline = {
    from: olderBefore ?? 1,
    last,
    isExtended: false,
    changed: 0,
    pins: new Set(pins.map(({ n }) => n)),
    ahead: new Map(),
    posted: new Map(),
    now: new Map(),
  };
  return withShown(empty, events);
}

/**
 * The timeline with these events: in any order, doubled or with gaps they lead to the same state (stale state + events =
 * fresh state). What comes after a gap is kept back until that is closed.
 */
export function withEvents(timeline: Timeline, events: readonly RoomEvent[]): Timeline {
  const ahead = new Map(timeline.ahead);
  for (const event of events)
    if (event.n > timeline.last && !isOlder(event, ahead.get(event.n))) ahead.set(event.n, event);
  const due = events.filter(({ n }) => n <= timeline.last);
  let { last } = timeline;
  for (let next = ahead.get(last + 1); next; next = ahead.get(last + 1)) {
    due.push(next);
    last += 1;
    ahead.delete(last);
  }
  return { ...applied(timeline, due), last, ahead };
}

/** As `withEvents`, shown at once whatever is missing before: what one has done oneself, and what stands on a page, where nothing is missing between. */
export function withShown(timeline: Timeline, events: readonly RoomEvent[]): Timeline {
  return withEvents(applied(timeline, events), events);
}

/** The events among these and those kept back that `after` has come to know since `before`, in order: each is new once. */
export function newsBetween(before: Timeline, after: Timeline, events: readonly RoomEvent[]): RoomEvent[] {
  const known = new Map([...before.ahead.values(), ...events].map((event) => [event.n, event]));
  return [...known.values()].filter(({ n }) => n > before.last && n <= after.last).sort((a, b) => a.n - b.n);
}

/** Whether what is said of the message was read earlier than by the other. */
function isOlder({ message }: RoomEvent, other: RoomEvent | undefined): boolean {
  return (message?.asOf ?? 0) < (other?.message?.asOf ?? 0);
}

function applied(timeline: Timeline, events: readonly RoomEvent[]): Timeline {
  const posted = new Map(timeline.posted);
  const now = new Map(timeline.now);
  let { changed } = timeline;
  for (const { n, type, at, by, message } of events) {
    if (message === null || movesPins(timeline, type, message)) changed = Math.max(changed, n);
    if (message === null) continue;
    if (type === "message.posted" && message.n >= timeline.from) posted.set(message.n, { by, at });
    const known = now.get(message.n);
    if (!known || known.asOf <= message.asOf) now.set(message.n, message);
  }
  return { ...timeline, changed, posted, now };
}

/** Whether the list of pinned messages may read otherwise after this. */
function movesPins({ pins }: Timeline, type: RoomEvent["type"], message: MessageNow): boolean {
  if (type === "message.posted" || type === "message.reacted") return false;
  return type === "message.pinned" || message.pinned || pins.has(message.n);
}

/** The timeline with messages that stand right before it. */
export function withOlder(timeline: Timeline, events: readonly MessageEvent[]): Timeline {
  const from = events[0]?.n ?? timeline.from;
  return from < timeline.from ? withShown({ ...timeline, from, isExtended: true }, events) : timeline;
}

/**
 * A page that was loaded again takes the timeline's place, unless the timeline knows as much already; what was heard
 * beyond both is not told again and stays known. Where older messages were added above it joins them: of these it says
 * nothing, so that what is known stays the same, and the line says the rest.
 */
export function withPage(timeline: Timeline, page: RoomPageEvents): Timeline {
  if (page.last <= timeline.last) return timeline;
  const fresh = timelineOf(page);
  const isJoined = (page.events[0]?.n ?? 0) <= Math.max(...timeline.posted.keys());
  if (timeline.isExtended && isJoined) return withShown({ ...timeline, pins: fresh.pins }, page.events);
  const ahead = [...timeline.ahead.values()];
  const own = ahead.filter(
    ({ message }) => message && message.asOf <= (timeline.now.get(message.n)?.asOf ?? 0),
  );
  return withEvents(withShown(fresh, own), ahead);
}

/** Whether events are missing before some that are known: time to catch up from `last`. */
export function hasGap(timeline: Timeline): boolean {
  return timeline.ahead.size > 0;
}

/** The messages to show, the oldest first. */
export function shownMessages({ posted, now }: Timeline): ShownMessage[] {
  return [...now.values()]
    .flatMap((message) => {
      const place = posted.get(message.n);
      return place ? [{ ...message, ...place }] : [];
    })
    .sort((a, b) => a.n - b.n);
}
