import type { Socket } from "socket.io-client";
import { comeBack } from "#app/live/come-back.ts";
import { hearUnread } from "#app/live/unread.ts";
import type { Here } from "../here.ts";
import type { Link } from "../room-state.ts";
import type { Answer } from "../verdict.ts";
import type { RoomEvent } from "../../room-event.ts";

/** The live room as the store sees it. */
export interface RoomConnection {
  /** Sends a client event and gives its answer; rejects when none comes within 10 s. */
  ask<T>(event: string, payload: object): Promise<Answer<T>>;
  close(): void;
}

interface Ears {
  /** The line stands (again): time to join and to send what waits. */
  readonly onOpen: () => void;
  readonly onLost: (link: Exclude<Link, "connecting" | "live">) => void;
  readonly onEvents: (room: string, events: readonly RoomEvent[]) => void;
  /** Who is in the room has changed. */
  readonly onHere: (room: string, here: Here) => void;
  /** From now on one acts under this mandate, or under none. */
  readonly onActing: (mandate: string | null) => void;
}

const answerWithin = 10_000;
/** How long a line may take to stand: one that lets no WebSocket through may also just be silent. */
const openWithin = 10_000;
/** So many tries without ever a connection, and we take the line for one that lets no WebSocket through. */
const triesUntilBlocked = 3;

/**
 * Opens the socket, whose code is loaded only now; it comes back by itself after every loss. A line that stands and does
 * not answer is given up for a new one: a half-open one would else be taken for a good one for most of a minute.
 */
export async function connectRooms(ears: Ears): Promise<RoomConnection> {
  const { io } = await import("socket.io-client");
  const socket = io({ transports: ["websocket"], reconnectionDelayMax: 10_000, timeout: openWithin });
  const coming = comeBack(socket);
  hearUnread(socket);
  hearLine(socket, coming, ears);
  hearRooms(socket, ears);
  return {
    ask: (event, payload) => ask(socket, event, payload),
    close: () => {
      coming.stop();
      socket.disconnect();
    },
  };
}

/** Whether the line stands, breaks, or never gets through. */
function hearLine(socket: Socket, coming: Pick<ReturnType<typeof comeBack>, "isComing">, ears: Ears): void {
  const { onOpen, onLost } = ears;
  let [tries, wasOpen] = [0, false];
  socket.on("connect", () => {
    wasOpen = true;
    onOpen();
  });
  socket.on("connect_error", () => {
    // A refusal by the portal itself has come through; only a line that breaks is one that lets no WebSocket through.
    if (socket.active) tries += 1;
    const isBlocked = !wasOpen && tries >= triesUntilBlocked;
    onLost(!coming.isComing() ? "refused" : isBlocked ? "blocked" : "lost");
  });
  socket.on("disconnect", () => {
    onLost("lost");
  });
}

/** What the portal tells of rooms, and of who one is in them. */
function hearRooms(socket: Socket, { onEvents, onHere, onActing }: Ears): void {
  socket.on("room:events", (heard: { room: string; events: RoomEvent[] }) => {
    onEvents(heard.room, heard.events);
  });
  socket.on("room:presence", ({ room, ...here }: Here & { room: string }) => {
    onHere(room, here);
  });
  socket.on("acting", (told: { as: string | null }) => {
    onActing(told.as);
  });
}

/** The answer to an event; a line that gives none in time is given up. */
function ask<T>(socket: Socket, event: string, payload: object): Promise<Answer<T>> {
  // socket.io would keep it for the next line, where it would be sent beside the joining, its time half over.
  if (!socket.connected) return Promise.reject(new Error("the line does not stand"));
  return socket
    .timeout(answerWithin)
    .emitWithAck(event, payload)
    .catch((error: unknown) => {
      if (socket.connected) socket.io.engine.close();
      throw error;
    });
}
