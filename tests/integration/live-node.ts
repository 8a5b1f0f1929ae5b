import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { afterEach } from "vitest";
import type { Services } from "#app/features/access/services.ts";
import { listen } from "#db/listen.ts";
import { channel } from "#db/queries/events.ts";
import { markNodeSeen } from "#db/queries/nodes.ts";
import { createClients } from "#server/client-address.ts";
import { createRealtime, type Realtime } from "#server/realtime/sockets.ts";
import type { Sessions } from "#server/sessions.ts";
import { openRoomScene, type RoomPlayer } from "./room-players.ts";

const origin = "http://portal.test";

type Ground = Pick<Awaited<ReturnType<typeof openRoomScene>>, "services" | "actors">;

/** A room scene with nodes and sockets; what a test has opened is ended after it, or at another `end`. */
export async function openLiveScene(end: (close: () => Promise<void>) => void = afterEach) {
  const scene = await openRoomScene();
  const ends: (() => unknown)[] = [];
  end(async () => {
    for (const close of ends.splice(0).reverse()) await close();
  });
  return {
    ...scene,
    /** A node of the portal, as far as it is live, with the scene's services or `more` in their place; gives its port. */
    openNode: async (more: Partial<Services> = {}) => {
      const ground = { ...scene, services: { ...scene.services, ...more } };
      const { port, realtime } = await openLiveNode(ground, ends);
      const ears = await earsOf(scene.database.url, realtime);
      ends.push(() => ears.close());
      return port;
    },
    /** A node that hears no wake-up. */
    openDeafNode: () => openLiveNode(scene, ends),
    /** A socket of someone at a node. */
    dial: (port: number, who: RoomPlayer) => dialNode(port, who, ends),
  };
}

/** The cookie names who asks: sessions are tested elsewhere. */
async function openLiveNode({ services, actors }: Ground, ends: (() => unknown)[]) {
  const process = randomUUID();
  const server = createServer();
  const sessions = {
    resolve: (cookie: string | null) =>
      Promise.resolve({ actor: actors[cookie as RoomPlayer], sessionId: cookie, renewed: null }),
    actorBy: (cookie: string) => Promise.resolve(actors[cookie as RoomPlayer]),
  } as unknown as Sessions;
  const parts = { services, sessions, origins: new Set([origin]), clients: createClients([]), process };
  const realtime = createRealtime(server, parts);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  await markNodeSeen(services.db, { id: process, version: "1", process });
  ends.push(async () => {
    await realtime.close();
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, realtime };
}

const earsOf = (url: string, realtime: Realtime) =>
  listen(url, channel, {
    onWake: (payload) => {
      const [type = "", subject = ""] = payload.split(" ");
      realtime.onWake(type, subject);
    },
    onGap: () => undefined,
    onError: () => undefined,
  });

function dialNode(port: number, who: RoomPlayer, ends: (() => unknown)[]): Socket {
  const socket = io(`http://127.0.0.1:${port}`, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin, cookie: who },
  });
  ends.push(() => socket.disconnect());
  return socket;
}
