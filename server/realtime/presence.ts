import type { Actor } from "#app/features/access/actor.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { refuseRestricted } from "#app/features/rooms/moderation/barred.server.ts";
import { roomPolicy } from "#app/features/rooms/policy.ts";
import { byFrom, byOf, type By } from "#app/features/rooms/room-event.ts";
import { typingSchema } from "#app/features/rooms/schema.ts";
import { seenRoom } from "#app/features/rooms/seen-room.server.ts";
import { listPresentElsewhere, removePresence, tellTyping, writePresence } from "#db/queries/presence.ts";
import { handle, type PortalSocket } from "./handle.ts";
import type { LivePart, PortalServer } from "./live-part.ts";
import { Present } from "./present.ts";
import { channelOf, joinedBy, roomOf, type SlugOf } from "./room-channels.ts";
import { timely } from "./timely.ts";

interface PresencePart extends LivePart {
  /** A message of theirs is in the room: they are no longer about to write it. */
  hasWritten(roomId: string, mandateId: string): void;
}

/**
 * Who is in each room and who is writing, told to the sockets that have joined it, on all nodes: each node says in one
 * row a room who is there by it, and wakes the others. While nothing changes nothing is written and nothing asked; what a
 * node that was killed has said goes with it, found by the beat that looks after its jobs.
 */
export function presenceRealtime(
  io: PortalServer,
  services: Services,
  process: string,
  slugOf: SlugOf,
): PresencePart {
  const { db, log } = services;
  const rooms = new Map<string, Present>();

  const open = (roomId: string): Present => {
    const opened = presentIn(roomId, { io, services, process, slugOf }, () => {
      if (opened.isEmpty && rooms.delete(roomId)) opened.close();
    });
    rooms.set(roomId, opened);
    return opened;
  };
  const stopHearing = hearMoves(io, {
    onEnter: (roomId, socket, by) => {
      (rooms.get(roomId) ?? open(roomId)).enter(socket, by);
    },
    onLeave: (roomId, socket) => rooms.get(roomId)?.leave(socket),
  });

  return {
    handlers: timely({
      "room:typing": typingHandler(services, async (roomId, mandateId) => {
        if (rooms.get(roomId)?.write(mandateId)) await tellTyping(db, { process, roomId, mandateId });
      }),
    }),
    hasWritten: (roomId, mandateId) => rooms.get(roomId)?.stopWriting(mandateId),
    onWake: (type, subject) => {
      const [roomId = "", from, mandateId = ""] = subject.split("/");
      const present = rooms.get(roomId);
      if (!type.startsWith("presence.") || from === process || !present) return;
      // Forgotten by nobody's name: it may have been this node, which only seemed to be gone.
      if (type === "presence.changed") present.lookAgain(from === "");
      else if (present.has(mandateId)) present.write(mandateId);
    },
    onGap: () => {
      for (const present of rooms.values()) present.lookAgain(true);
    },
    onChecked: (sockets) => {
      for (const socket of sockets) reenter(socket, rooms);
      return Promise.resolve();
    },
    close: () => {
      stopHearing();
      for (const present of rooms.values()) present.close();
      rooms.clear();
      return removePresence(db, process).catch((err: unknown) => {
        log.warn({ err }, "who was here could not be taken off the rooms");
      });
    },
  };
}

interface Place {
  readonly slugOf: SlugOf;
  readonly io: PortalServer;
  readonly services: Services;
  readonly process: string;
}

/** Who is in one room; `onWritten` is called after each time it was said to the other nodes. */
function presentIn(roomId: string, { io, services, process, slugOf }: Place, onWritten: () => void): Present {
  const { db, log } = services;
  return new Present({
    tell: (here, to) => {
      const told = { room: slugOf(roomId), ...here };
      io.to(to === "all" ? channelOf(roomId) : [...to]).emit("room:presence", told);
    },
    write: async (mandates) => {
      await writePresence(db, { process, roomId, mandates });
      onWritten();
    },
    read: async () => (await listPresentElsewhere(db, { roomId, process })).map(byFrom),
    onError: (err) => {
      log.warn({ err, roomId }, "who is in a room could not be told");
    },
  });
}

interface Moves {
  readonly onEnter: (roomId: string, socket: string, by: By) => void;
  readonly onLeave: (roomId: string, socket: string) => void;
}

/** Hears who joins and leaves rooms, whatever the reason; gives the function that ends it. */
function hearMoves(io: PortalServer, { onEnter, onLeave }: Moves): () => void {
  const { adapter } = io.of("/");
  const joined = (channel: string, socket: string) => {
    const roomId = roomOf(channel);
    const by = actingIn(io.sockets.sockets.get(socket)?.data.actor);
    if (roomId !== null && by) onEnter(roomId, socket, by);
  };
  const left = (channel: string, socket: string) => {
    const roomId = roomOf(channel);
    if (roomId !== null) onLeave(roomId, socket);
  };
  adapter.on("join-room", joined);
  adapter.on("leave-room", left);
  return () => {
    adapter.off("join-room", joined);
    adapter.off("leave-room", left);
  };
}

type Typing = (roomId: string, mandateId: string) => Promise<void>;

/** Whoever may write in a room may say that they are about to; it is told where they have joined it. */
function typingHandler({ db }: Services, onTyping: Typing) {
  return handle(typingSchema, async (actor, { room: slug }, socket) => {
    const room = await seenRoom(db, actor, slug);
    authorise(roomPolicy.post, actor, room);
    await refuseRestricted(db, room, actor);
    if (socket.rooms.has(channelOf(room.id))) await onTyping(room.id, actor.mandate.id);
    return {};
  });
}

/** The socket's actor may act under another mandate now, or under none. */
function reenter(socket: PortalSocket, rooms: ReadonlyMap<string, Present>): void {
  const by = actingIn(socket.data.actor);
  for (const roomId of joinedBy(socket)) {
    if (by) rooms.get(roomId)?.enter(socket.id, by);
    else rooms.get(roomId)?.leave(socket.id);
  }
}

/** As whom someone is there; null for who acts for no office. */
function actingIn(actor: Actor | undefined): By | null {
  return actor?.mandate ? byOf(actor.mandate) : null;
}
