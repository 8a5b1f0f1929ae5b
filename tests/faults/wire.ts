import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** What came back over one connection. */
export interface Heard {
  /** Of the last status line, 0 where none came. */
  readonly status: number;
  readonly text: string;
  /** Bytes the other side has taken before it answered or closed. */
  readonly sent: number;
  readonly ms: number;
}

/** The lines of a request as they go over the wire, and the blank one after them. */
export const lines = (...given: string[]) => `${given.join("\r\n")}\r\n\r\n`;

/** Opens a connection of its own; errors of a connection that is cut are part of the game. */
export async function dial(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}

/** Sends `head`, then `more` again and again until an answer comes, the other side closes, or `patience` (ms) is over. */
export async function speak(
  origin: string,
  head: string,
  more = Buffer.alloc(0),
  patience = 10_000,
): Promise<Heard> {
  const socket = await dial(origin);
  const startedAt = Date.now();
  let [text, sent, isOver] = ["", head.length, false];
  socket.on("data", (bytes: Buffer) => (text += bytes.toString("latin1")));
  const over = new Promise<void>((resolve) => {
    socket.once("close", resolve);
    socket.once("end", resolve);
    socket.on("data", () => {
      if (/^HTTP\/1\.1 (?!100)/m.test(text)) resolve();
    });
  }).then(() => (isOver = true));
  socket.write(head);
  const pour = async () => {
    while (!isOver && more.length > 0) {
      if (!socket.write(more)) await Promise.race([once(socket, "drain"), over]);
      sent += more.length;
    }
  };
  await Promise.race([
    over,
    sleep(patience, undefined, { ref: false }),
    pour()
      .catch(() => undefined)
      .then(() => over),
  ]);
  const status = Number(
    /^HTTP\/1\.1 (\d+)/gm.exec(text.replace(/^HTTP\/1\.1 100[\s\S]*?\r\n\r\n/, ""))?.[1] ?? 0,
  );
  const ms = Date.now() - startedAt;
  socket.destroy();
  return { status, text, sent, ms };
}
