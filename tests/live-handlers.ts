import { randomUUID } from "node:crypto";
import { Server } from "socket.io";
import type { Db } from "#db/connection.ts";
import type { Handler } from "#server/realtime/handle.ts";
import type { PortalServer } from "#server/realtime/live-part.ts";
import { liveParts } from "#server/realtime/sockets.ts";
import { testServices } from "./services.ts";

/** Every event that the live parts answer, and what with: a new one is tried by itself. */
export function liveHandlers(db: Db): ReadonlyMap<string, Handler> {
  const server: PortalServer = new Server();
  const parts = liveParts(server, testServices(db), randomUUID());
  for (const part of parts) void part.close();
  return new Map(parts.flatMap(({ handlers }) => Object.entries(handlers)));
}
