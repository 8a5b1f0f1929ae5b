import type { z } from "zod";
import type { Mandated } from "#app/features/access/actor.ts";
import type { NewMessage, Written } from "#db/queries/message-posting.ts";
import { moderates } from "./moderation/policy.ts";
import { writableRooms } from "./policy.ts";
import { byOf, type MessageEvent } from "./room-event.ts";
import type { postSchema } from "./schema.ts";
import { indexWords } from "./search/words.ts";
import type { WrittenMessage } from "./writing/write-message.server.ts";

/** A message as its writer gives it. */
export type Posting = z.output<typeof postSchema>;

/**
 * What is kept of a posting of this actor; `held` is what its statement asks and counts beside the rights. One literal,
 * as the event below: put together from parts it takes Node longer than the reading of the words.
 */
export function newMessage(
  actor: Mandated,
  posting: Posting,
  made: WrittenMessage,
  held: Pick<NewMessage, "sessionId" | "counter"> = { sessionId: null, counter: null },
) {
  const { room, id, body, lang = null, replyTo = null, topic = null, newTopic = null } = posting;
  const { audiences, guest } = writableRooms(actor);
  return {
    room,
    id,
    body,
    lang,
    replyTo,
    newTopic,
    audiences,
    guest,
    topicId: topic,
    personId: actor.person.id,
    mandateId: actor.mandate.id,
    sessionId: held.sessionId,
    counter: held.counter,
    isUnhurried: moderates(actor),
    pace: null,
    html: made.html,
    cards: made.cards,
    mentions: made.mentions,
    words: indexWords(room, body),
  } satisfies NewMessage;
}

/** The event of a message just written, without reading it again. */
export function postedEvent(
  actor: Mandated,
  message: ReturnType<typeof newMessage>,
  written: Written,
): MessageEvent {
  const { n, at, replyN, topicId } = written;
  const { id, body, html, cards, lang, replyTo } = message;
  const marks = { edited: false, deleted: false, hidden: false, pinned: false };
  return {
    type: "message.posted",
    by: byOf(actor.mandate),
    n,
    at: at.toISOString(),
    message: {
      cards,
      reactions: [],
      files: [],
      lang,
      replyTo,
      replyN,
      topic: topicId,
      ...marks,
      n,
      asOf: n,
      id,
      body,
      html,
    },
  };
}
