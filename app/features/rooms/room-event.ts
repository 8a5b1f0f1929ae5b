import { mandateFrom, type Capacity, type MandateRow, type Office } from "#app/features/access/actor.ts";
import { messageHtml } from "./message-html.ts";

export type RoomEventType = "message.posted" | "message.edited" | "message.deleted";

/** The office that acted, and the mandate it acted under. */
export interface By {
  readonly mandate: string;
  readonly capacity: Capacity;
  readonly office: Office;
}

/** A message as it is now: a deleted one has no body. */
export interface MessageNow {
  readonly id: string;
  /** The number of the event that posted it: its place in the room, for good. */
  readonly n: number;
  /** The number of the last event about it: of two readings of a message the one with the higher is newer. */
  readonly asOf: number;
  readonly body: string | null;
  /** The body as safe HTML. */
  readonly html: string | null;
  /** BCP 47. */
  readonly lang: string | null;
  /** Id of the message it answers. */
  readonly replyTo: string | null;
  readonly topic: null;
  readonly edited: boolean;
  readonly deleted: boolean;
}

/** What happened in a room (contract: Sockets). `n` counts 1, 2, 3 … in each room; `at` is ISO 8601, UTC. */
export interface RoomEvent {
  readonly n: number;
  readonly type: RoomEventType;
  readonly at: string;
  readonly by: By;
  readonly message: MessageNow;
}

/** An event as a query gives it, joined with its message as it is now and with the mandate that acted. */
export interface RoomEventRow extends MandateRow {
  readonly n: number;
  readonly type: string;
  readonly at: Date;
  readonly mandateId: string;
  readonly id: string;
  readonly firstN: number;
  readonly lastN: number;
  readonly body: string | null;
  readonly lang: string | null;
  readonly replyTo: string | null;
  readonly editedAt: Date | null;
}

/** The event from its row, its message rendered. */
export function eventFrom(row: RoomEventRow): RoomEvent {
  const { capacity, office } = mandateFrom(row.mandateId, row);
  return {
    n: row.n,
    type: row.type as RoomEventType,
    at: row.at.toISOString(),
    by: { mandate: row.mandateId, capacity, office },
    message: {
      id: row.id,
      n: row.firstN,
      asOf: row.lastN,
      body: row.body,
      html: row.body === null ? null : messageHtml(row.body),
      lang: row.lang,
      replyTo: row.replyTo,
      topic: null,
      edited: row.editedAt !== null,
      deleted: row.body === null,
    },
  };
}
