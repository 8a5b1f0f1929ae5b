import { io } from "socket.io-client";
import type { Door, Wire } from "./rooms-wire.ts";

/** As `openWire`, by the client that the portal's pages use; `hear` is given the event alone, written anew. */
export async function openClient({ port, cookie }: Door, hear: (frame: Buffer) => void): Promise<Wire> {
  const origin = `http://localhost:${String(port)}`;
  const socket = io(origin, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin, cookie },
  });
  socket.on("room:events", ({ events }: { events: readonly { type: string }[] }) => {
    hear(Buffer.from(events.map(({ type }) => `"${type}"`).join()));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  return {
    ask: (event, payload) => socket.emitWithAck(event, payload) as Promise<Record<string, unknown>>,
    close: () => socket.disconnect(),
  };
}
