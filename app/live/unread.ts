import { useSyncExternalStore } from "react";
import type { Socket } from "socket.io-client";

/** From so many on they are no longer counted. */
const most = 100;

let unread = 0;
const hearers = new Set<() => void>();

/** Keeps what the portal says over this socket to be unread in one's rooms. */
export function hearUnread(socket: Pick<Socket, "on">): void {
  socket.on("notify", (told: { unread: number }) => {
    ({ unread } = told);
    for (const hear of hearers) hear();
  });
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

/** How much is unread in one's rooms, "4" or "99+"; null where nothing is, or no live connection has said it. */
export function useUnread(): string | null {
  const count = useSyncExternalStore(
    subscribe,
    () => unread,
    () => 0,
  );
  if (count === 0) return null;
  return count < most ? String(count) : `${String(most - 1)}+`;
}
