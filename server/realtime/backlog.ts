import type { Log } from "#app/features/access/services.ts";
import type { PortalSocket } from "./handle.ts";
import { wireOf } from "./wire.ts";

/** How much may wait for one reader, in bytes. */
const limit = 1024 * 1024;

type Connection = PortalSocket["conn"];

/**
 * Drops a reader that takes nothing in: when one more packet comes and more than 1 MB waits already, in its queue and on
 * the wire. At once, without the farewell that would stand at the end of the queue. Back again, it catches up by number.
 * Gives what a new socket is handed to; almost none ever waits, so nothing is kept for those who do not.
 */
export function createBacklog(log: Log): (reader: PortalSocket) => void {
  /** Bytes in the queue: what has not gone to the wire yet; infinite for whoever is dropped. */
  const queued = new WeakMap<Connection, number>();

  function onPacket(this: Connection, { data }: { readonly data?: unknown }) {
    const { writable, socket } = wireOf({ conn: this });
    // Nothing waits, as almost always.
    if (writable) return;
    const before = queued.get(this) ?? 0;
    const isTooMuch = before + socket.bufferedAmount > limit;
    queued.set(
      this,
      isTooMuch ? Infinity : before + (typeof data === "string" ? Buffer.byteLength(data) : 0),
    );
    if (!isTooMuch || before === Infinity) return;
    log.warn({ queued: before }, "a reader that took nothing in was dropped");
    socket.terminate();
  }
  function onFlush(this: Connection) {
    if (queued.get(this) !== Infinity) queued.delete(this);
  }

  return ({ conn }) => {
    conn.on("packetCreate", onPacket);
    conn.on("flush", onFlush);
  };
}
