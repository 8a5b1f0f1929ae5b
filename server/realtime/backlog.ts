import type { PortalSocket } from "./handle.ts";
import { wireOf } from "./wire.ts";

/** How much may wait for one reader, in bytes. */
const limit = 1024 * 1024;

/**
 * Drops a reader that takes nothing in: when one more packet comes and more than 1 MB waits already, in its queue and on
 * the wire. At once, without the farewell that would stand at the end of the queue. Back again, it catches up by number.
 */
export function dropSlowReader(reader: PortalSocket): void {
  const {
    conn,
    data: { log },
  } = reader;
  /** Bytes in the queue: what has not gone to the wire yet. */
  let queued = 0;
  let isDropped = false;
  conn.on("packetCreate", ({ data }: { data?: unknown }) => {
    const { writable, socket } = wireOf(reader);
    // Nothing waits, as almost always.
    if (writable || isDropped) return;
    isDropped = queued + socket.bufferedAmount > limit;
    queued += typeof data === "string" ? Buffer.byteLength(data) : 0;
    if (!isDropped) return;
    log.warn({ queued }, "a reader that took nothing in was dropped");
    socket.terminate();
  });
  conn.on("flush", () => {
    queued = 0;
  });
}
