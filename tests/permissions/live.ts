import { io, type Socket } from "socket.io-client";
import type { Visit } from "./doors.ts";

/** Sends one event and gives the status of its acknowledgement; where there is no socket, the status of that refusal. */
export type Emit = (event: string, content: object) => Promise<number>;

/** What the handshake refuses with, as statuses. */
const refusals: Readonly<Record<string, number>> = { signInFirst: 401, tooManySockets: 429 };

interface Acknowledged {
  readonly ok: boolean;
  readonly status?: number;
  readonly retryAfter?: number;
}

/** Opens a socket with the visit's session. `close` ends it. */
export async function openSocket(
  origin: string,
  { cookie }: Visit,
): Promise<{ emit: Emit; close: () => void }> {
  const socket = io(origin, {
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    extraHeaders: { Origin: origin, ...(cookie === "" ? {} : { Cookie: cookie }) },
  });
  const refused = await connected(socket);
  const send = (event: string, content: object) =>
    socket.timeout(10_000).emitWithAck(event, content) as Promise<Acknowledged>;
  return {
    close: () => socket.close(),
    async emit(event, content) {
      if (refused !== null) return refused;
      const first = await send(event, content);
      if (first.status !== 429) return first.status ?? 200;
      await new Promise((resolve) => setTimeout(resolve, (first.retryAfter ?? 1) * 1000));
      return (await send(event, content)).status ?? 200;
    },
  };
}

function connected(socket: Socket): Promise<number | null> {
  return new Promise((resolve, reject) => {
    socket.once("connect", () => {
      resolve(null);
    });
    socket.once("connect_error", ({ message }) => {
      const status = refusals[message];
      if (status === undefined) reject(new Error(`a socket was refused with ${message}`));
      else resolve(status);
    });
  });
}
