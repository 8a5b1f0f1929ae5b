import {
  mandateFrom,
  type Capacity,
  type Mandate,
  type MandateRow,
  type Office,
} from "#app/features/access/actor.ts";
import type { ParagraphCard } from "./writing/card.ts";
import { messageHtml } from "./writing/message-html.ts";

/** What may happen to a message. */
export type MessageEventType =
  | "message.posted"
  | "message.edited"
  | "message.deleted"
  | "message.reacted"
  | "message.hidden"
  | "message.pinned";

/** The office that acted, and the mandate it acted under. */
export interface By {
  readonly mandate: string;
  readonly capacity: Capacity;
  readonly office: Office;
}

/** Who reacted with this sign, by mandate. */
export interface Reaction {
  readonly emoji: string;
  readonly mandates: readonly string[];
}

/** A file of a message; `bytes` is its size. */
export interface MessageFile {
  readonly id: string;
  readonly name: string;
  /** What it shows, in words. */
  readonly description: string | null;
  readonly mediaType: string;
  readonly bytes: number;
  /** The size of a small picture of it, in points, where there is one. */
  readonly preview: { readonly width: number; readonly height: number } | null;
}

/** A message as it is now: a deleted or hidden one has no body. */
export interface MessageNow {
  readonly id: string;
  /** The number of the event that posted it: its place in the room, for good. */
  readonly n: number;
  /** The number of the last event about it: of two readings of a message the one with the higher is newer. */
  readonly asOf: number;
  readonly body: string | null;
  /** The body as safe HTML. */
  readonly html: string | null;
  /** Paragraphs of documents that it quotes. */
  readonly cards: readonly ParagraphCard[];
  /** BCP 47. */
  readonly lang: string | null;
  /** Id of the message it answers, and that message's number. */
  readonly replyTo: string | null;
  readonly replyN: number | null;
  /** Id of the topic it belongs to. */
  readonly topic: string | null;
  readonly reactions: readonly Reaction[];
  readonly files: readonly MessageFile[];
  readonly edited: boolean;
  readonly deleted: boolean;
  /** Taken out of sight by a moderator. */
  readonly hidden: boolean;
  readonly pinned: boolean;
}

/** A topic as it is now. */
export interface TopicNow {
  readonly id: string;
  readonly title: string;
  readonly answered: boolean;
}

interface Happened {
  readonly n: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: By;
}

/** What happened to a message. */
export interface MessageEvent extends Happened {
  readonly type: MessageEventType;
  readonly message: MessageNow;
}

/** What happened in a room (contract: Sockets); events of topics and of the room itself have no message. `n` counts 1, 2, 3 … in each room, the same for all who may join it. */
export type RoomEvent =
  | MessageEvent
  | (Happened & { readonly type: "topic.changed"; readonly message: null; readonly topic: TopicNow })
  | (Happened & { readonly type: "room.changed"; readonly message: null });

interface MessageColumns {
  readonly id: string;
  readonly firstN: number;
  readonly lastN: number;
  readonly body: string | null;
  readonly html: string | null;
  readonly cards: readonly object[] | null;
  readonly lang: string | null;
  readonly replyTo: string | null;
  readonly replyN: number | null;
  readonly topicId: string | null;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly hiddenAt: Date | null;
  readonly pinnedAt: Date | null;
  readonly reactions: readonly Reaction[] | null;
  readonly files: readonly MessageFile[] | null;
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

/** Who acted, as a query gives it. */
export interface ByRow extends MandateRow {
  readonly mandateId: string;
}

interface HappenedRow extends ByRow {
  readonly n: number;
  readonly at: Date;
}

/** A message as a query gives it, as the event that posted it or one about it. */
export interface MessageRow extends HappenedRow, MessageColumns {
  readonly type: string;
}

/** An event as a query gives it, joined with what it is about as that is now and with the mandate that acted. */
export interface RoomEventRow extends HappenedRow, Nullable<MessageColumns> {
  readonly type: string;
  readonly changedTopic: string | null;
  readonly topicTitle: string | null;
  readonly topicAnsweredAt: Date | null;
}

/** The event from its row; types are held to their list by the database. */
export function eventFrom(row: RoomEventRow): RoomEvent {
  if (hasMessage(row)) return messageEventFrom(row);
  if (row.changedTopic === null) return { ...happened(row), type: "room.changed", message: null };
  const topic = {
    id: row.changedTopic,
    title: row.topicTitle ?? "",
    answered: row.topicAnsweredAt !== null,
  };
  return { ...happened(row), type: "topic.changed", message: null, topic };
}

/** A message from its row, as the event that posted it or one about it. */
export function messageEventFrom(row: MessageRow): MessageEvent {
  return { type: row.type as MessageEventType, ...happened(row), message: messageFrom(row) };
}

const hasMessage = (row: RoomEventRow): row is RoomEventRow & MessageRow => row.firstN !== null;

function happened(row: HappenedRow): Happened {
  return { by: byFrom(row), n: row.n, at: row.at.toISOString() };
}

/** Who acted, by their mandate. */
export function byOf({ id, capacity, office }: Mandate): By {
  return { mandate: id, capacity, office };
}

/** Who acted, from a row joined with the mandate. */
export function byFrom(row: ByRow): By {
  return byOf(mandateFrom(row.mandateId, row));
}

const none: readonly never[] = [];

/** A page tells fifty of them: what most have alike is one object and stands together, so that it weighs next to nothing. */
function messageFrom(row: MessageColumns): MessageNow {
  return {
    // As `writtenMessage` wrote them.
    cards: (row.cards ?? none) as readonly ParagraphCard[],
    reactions: row.reactions ?? none,
    files: row.files ?? none,
    lang: row.lang,
    replyTo: row.replyTo,
    replyN: row.replyN,
    topic: row.topicId,
    ...{ edited: row.editedAt !== null, deleted: row.deletedAt !== null },
    ...{ hidden: row.hiddenAt !== null, pinned: row.pinnedAt !== null },
    n: row.firstN,
    asOf: row.lastN,
    id: row.id,
    body: row.body,
    // Messages from before their HTML was kept are made into it as they are read.
    html: row.html ?? (row.body === null ? null : messageHtml(row.body)),
  };
}
