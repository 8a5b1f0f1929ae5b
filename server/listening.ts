import type { Server } from "node:http";
import { createServer, type AddressInfo } from "node:net";
import type { Env } from "./env.ts";

const loopback = ["127.0.0.1", "localhost", "::1"];
/** How long requests under way may take to finish when the portal stops, in milliseconds. */
const patience = 10_000;

/** The origins that are ours: PUBLIC_ORIGIN, else HOST and PORT, on loopback under both of its names. */
export function ownOrigins({
  publicOrigin,
  host,
  port,
}: Pick<Env, "publicOrigin" | "host" | "port">): ReadonlySet<string> {
  if (publicOrigin !== null) return new Set([publicOrigin]);
  const hosts = loopback.includes(host) ? ["localhost", "127.0.0.1"] : [host];
  return new Set(
    hosts.map((name) => new URL(`http://${name.includes(":") ? `[${name}]` : name}:${String(port)}`).origin),
  );
}

/** A port of `host` that nobody listens on now: for PORT 0, because our own addresses must be known before we listen. */
export async function freePort(host: string): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once("error", reject).listen(0, host, resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Listens at HOST and PORT. Throws a sentence when the port is taken. */
export function listenOn(server: Server, { host, port }: Pick<Env, "host" | "port">): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      reject(
        isTaken
          ? new Error(`Port ${String(port)} of ${host} is in use by another program; set PORT to a free one.`)
          : error,
      );
    });
    server.listen(port, host, () => {
      resolve();
    });
  });
}

/** Takes no more requests, lets those under way finish within 10 s, and resolves when all connections have ended. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeIdleConnections();
    setTimeout(() => {
      server.closeAllConnections();
    }, patience).unref();
  });
}
