import { connect, type Socket } from "node:net";

/** Where and as whom a connection is opened. */
export interface Door {
  readonly port: number;
  readonly cookie: string;
}

export interface Wire {
  /** Sends an event and gives its acknowledgement. */
  ask(event: string, payload: object): Promise<Record<string, unknown>>;
  close(): void;
}

/** Frames longer than this do not come here; what a client sends fits into two bytes of length. */
const mask = Buffer.from([0x80, 0, 0, 0, 0]);

/**
 * A socket.io connection by hand: the client of a load must not be slower than what it measures, so frames are cut and
 * given to `hear` as they are, `42["room:events", …]`, and decoded only where somebody wants to.
 */
export function openWire({ port, cookie }: Door, hear: (frame: Buffer) => void): Promise<Wire> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  const answers = new Map<number, (answer: Record<string, unknown>) => void>();
  let asked = 0;
  const wire: Wire = {
    ask: (event, payload) =>
      new Promise((resolve) => {
        answers.set((asked += 1), resolve);
        send(socket, `42${String(asked)}${JSON.stringify([event, payload])}`);
      }),
    close: () => socket.destroy(),
  };
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("close", () => {
      reject(new Error("the connection was closed before it was one"));
    });
    const take = (frame: Buffer) => {
      const kind = frame.toString("latin1", 0, 2);
      if (kind === "42") hear(frame);
      else if (kind === "43") answer(frame, answers);
      else if (kind === "2") send(socket, "3");
      else if (kind.startsWith("0")) send(socket, "40");
      else if (kind === "40") resolve(wire);
      else if (kind === "44") reject(new Error(frame.toString()));
    };
    socket.on("data", cutFrames(take));
    socket.write(
      [
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
        ...[
          `Host: localhost:${String(port)}`,
          `Origin: http://localhost:${String(port)}`,
          `Cookie: ${cookie}`,
        ],
        ...["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"],
        ...["Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "", ""],
      ].join("\r\n"),
    );
  });
}

function answer(frame: Buffer, answers: Map<number, (answer: Record<string, unknown>) => void>): void {
  const text = frame.toString();
  const from = text.indexOf("[");
  const id = Number(text.slice(2, from));
  const [given] = JSON.parse(text.slice(from)) as [Record<string, unknown>];
  answers.get(id)?.(given);
  answers.delete(id);
}

/** One text frame, masked with zeros: so it reads as it is written. */
function send(socket: Socket, text: string): void {
  const body = Buffer.from(text);
  const head =
    body.length < 126
      ? Buffer.from([0x81, 0x80 | body.length, 0, 0, 0, 0])
      : Buffer.from([0x81, 0xfe, body.length >> 8, body.length & 255, ...mask.subarray(1)]);
  socket.write(Buffer.concat([head, body]));
}

/** Cuts what arrives into the bodies of frames, the answer to the handshake taken off. */
function cutFrames(take: (frame: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let isOpen = false;
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (!isOpen) {
      const end = rest.indexOf("\r\n\r\n");
      if (end < 0) return;
      if (!rest.toString("latin1", 0, end).startsWith("HTTP/1.1 101")) throw new Error(rest.toString());
      isOpen = true;
      rest = rest.subarray(end + 4);
    }
    let at = 0;
    for (;;) {
      const frame = frameAt(rest, at);
      if (!frame) break;
      take(frame);
      at = frame.byteOffset - rest.byteOffset + frame.length;
    }
    rest = rest.subarray(at);
  };
}

function frameAt(bytes: Buffer, at: number): Buffer | null {
  if (bytes.length < at + 2) return null;
  const short = (bytes[at + 1] ?? 0) & 127;
  const start = at + (short === 126 ? 4 : short === 127 ? 10 : 2);
  if (bytes.length < start) return null;
  const length =
    short === 126
      ? bytes.readUInt16BE(at + 2)
      : short === 127
        ? Number(bytes.readBigUInt64BE(at + 2))
        : short;
  return bytes.length < start + length ? null : bytes.subarray(start, start + length);
}
