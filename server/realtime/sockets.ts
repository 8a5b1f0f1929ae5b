import type { IncomingMessage, Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import type { Services } from "#app/features/access/services.ts";
import { countedAs, type Clients } from "../client-address.ts";
import type { Sessions } from "../sessions.ts";
import { createAdmission } from "./admission.ts";
import { dropAnswer, mindErrors } from "./arrival.ts";
import { createBacklog } from "./backlog.ts";
import { documentsRealtime } from "./documents.ts";
import { draftsRealtime } from "./drafts.ts";
import { createAnswering, type PortalSocket } from "./handle.ts";
import type { LivePart, PortalServer } from "./live-part.ts";
import { watchMandateEnds } from "./mandate-ends.ts";
import { oneByOne } from "./one-by-one.ts";
import { presenceRealtime } from "./presence.ts";
import { roomsRealtime } from "./rooms.ts";
import { unreadRealtime } from "./unread.ts";

interface RealtimeParts {
  readonly services: Services;
  readonly sessions: Sessions;
  readonly origins: ReadonlySet<string>;
  readonly clients: Clients;
  /** The name of this process among the nodes, a UUID. */
  readonly process: string;
}

export type Realtime = Pick<LivePart, "onWake" | "onGap"> & {
  /** Asks every session again: what an actor may depends on settings, too. */
  recheck(): void;
  /** Tells every socket to come back later, then disconnects all. */
  close(): Promise<void>;
};

/** How often the session behind an open socket is checked, in milliseconds. */
const checkEvery = 60_000;
/** How many of them are asked at once: who writes meanwhile must not wait behind a thousand questions. */
const askedAtOnce = 4;
/** What is told of a person whose sessions may stand otherwise than before. */
const ofSessions: ReadonlySet<string> = new Set(["accounts.sessionEnded", "accounts.mandateChosen"]);
/** When those whose mandate has ended are looked at once more, in milliseconds: one may have been joining just then. */
const secondLook = 400;

/** socket.io on the portal's server: websocket only, our own origins only, signed-in people only. */
export function createRealtime(
  server: HttpServer,
  { services, sessions, origins, clients, process }: RealtimeParts,
): Realtime {
  server.prependListener("upgrade", (_request, connection) => {
    mindErrors(connection);
  });
  const io: PortalServer = new Server(server, {
    transports: ["websocket"],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 64 * 1024,
    allowRequest: (request, answer) => {
      dropAnswer(request);
      void isWelcome(request, { services, origins, clients }).then((is) => {
        answer(null, is);
      });
    },
  });
  const parts = liveParts(io, services, process);
  const answerEvents = createAnswering(
    new Map(parts.flatMap((part) => Object.entries(part.handlers))),
    services.log,
  );
  const dropSlowReader = createBacklog(services.log);
  io.use(createAdmission(io, { parts, sessions, services, clients }));
  const ends = watchMandateEnds(services, (people) => void checkEnded(io, people, parts, services));
  io.on("connection", (socket) => {
    ends.start();
    dropSlowReader(socket);
    answerEvents(socket);
    for (const part of parts) part.onConnect?.(socket);
  });
  // A slow database is not asked by one round on top of the other: they would take its connections from those who write.
  const recheck = oneByOne(() => checkAll([...io.sockets.sockets.values()], parts, services));
  const timer = setInterval(recheck, checkEvery);
  return {
    onWake: (type, subject, n) => {
      ends.onWake(type, subject);
      if (ofSessions.has(type)) void checkEnded(io, new Set([subject]), parts, services);
      for (const part of parts) part.onWake(type, subject, n);
    },
    recheck,
    onGap: () => {
      // An end may have been announced while nobody listened.
      recheck();
      for (const part of parts) part.onGap();
    },
    close: async () => {
      clearInterval(timer);
      ends.close();
      io.emit("restart", { delay: 2000 });
      const closing = parts.map(async (part) => part.close());
      io.disconnectSockets(true);
      io.engine.close();
      await Promise.all(closing);
    },
  };
}

/** The live side of every part. */
export function liveParts(io: PortalServer, services: Services, process: string): readonly LivePart[] {
  const rooms = roomsRealtime(io, services, (roomId, mandateId) => {
    presence.hasWritten(roomId, mandateId);
  });
  const presence = presenceRealtime(io, services, process, rooms.slugOf);
  return [
    rooms,
    presence,
    documentsRealtime(io, services),
    draftsRealtime(io, services),
    unreadRealtime(io, services),
  ];
}

/** Whether a handshake goes on: from a page of ours, and not one of too many from its address. */
async function isWelcome(
  request: IncomingMessage,
  { services, origins, clients }: Omit<RealtimeParts, "sessions" | "process">,
): Promise<boolean> {
  if (!origins.has(request.headers.origin ?? "")) return false;
  const taken = services.limits.take("handshakes", countedAs(clients.addressOf(request)));
  return taken.then(
    () => true,
    () => false,
  );
}

/** Asks every session again; sockets without one are gone then, the others leave what they may no longer hear. */
async function checkAll(sockets: PortalSocket[], parts: readonly LivePart[], { log }: Services) {
  const due = sockets.values();
  const askOn = async () => {
    for (const socket of due) await socket.data.check().catch(() => undefined);
  };
  await Promise.all(Array.from({ length: askedAtOnce }, askOn));
  const open = sockets.filter((socket) => socket.connected);
  for (const part of parts)
    await part.onChecked?.(open).catch((err: unknown) => {
      log.warn({ err }, "the sockets' rights could not be checked");
    });
}

/** Asks the sessions of people whose mandate or one of whose sessions has ended, or who act under another; whoever cannot be asked has to come again. */
async function checkEnded(
  io: PortalServer,
  people: ReadonlySet<string>,
  parts: readonly LivePart[],
  services: Services,
) {
  const sockets = [...io.sockets.sockets.values()].filter(({ data }) =>
    people.has(data.actor.person?.id ?? ""),
  );
  if (sockets.length === 0) return;
  const asked = sockets.map((socket) =>
    socket.data.check().catch(() => {
      socket.disconnect(true);
    }),
  );
  await Promise.all(asked);
  await new Promise((resolve) => setTimeout(resolve, secondLook));
  await checkAll(sockets, parts, services);
}
