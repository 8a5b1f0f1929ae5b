import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { Server } from "socket.io";
import { eventOf, options, type Acknowledge, type Saying } from "./rooms-bare-event.ts";

/**
 * The reference: socket.io and nothing else, with the portal's options and events of the portal's size. `room:post`
 * commits one row before it is broadcast, `room:say` asks no database. Tells its parent its port.
 */
const pool = new pg.Pool({ connectionString: process.env["BENCH_DATABASE_URL"], max: 10 });
const server = createServer();
const io = new Server(server, options);

let n = 0;

function broadcast(saying: Saying, acknowledge: Acknowledge): void {
  n += 1;
  const event = eventOf(saying, n);
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
