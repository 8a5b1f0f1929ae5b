import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { PortalSocket } from "./handle.ts";

const nothing = () => undefined;

/**
 * Node hands a connection over without a listener for its errors, engine.io takes its own only after `allowRequest`: one
 * that is reset in between would end the process. Until `forgetArrival`.
 */
export function mindErrors(connection: Duplex): void {
  connection.on("error", nothing);
}

/**
 * For its middleware, of which there is none here, engine.io 6.6 makes an answer to the request that opens a WebSocket and
 * hangs it, the request with it, on the connection's end for as long as that is open. To be called in `allowRequest`,
 * just after that.
 */
export function dropAnswer({ socket }: IncomingMessage): void {
  const hung = socket.listeners("close").at(-1) as (() => void) | undefined;
  if (hung) socket.off("close", hung);
}

interface Line {
  readonly request: IncomingMessage | null;
}

/** The request that opened a socket; null once the line has been let in: one line may ask twice. */
export const requestOf = ({ request }: Line): IncomingMessage | null => request;

/**
 * Lets go of the request and what was made of it, a fifth of what an idle socket holds and the secret of its session: it
 * may be open for hours. That a line can do without is socket.io's own advice (its page on memory usage).
 */
export function forgetArrival(socket: PortalSocket, { socket: connection }: IncomingMessage): void {
  connection.off("error", nothing);
  Object.assign(socket.conn, { request: null });
  Object.assign(socket, { handshake: null });
}
