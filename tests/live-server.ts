import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io } from "socket.io-client";
import { onTestFinished } from "vitest";
import type { Services } from "#app/features/access/services.ts";
import { defaultSettings } from "#app/features/access/settings.ts";
import { createClients } from "#server/client-address.ts";
import { createRealtime } from "#server/realtime/sockets.ts";
import type { Sessions } from "#server/sessions.ts";

/** Where pages come from that may open a socket. */
export const origin = "http://localhost:3000";

interface Means {
  /** Takes the message of whatever is logged. */
  readonly onLog?: (message: string) => void;
  /** Counts a handshake. */
  readonly take?: () => Promise<void>;
}

/** The live side alone, without a database, on a port of its own until the test is over; `resolve` says who asks. */
export async function openLiveServer(resolve: Sessions["resolve"], { onLog, take }: Means = {}) {
  const server = createServer();
  const log = (_: object, message: string) => onLog?.(message);
  const services = {
    log: { info: log, warn: log, error: log },
    limits: { take: take ?? (() => Promise.resolve()) },
    settings: () => defaultSettings,
  } as unknown as Services;
  // The cookie stands for the session's id.
  const actorBy = async (id: string) => (await resolve(id)).actor;
  const sessions = { resolve, actorBy } as Partial<Sessions> as Sessions;
  const realtime = createRealtime(server, {
    ...{ process: randomUUID(), services, sessions },
    ...{ origins: new Set([origin]), clients: createClients([]) },
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(async () => {
    await realtime.close();
    server.close();
    server.closeAllConnections();
  });
  return { port: (server.address() as AddressInfo).port, server, realtime };
}

/** A socket at that port, from a page of ours. */
export function dialLive(port: number, cookie?: string) {
  return io(`http://127.0.0.1:${String(port)}`, {
    ...{ transports: ["websocket"], forceNew: true, reconnection: false },
    extraHeaders: cookie === undefined ? { origin } : { origin, cookie },
  });
}
