import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import type { Services } from "#app/features/access/services.ts";
import type { Sessions } from "../sessions.ts";
import { documentsRealtime } from "./documents.ts";
import type { PortalSocket, SocketFacts } from "./handle.ts";
import { roomsRealtime } from "./rooms.ts";

export type PortalServer = Server<object, object, object, SocketFacts>;

/** The live side of one part: what its sockets may ask, and what to do when something was announced. */
export interface LivePart {
  connect(socket: PortalSocket): void;
  /** A change was announced on some node: `type` as `document.commented`, `subject` its slug or id. */
  onWake(type: string, subject: string): void;
  /** Wake-ups may have been missed: look at everything that is being watched. */
  onGap(): void;
  close(): void;
}

interface RealtimeParts {
  readonly services: Services;
  readonly sessions: Sessions;
  readonly origins: ReadonlySet<string>;
}

export type Realtime = Pick<LivePart, "onWake" | "onGap"> & {
  /** Tells every socket to come back later, then disconnects all. */
  close(): Promise<void>;
};

/** How often the session behind an open socket is checked, in milliseconds. */
const checkEvery = 60_000;
const socketsPerPerson = 10;

/** socket.io on the portal's server: websocket only, our own origins only, signed-in people only. */
export function createRealtime(server: HttpServer, { services, sessions, origins }: RealtimeParts): Realtime {
  const io: PortalServer = new Server(server, {
    transports: ["websocket"],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 64 * 1024,
    allowRequest: (request, answer) => {
      answer(null, origins.has(request.headers.origin ?? ""));
    },
  });
  const parts: LivePart[] = [roomsRealtime(io, services), documentsRealtime(io, services)];
  io.use((socket, next) => {
    admit(io, socket, sessions, services).then(() => { next(); }, next);
  });
  io.on("connection", (socket) => {
    for (const part of parts) part.connect(socket);
  });
  const timer = setInterval(() => {
    for (const socket of io.sockets.sockets.values()) void socket.data.check().catch(() => undefined);
  }, checkEvery);
  return {
    onWake: (type, subject) => {
      for (const part of parts) part.onWake(type, subject);
    },
    onGap: () => {
      for (const part of parts) part.onGap();
    },
    close: async () => {
      clearInterval(timer);
      io.emit("restart" as never, { delay: 2000 } as never);
      for (const part of parts) part.close();
      await io.close();
    },
  };
}

/** Lets a socket in with its session; refuses one without, or the eleventh of a person. */
async function admit(io: PortalServer, socket: PortalSocket, sessions: Sessions, { log }: Services): Promise<void> {
  const cookie = socket.handshake.headers.cookie ?? null;
  const check = async () => {
    const { actor } = await sessions.resolve(cookie);
    socket.data.actor = actor;
    if (!actor.person) socket.disconnect(true);
    return actor;
  };
  const { actor } = await sessions.resolve(cookie);
  if (!actor.person) throw new Error("signInFirst");
  const personId = actor.person.id;
  const open = [...io.sockets.sockets.values()].filter((other) => other.data.actor.person?.id === personId);
  if (open.length >= socketsPerPerson) throw new Error("tooManySockets");
  Object.assign(socket.data, { actor, check, log });
}
