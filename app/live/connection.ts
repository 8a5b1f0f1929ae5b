import type { Socket } from "socket.io-client";

let opening: Promise<Socket> | undefined;

/** The page's one live connection, opened at the first call; it comes back by itself after an interruption. */
export function connect(): Promise<Socket> {
  opening ??= import("socket.io-client").then(({ io }) => io({ transports: ["websocket"] }));
  return opening;
}
