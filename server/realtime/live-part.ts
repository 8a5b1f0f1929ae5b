import type { DefaultEventsMap, Server } from "socket.io";
import type { Handler, PortalSocket, SocketFacts } from "./handle.ts";

export type PortalServer = Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketFacts>;

/** The live side of one part: what its sockets may ask, and what to do when something was announced. */
export interface LivePart {
  readonly handlers: Readonly<Record<string, Handler>>;
  /** Somebody has come in. */
  onConnect?(socket: PortalSocket): void;
  /** A change was announced on some node: `type` as `documents.commented`, `subject` its slug or id, `n` the number of a room's event where it is told. */
  onWake(type: string, subject: string, n?: number): void;
  /** Wake-ups may have been missed: look at everything that is being watched. */
  onGap(): void;
  /** The sessions behind these sockets were asked again: whoever may no longer hear something must leave it. */
  onChecked?(sockets: readonly PortalSocket[]): Promise<void>;
  /** Ends it; what it has left in the database is gone when that resolves. */
  close(): void | Promise<void>;
}
