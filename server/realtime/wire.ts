import type { Socket as Connection } from "node:net";

/** The WebSocket below a socket, of which engine.io does not tell. */
interface WebSocket {
  /** 1 while the line stands. */
  readonly readyState: number;
  /** Bytes that have been written to it and have not left. */
  readonly bufferedAmount: number;
  readonly _socket: Connection;
  pause(): void;
  resume(): void;
  terminate(): void;
}

/** What carries a socket: `writable` while nothing waits to be written to the WebSocket. */
export interface Wire {
  readonly writable: boolean;
  readonly socket: WebSocket;
}

/** The wire of a socket of socket.io. */
export const wireOf = ({ conn }: { readonly conn: { readonly transport: unknown } }): Wire =>
  conn.transport as Wire;
