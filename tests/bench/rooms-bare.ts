import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { Server } from "socket.io";

/**
 * The reference: socket.io and nothing else, with the portal's options and events of the portal's size. `room:post`
 * commits one row before it is broadcast, `room:say` asks no database. Tells its parent its port.
 */
const pool = new pg.Pool({ connectionString: process.env["BENCH_DATABASE_URL"], max: 10 });
const server = createServer();
const io = new Server(server, {
  transports: ["websocket"],
  serveClient: false,
  perMessageDeflate: false,
  maxHttpBufferSize: 64 * 1024,
});

interface Saying {
  readonly room: string;
  readonly id: string;
  readonly body: string;
}
type Acknowledge = (answer: object) => void;

let n = 0;

/** An event as the portal sends it: the same bytes go to the same number of sockets. */
function eventOf({ id, body }: Saying) {
  n += 1;
  const office = {
    ...{ id: "018f0000-0000-7000-8000-000000000001", kind: "city", country: "VN", city: "da-nang" },
    ...{ organisation: null, name: "Da Nang" },
  };
  const message = {
    ...{ id, n, asOf: n, body, html: `<p dir="auto">${body}</p>`, cards: [], lang: null, replyTo: null },
    ...{ replyN: null, topic: null, reactions: [], edited: false, deleted: false, hidden: false },
    ...{ pinned: false },
  };
  const by = { mandate: "018f0000-0000-7000-8000-000000000002", capacity: "head", office };
  return { n, type: "message.posted", at: new Date().toISOString(), by, message };
}

function broadcast(saying: Saying, acknowledge: Acknowledge): void {
  const event = eventOf(saying);
  io.to(saying.room).emit("room:events", { room: saying.room, events: [event] });
  acknowledge({ ok: true, event });
}

io.on("connection", (socket) => {
  socket.on("room:join", async ({ room }: { room: string }, acknowledge: Acknowledge) => {
    await socket.join(room);
    acknowledge({ ok: true });
  });
  socket.on("room:say", broadcast);
  socket.on("room:post", async (saying: Saying, acknowledge: Acknowledge) => {
    await pool.query("insert into bench.bare (body) values ($1)", [saying.body]);
    broadcast(saying, acknowledge);
  });
});

// In a schema of its own: a node that starts looks after the tables of the portal's, which must be their owner's.
await pool.query("create schema if not exists bench");
await pool.query(
  "create table if not exists bench.bare (key bigint generated always as identity primary key, body text)",
);
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
