import type { Socket } from "socket.io-client";

/** What is waited for after a refusal that names no time, in seconds. */
const usualWait = 5;

interface ComingBack {
  /** Whether the socket, not connected now, will try again by itself. */
  isComing(): boolean;
  stop(): void;
}

/**
 * Brings a socket back where socket.io gives up: after a server that closed it on purpose, because it stops or ended the
 * session, and after a refusal that passes (the database away, too many sockets). Not all clients at one moment: each
 * comes between once and three times the delay later that the server asked for.
 */
export function comeBack(socket: Socket): ComingBack {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let delay = 1000;
  let [isComing, isStopping] = [false, false];
  const later = (ms: number) => {
    isComing = true;
    clearTimeout(timer);
    timer = setTimeout(() => socket.connect(), spread(ms));
  };
  socket.on("connect", () => {
    delay = 1000;
    isComing = isStopping = false;
  });
  socket.on("restart", (told: { delay: number }) => {
    ({ delay } = told);
    isStopping = true;
  });
  socket.on("disconnect", (reason) => {
    if (reason !== "io server disconnect" && !isStopping) return;
    // A server that stops often closes the line before its farewell is through: socket.io would try again too soon.
    if (socket.active) socket.disconnect();
    later(delay);
  });
  socket.on("connect_error", (error) => {
    isComing = false;
    const wait = socket.active ? null : waitAfter(error);
    if (wait !== null) later(wait * 1000);
  });
  // There is a network again: socket.io would wait out its pause, of up to fifteen seconds after a while without one.
  const atOnce = () => {
    if (!socket.connected && socket.active) socket.disconnect().connect();
  };
  const browser = typeof window === "undefined" ? null : window;
  browser?.addEventListener("online", atOnce);
  return {
    isComing: () => isComing || socket.active,
    stop: () => {
      clearTimeout(timer);
      browser?.removeEventListener("online", atOnce);
    },
  };
}

/** Somewhere between `ms` and three times as long. */
function spread(ms: number): number {
  return ms * (1 + 2 * Math.random());
}

/** After how many seconds another try is worth it; null where the refusal is for good. */
function waitAfter(error: Error & { readonly data?: unknown }): number | null {
  const { status, retryAfter } = (error.data ?? {}) as { status?: number; retryAfter?: number };
  return status === 429 || (status ?? 0) >= 500 ? (retryAfter ?? usualWait) : null;
}
