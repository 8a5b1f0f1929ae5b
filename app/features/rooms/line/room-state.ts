import type { Refusal } from "../refusals.ts";
import type { RoomEvent } from "../room-event.ts";
import type { RoomPageEvents, Timeline } from "../timeline.ts";
import type { Here } from "./here.ts";
import type { Deed, Entry, FileAhead, Outbox } from "./outbox.ts";
import { refusalOf, type Answer } from "./verdict.ts";

/**
 * How the page stands to the live room; `blocked`: no WebSocket gets through here; `refused`: signed out, or no longer
 * allowed; `other`: in this browser one no longer acts under the mandate of the page.
 */
export type Link = "connecting" | "live" | "lost" | "blocked" | "refused" | "other";

/** Whether nothing goes out of this page any more. */
export const isOver = (link: Link): boolean => link === "refused" || link === "other";

/** What someone writes: the words, and where they belong. */
export interface Posting {
  readonly body: string;
  /** Id of the message it answers. */
  readonly replyTo?: string;
  /** Id of the topic it belongs to, or the title of the one it starts. */
  readonly topic?: string;
  readonly newTopic?: string;
  readonly files?: readonly FileAhead[];
}

/** A message on its way, or one that did not go through. */
export interface Waiting extends Posting {
  readonly id: string;
  readonly refusal: Refusal | null;
}

/** What a change of a message carries. */
export interface ChangePayload {
  /** Id of the message. */
  readonly message: string;
  readonly body?: string;
  readonly emoji?: string;
  readonly on?: boolean;
}

interface ChangeEntry extends Entry {
  readonly event: Exclude<Deed, "room:post">;
}

/** Why what waits is held up for a while, though the line stands. */
export interface Pause extends Refusal {
  /** When it is over, in milliseconds by this device's clock. */
  readonly over: number;
}

export interface RoomState {
  readonly timeline: Timeline;
  readonly waiting: readonly Waiting[];
  /** Changes of messages on their way, and those that did not go through. */
  readonly changes: readonly ChangeEntry[];
  readonly pause: Pause | null;
  /** Who is here now; null where that is not known. */
  readonly here: Here | null;
  /** The last events that came while the page was open, for whoever is to be told of them. */
  readonly news: readonly RoomEvent[];
  readonly link: Link;
  /** Id of what may have arrived, as it went out and was not answered: as of when the line broke, or what waits was held up. */
  readonly unanswered: string | null;
}

/** What a page knows of its room as it opens. */
export interface RoomStart {
  readonly room: string;
  /** The language of the page, which new messages carry. */
  readonly lang: string;
  readonly page: RoomPageEvents;
  /** The mandate one acts under. */
  readonly mandate?: string;
}

/** How what is done is kept, and how it goes out where no live line gets through. */
export interface RoomMeans {
  readonly outbox?: Outbox;
  readonly byForm?: (entry: Entry) => Promise<Answer<object>>;
}

/** Whether a message may come back into the box: it did not go through, or is held up and surely not in the room. */
export function mayComeBack(
  { id, refusal }: Waiting,
  { link, pause, unanswered }: Pick<RoomState, "link" | "pause" | "unanswered">,
): boolean {
  const isHeldUp = pause !== null || link === "lost" || isOver(link);
  return refusal !== null || (isHeldUp && id !== unanswered);
}

/** What waits, messages and changes of messages apart, as one who acts under `mandate` sees it. */
export function waitingIn(
  entries: readonly Entry[],
  mandate: string,
): Pick<RoomState, "waiting" | "changes"> {
  const seen = entries.map((entry) => ({
    ...entry,
    refusal: entry.mandate === mandate ? entry.refusal : refusalOf("otherMandate"),
  }));
  return {
    waiting: seen
      .filter(({ event }) => event === "room:post")
      .map((entry) => ({ ...postingOf(entry), id: entry.key, refusal: entry.refusal })),
    changes: seen.filter((entry): entry is ChangeEntry => entry.event !== "room:post"),
  };
}

function postingOf({ payload, files }: Entry): Posting {
  const { body, replyTo, topic, newTopic } = payload;
  const where = { replyTo, topic, newTopic };
  const given = Object.entries(where).filter(([, value]) => typeof value === "string");
  return {
    body: typeof body === "string" ? body : "",
    ...Object.fromEntries(given),
    ...(files && { files }),
  };
}
