import type { z } from "zod";
import type { Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { isOther, refuseOther } from "#app/features/rooms/acting/acting.ts";
import { postMessage, type InTurn } from "#app/features/rooms/posting.server.ts";
import { deleteMessage, editMessage } from "#app/features/rooms/messages/changing.server.ts";
import { pinMessage, reactToMessage } from "#app/features/rooms/messages/marking.server.ts";
import { catchUp } from "#app/features/rooms/pages.server.ts";
import { settleTopic } from "#app/features/rooms/topics/settling.server.ts";
import { roomPolicy } from "#app/features/rooms/policy.ts";
import {
  deleteSchema,
  editSchema,
  joinSchema,
  leaveSchema,
  pinSchema,
  postSchema,
  reactSchema,
  topicSchema,
} from "#app/features/rooms/schema.ts";
import type { RoomEvent } from "#app/features/rooms/room-event.ts";
import { findUnopened, roomFrom, seenRoom } from "#app/features/rooms/seen-room.server.ts";
import { findRooms } from "#db/queries/rooms.ts";
import { handle, handleHeld, type PortalSocket } from "./handle.ts";
import { fanOut } from "./fan-out.ts";
import type { LivePart, PortalServer } from "./live-part.ts";
import { channelOf, joinedBy, roomOf, thresholdOf, type SlugOf } from "./room-channels.ts";
import type { RoomName } from "./room-feed.ts";
import { createRoomFeeds } from "./room-feeds.ts";
import { readingHandlers } from "./room-reading.ts";
import { timely } from "./timely.ts";

/** How often joined rooms are looked at although nobody woke us, in milliseconds. */
const pollEvery = 10_000;

interface RoomsPart extends LivePart {
  readonly slugOf: SlugOf;
}

/** Told of each message that is out, and under which mandate it was written. */
type OnMessage = (roomId: string, mandateId: string) => void;

/** Rooms, live: sockets join, write through the commands, and hear every event of their rooms in order. */
export function roomsRealtime(io: PortalServer, services: Services, onMessage: OnMessage): RoomsPart {
  const feeds = createRoomFeeds(services, async (room, events) => {
    // Whom the room is for may have changed: nobody hears what came after that and is not for them.
    if (events.some(({ type }) => type === "room.changed"))
      await leaveForbidden(socketsIn(io, channelOf(room.id)), services, feeds.slugOf);
    const present = socketsIn(io, channelOf(room.id)).filter(({ rooms }) => !rooms.has(thresholdOf(room.id)));
    fanOut(present, "room:events", { room: room.slug, events });
    for (const { type, by } of events) if (type === "message.posted") onMessage(room.id, by.mandate);
  });
  const { adapter } = io.of("/");
  const onEmpty = (channel: string) => {
    const roomId = roomOf(channel);
    if (roomId !== null) feeds.stop(roomId);
  };
  adapter.on("delete-room", onEmpty);
  const timer = setInterval(() => void feeds.poll(), pollEvery);
  return {
    handlers: {
      ...joiningHandlers(services, feeds.start),
      ...timely({ ...writingHandlers(services, feeds.write), ...readingHandlers(services) }),
    },
    slugOf: feeds.slugOf,
    onWake: (type, subject, n) => {
      if (type.startsWith("rooms.")) feeds.wake(subject, n);
    },
    onGap: () => void feeds.poll(),
    onChecked: (sockets) => leaveForbidden(sockets, services, feeds.slugOf),
    close: () => {
      clearInterval(timer);
      adapter.off("delete-room", onEmpty);
    },
  };
}

type Start = (room: RoomName) => Promise<void>;

/** Joining comes before reading, so that nothing falls between; what comes twice has the same number. */
function joiningHandlers(services: Services, start: Start) {
  const { db, limits } = services;
  /**
   * In the room, and told what they lack; what is said before it is certain that it is for them, they do not hear but
   * read. Whoever cannot be told hears nothing either: it would come after a gap.
   */
  const enter = async (socket: PortalSocket, actor: Actor, { id, slug }: RoomName, after: number) => {
    if (!socket.rooms.has(channelOf(id))) await socket.join([channelOf(id), thresholdOf(id)]);
    try {
      // Whom it is for may have changed on the way in; those who are in it are looked at when that happens.
      const [room] = await Promise.all([seenRoom(db, actor, slug), start({ id, slug })]);
      await socket.leave(thresholdOf(id));
      return await catchUp(services, actor, room, after);
    } catch (error) {
      for (const channel of [channelOf(id), thresholdOf(id)]) await socket.leave(channel);
      throw error;
    }
  };
  return {
    "room:join": handle(joinSchema, async (actor, { room: slug, after }, socket) => {
      const counted = limits.take("joins", actor.person?.id ?? "");
      const [{ id }] = await Promise.all([seenRoom(db, actor, slug), counted]);
      // Gone while the database was asked: nobody would ever stop what is opened for them.
      if (!socket.connected) return {};
      // A page that acts under another mandate hears so: what waits there is not for this one to say.
      return { ...(await enter(socket, actor, { id, slug }, after)), as: actor.mandate?.id ?? null };
    }),
    "room:leave": handle(leaveSchema, async (actor, { room: slug }, socket) => {
      const room = await seenRoom(db, actor, slug);
      await socket.leave(channelOf(room.id));
      return {};
    }),
  };
}

/** The event of a post goes to this node's own sockets before its writer is told. */
function writingHandlers(services: Services, inTurn: InTurn) {
  return {
    "room:post": handleHeld(postSchema, async (actor, posting, { data }) => {
      const ask = async () => refuseOther(await data.check(), posting.as);
      const line = { sessionId: data.sessionId, ask, inTurn };
      const now = isOther(actor, posting.as) ? await ask() : actor;
      return { event: await postMessage(services, now, posting, line) };
    }),
    "room:edit": deed(editSchema, (actor, editing) => editMessage(services, actor, editing)),
    "room:delete": deed(deleteSchema, (actor, deleting) => deleteMessage(services, actor, deleting)),
    "room:react": deed(reactSchema, (actor, reacting) => reactToMessage(services, actor, reacting)),
    "room:pin": deed(pinSchema, (actor, pinning) => pinMessage(services, actor, pinning)),
    "room:topic": deed(topicSchema, (actor, settling) => settleTopic(services, actor, settling)),
  };
}

/** A deed that says under which mandate it is done: under no other. */
function deed<S extends z.ZodType<{ readonly as?: string | undefined }>>(
  schema: S,
  work: (actor: Actor, input: z.output<S>) => Promise<RoomEvent>,
) {
  return handle(schema, async (actor, input) => ({ event: await work(refuseOther(actor, input.as), input) }));
}

/** This node's sockets in a channel. */
function socketsIn(io: PortalServer, channel: string): PortalSocket[] {
  const sockets: PortalSocket[] = [];
  for (const id of io.of("/").adapter.rooms.get(channel) ?? []) {
    const socket = io.sockets.sockets.get(id);
    if (socket) sockets.push(socket);
  }
  return sockets;
}

/** Takes sockets out of rooms that their actors may no longer read. */
async function leaveForbidden(sockets: readonly PortalSocket[], { db }: Services, slugOf: SlugOf) {
  // As they are in rooms now: whoever comes in meanwhile is looked at by their own joining.
  const joined = sockets.flatMap((socket) => joinedBy(socket).map((id) => [socket, id] as const));
  const ids = new Set(joined.map(([, id]) => id));
  const rows = await findRooms(db, [...ids]);
  const rooms = new Map(rows.map((row) => [row.id, roomFrom(row)]));
  for (const id of ids) {
    const slug = rooms.has(id) ? undefined : slugOf(id);
    const unopened = slug === undefined ? null : await findUnopened(db, slug);
    if (unopened) rooms.set(id, unopened);
  }
  for (const [socket, id] of joined) {
    const room = rooms.get(id);
    if (!room || !roomPolicy.read(socket.data.actor, room)) await socket.leave(channelOf(id));
  }
}
