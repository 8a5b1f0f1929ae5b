import type { Actor } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { abilities } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { listInPlace } from "#db/queries/message-places.ts";
import { findTitledRoom } from "#db/queries/rooms.ts";
import { messagePolicy, roomPolicy } from "../policy.ts";
import { messageEventFrom, type MessageEvent } from "../room-event.ts";
import { seenRoom, type Room } from "../seen-room.server.ts";

/** How many replies the page of a message shows. */
const repliesAtMost = 50;

/**
 * The message of number `n` in its place: what it answers and what answers it, for who may read the room, and what one
 * may do to it. Throws 404 `notFound`, also for the number of another event.
 */
export async function findMessagePage({ db }: Services, actor: Actor, slug: string, n: number) {
  const room = await seenRoom(db, actor, slug, findTitledRoom);
  const rows = await listInPlace(db, room.id, { n, limit: repliesAtMost + 1 });
  const events = rows.map(messageEventFrom);
  const event = orNotFound(events.find((one) => one.n === n));
  const replies = events.filter(({ message }) => message.replyN === n);
  const { kind, subject, audience, titles } = room;
  return {
    room: { slug: room.slug, kind, subject, audience, titles },
    event,
    answered: events.find((one) => one.n === event.message.replyN) ?? null,
    replies: replies.slice(0, repliesAtMost),
    hasMoreReplies: replies.length > repliesAtMost,
    can: mayDo(actor, room, event),
  };
}

/** What the actor may do in the room and to the message; of a deleted one nothing is left to be done. */
function mayDo(actor: Actor, room: Room, { message, by }: MessageEvent) {
  const can = abilities(messagePolicy, actor, { room, mandateId: by.mandate });
  const isThere = !message.deleted;
  return {
    reply: isThere && roomPolicy.post(actor, room),
    edit: isThere && !message.hidden && can.edit,
    delete: isThere && can.delete,
    moderate: isThere && actor.mandate !== null,
  };
}
