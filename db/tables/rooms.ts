import type { Generated, GeneratedAlways } from "kysely";
import type { Json, Stamp } from "./columns.ts";

/** Rooms, what is written in them, what each person has read, and moderation. */
export interface RoomTables {
  rooms: {
    id: Generated<string>;
    slug: string;
    kind: string;
    subject: string | null;
    audience: string;
    state: Generated<string>;
    slowSeconds: number | null;
    titles: Json<readonly { readonly lang: string; readonly title: string }[]> | null;
    lastN: Generated<number>;
    /** How often it was changed who may write here, by guests or restrictions. */
    rightsN: Generated<number>;
    createdAt: Stamp;
  };
  /** Unlogged. */
  roomPresence: { process: string; roomId: string; mandates: string[] };
  roomGuests: { roomId: string; organisationSlug: string };
  topics: {
    id: Generated<string>;
    roomId: string;
    title: string;
    mandateId: string;
    createdAt: Stamp;
    answeredAt: Date | null;
    answeredBy: string | null;
  };
  messages: {
    key: GeneratedAlways<number>;
    roomId: string;
    personId: string;
    id: string;
    mandateId: string;
    n: number;
    asOf: number;
    body: string | null;
    html: string | null;
    cards: Json<object[]> | null;
    /** A tsvector: what the message is found by. */
    words: string | null;
    lang: string | null;
    replyTo: string | null;
    replyN: number | null;
    topicId: string | null;
    createdAt: Stamp;
    editedAt: Date | null;
    deletedAt: Date | null;
    hiddenAt: Date | null;
    hiddenBy: string | null;
    hiddenReason: string | null;
    pinnedAt: Date | null;
    pinnedBy: string | null;
  };
  roomEvents: {
    roomId: string;
    n: number;
    type: string;
    at: Stamp;
    mandateId: string;
    messageKey: number | null;
    topicId: string | null;
    /** The sign that was put on the message or taken away, while its words stand. */
    emoji: string | null;
  };
  messageReactions: {
    messageKey: number;
    personId: string;
    emoji: string;
    mandateId: string;
    at: Stamp;
  };
  messageRevisions: { messageKey: number; revision: number; body: string; mandateId: string; at: Date };
  messageMentions: {
    messageKey: number;
    officeId: string | null;
    countryCode: string | null;
    personId: string | null;
    told: Generated<boolean>;
  };
  letterChoices: { personId: string; mentions: Generated<string>; rest: Generated<string> };
  roomLetters: { id: Generated<string>; personId: string; kind: string; tokenHash: string; createdAt: Stamp };
  roomLetterMentions: { personId: string; messageKey: number; direct: boolean; letterId: string | null };
  messageFiles: { messageKey: number; fileId: string };
  roomReaders: {
    personId: string;
    roomId: string;
    upTo: Generated<number>;
    attention: string | null;
    mailedUpTo: Generated<number>;
  };
  messageReports: {
    id: Generated<string>;
    messageKey: number;
    personId: string;
    mandateId: string;
    reason: string;
    at: Stamp;
    settledAt: Date | null;
    settledBy: string | null;
  };
  roomRestrictions: {
    id: Generated<string>;
    roomId: string;
    personId: string;
    reason: string;
    mandateId: string;
    at: Stamp;
    until: Date | null;
    liftedAt: Date | null;
    liftedBy: string | null;
  };
}
