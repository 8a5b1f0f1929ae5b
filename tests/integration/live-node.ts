import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import type { Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { listen } from "#db/listen.ts";
import { channel } from "#db/queries/events.ts";
import { markNodeSeen } from "#db/queries/nodes.ts";
import { createClients } from "#server/client-address.ts";
import { createRealtime } from "#server/realtime/sockets.ts";
import type { Sessions } from "#server/sessions.ts";
import type { RoomPlayer } from "./room-players.ts";

const origin = "http://portal.test";

interface Ground {
  readonly services: Services;
  /** Address of the database. */
  readonly url: string;
  readonly actors: Readonly<Record<RoomPlayer, Mandated>>;
  /** What ends the node goes onto it. */
  readonly ends: (() => unknown)[];
}

/** A node of the portal, as far as it is live; gives its port. The cookie names who asks: sessions are tested elsewhere. */
export async function openLiveNode({ services, url, actors, ends }: Ground): Promise<number> {
  const process = randomUUID();
  const server = createServer();
  const sessions = {
    resolve: (cookie: string | null) =>
      Promise.resolve({ actor: actors[cookie as RoomPlayer], sessionId: cookie, renewed: null }),
  } as unknown as Sessions;
  const parts = { services, sessions, origins: new Set([origin]), clients: createClients([]), process };
  const realtime = createRealtime(server, parts);
  const ears = await listen(url, channel, {
    onWake: (payload) => {
      const [type = "", subject = ""] = payload.split(" ");
      realtime.onWake(type, subject);
    },
    onGap: () => undefined,
    onError: () => undefined,
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  await markNodeSeen(services.db, { id: process, version: "1", process });
  ends.push(async () => {
    realtime.close();
    await ears.close();
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A socket of someone at a node; what ends it goes onto `ends`. */
export function dialNode(port: number, who: RoomPlayer, ends: (() => unknown)[]): Socket {
  const socket = io(`http://127.0.0.1:${port}`, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin, cookie: who },
  });
  ends.push(() => socket.disconnect());
  return socket;
}
