import type { Socket } from "socket.io-client";
import { comeBack } from "./come-back.ts";
import { hearUnread } from "./unread.ts";

let opening: Promise<Socket> | undefined;

/** The page's one live connection, opened at the first call; it comes back by itself after an interruption. */
export function connect(): Promise<Socket> {
  opening ??= import("socket.io-client").then(({ io }) => {
    const socket = io({ transports: ["websocket"] });
    comeBack(socket);
    hearUnread(socket);
    return socket;
  });
  return opening;
}
