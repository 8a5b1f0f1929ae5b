import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { abilities } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { hasMessage, listInPlace } from "#db/queries/message-places.ts";
import { listEarlierWords } from "#db/queries/message-words.ts";
import { listReactors } from "#db/queries/reactions.ts";
import { findTitledRoom } from "#db/queries/rooms.ts";
import type { Numbered } from "../addressed.ts";
import { moderates } from "../moderation/policy.ts";
import { labelOf } from "../opening/title.ts";
import { messagePolicy, roomPolicy, speaksOnDocuments } from "../policy.ts";
import { byFrom, messageEventFrom, type MessageEvent } from "../room-event.ts";
import { authoriseMember, seenRoom, type Room } from "../seen-room.server.ts";

/** How many replies the page of a message shows. */
const repliesAtMost = 50;

/**
 * A message in its place: what it answers and what answers it, who reacted to it, what it said before,
 * and what one may do to it, for who may read the room. Throws 404 `notFound`, also for the number of another event.
 */
export async function findMessagePage(services: Services, actor: Actor, addressed: Numbered) {
  const { db } = services;
  const { room: slug, message: n } = addressed;
  const room = await seenRoom(db, actor, slug, findTitledRoom);
  const { editHours } = services.settings().rooms;
  const rows = await listInPlace(db, room.id, { n, limit: repliesAtMost + 1, editHours });
  const events = rows.map(messageEventFrom);
  const event = orNotFound(events.find((one) => one.n === n));
  const isInTime = rows.some((row) => row.n === n && row.isInTime);
  const replies = events.filter(({ message }) => message.replyN === n);
  return {
    room: labelOf(room),
    event,
    answered: events.find((one) => one.n === event.message.replyN) ?? null,
    replies: replies.slice(0, repliesAtMost),
    hasMoreReplies: replies.length > repliesAtMost,
    reactors: event.message.reactions.length > 0 ? await reactorsOf(services, room, n) : [],
    earlier: event.message.edited ? await earlierWords(services, room, n) : [],
    editHours,
    can: mayDo(actor, room, event, isInTime),
  };
}

/** That there is this message, and that the room is for the actor, though it may be closed. Throws 404 `notFound`, 401 `signInFirst`, 403 `forbidden`. */
export async function findChangeable({ db }: Services, actor: Actor, { room: slug, message: n }: Numbered) {
  const room = await seenRoom(db, actor, slug);
  if (!(await hasMessage(db, room.id, n))) throw new DomainError(404, "notFound");
  authoriseMember(actor, room);
}

/** What the actor may do in the room and to the message; of a deleted or hidden one its author may still take the words away. */
function mayDo(actor: Actor, room: Room, { message, by }: MessageEvent, isInTime: boolean) {
  const own = abilities(messagePolicy, actor, { room, mandateId: by.mandate });
  const { post, pin, follow } = abilities(roomPolicy, actor, room);
  const isStanding = message.body !== null;
  // Why one's own message is hidden is told where it was decided.
  const isModerated = !message.deleted && (own.delete ? !isStanding : moderates(actor));
  return {
    ...{ reply: post && isStanding, react: post && isStanding, pin: pin && isStanding },
    ...{ edit: own.edit && isStanding && isInTime, delete: own.delete && !message.deleted },
    ...{ moderate: isModerated, report: isStanding && !own.delete && !isModerated && actor.mandate !== null },
    bring: isStanding && speaksOnDocuments(actor),
    follow,
  };
}

/** Who reacted, by sign, in the order of the first. */
async function reactorsOf({ db }: Services, room: Room, n: number) {
  const rows = await listReactors(db, room.id, n);
  const signs = [...new Set(rows.map(({ emoji }) => emoji))];
  return signs.map((emoji) => ({
    emoji,
    by: rows.filter((row) => row.emoji === emoji).map(byFrom),
  }));
}

async function earlierWords({ db }: Services, room: Room, n: number) {
  const rows = await listEarlierWords(db, room.id, n);
  return rows.map(({ revision, body, at }) => ({ revision, body, at: at.toISOString() }));
}
