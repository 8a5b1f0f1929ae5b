import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import { DomainError, isDomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Sessions } from "../sessions.ts";
import { documentsRealtime } from "./documents.ts";
import type { PortalSocket } from "./handle.ts";
import type { LivePart, PortalServer } from "./live-part.ts";
import { roomsRealtime } from "./rooms.ts";

interface RealtimeParts {
  readonly services: Services;
  readonly sessions: Sessions;
  readonly origins: ReadonlySet<string>;
}

export type Realtime = Pick<LivePart, "onWake" | "onGap"> & {
  /** Tells every socket to come back later, then disconnects all. */
  close(): void;
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
    admit(io, socket, { parts, sessions, services }).then(
      () => {
        next();
      },
      (error: unknown) => {
        next(isDomainError(error) ? error : unforeseen(services, error));
      },
    );
  });
  io.on("connection", (socket) => {
    for (const part of parts) part.connect(socket);
  });
  const timer = setInterval(() => {
    void checkAll([...io.sockets.sockets.values()], parts, services);
  }, checkEvery);
  return {
    onWake: (type, subject) => {
      for (const part of parts) part.onWake(type, subject);
    },
    onGap: () => {
      for (const part of parts) part.onGap();
    },
    close: () => {
      clearInterval(timer);
      io.emit("restart", { delay: 2000 });
      for (const part of parts) part.close();
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

/** Asks every session again; sockets without one are gone then, the others leave what they may no longer hear. */
async function checkAll(sockets: PortalSocket[], parts: readonly LivePart[], { log }: Services) {
  await Promise.allSettled(sockets.map((socket) => socket.data.check()));
  const open = sockets.filter((socket) => socket.connected);
  for (const part of parts)
    await part.onChecked?.(open).catch((err: unknown) => {
      log.warn({ err }, "the sockets' rights could not be checked");
    });
}

/** What nobody foresaw goes into the log; who knocks hears only that it was something unexpected. */
function unforeseen({ log }: Services, err: unknown): Error {
  log.error({ err }, "a socket could not be let in");
  return new Error("unexpected");
}

interface Admission {
  readonly parts: readonly LivePart[];
  readonly sessions: Sessions;
  readonly services: Services;
}

/** Lets a socket in with its session; refuses one without, or the eleventh of a person. */
async function admit(io: PortalServer, socket: PortalSocket, { parts, sessions, services }: Admission) {
  const cookie = socket.handshake.headers.cookie ?? null;
  const check = async () => {
    const before = socket.data.actor.mandate?.id;
    const { actor } = await sessions.resolve(cookie);
    socket.data.actor = actor;
    if (!actor.person) socket.disconnect(true);
    else if (actor.mandate?.id !== before) for (const part of parts) await part.onChecked?.([socket]);
    return actor;
  };
  const { actor } = await sessions.resolve(cookie);
  if (!actor.person) throw new DomainError(401, "signInFirst");
  const personId = actor.person.id;
  const open = [...io.sockets.sockets.values()].filter((other) => other.data.actor.person?.id === personId);
  if (open.length >= socketsPerPerson) throw new DomainError(429, "tooManySockets");
  Object.assign(socket.data, { actor, check, log: services.log });
}
