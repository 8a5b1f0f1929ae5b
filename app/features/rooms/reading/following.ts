import type { Refusal } from "../refusals.ts";

interface Attending {
  /** What the person has said; null: nothing. */
  readonly attention: string | null;
  readonly hasWritten: boolean;
}

/** How a person stands to a room. */
export interface RoomReading {
  /** How many messages are unread, at most 100. */
  readonly unread: number;
  readonly firstUnread: number | null;
  /** What the person has said; null: nothing. */
  readonly attention: string | null;
  readonly following: Hears;
  /** How many offices follow the room. */
  readonly followers: number;
  /** Why the person may not write in it now; null where they may, as far as that goes. */
  readonly barred: Refusal | null;
  /** The zone (IANA name) its times are said in. */
  readonly zone: string;
}

/** What a person hears of a room. */
export type Hears = "all" | "mentions" | "nothing";

/** Whether a room's new messages are told to a person: those who follow it hear of all, so do those who have written in it and have said nothing else; others hear where they are mentioned, and nobody who has muted it. */
export function followingOf({ attention, hasWritten }: Attending): Hears {
  if (attention === "muted") return "nothing";
  return attention === "following" || hasWritten ? "all" : "mentions";
}
