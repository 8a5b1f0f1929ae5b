import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { Server } from "socket.io";
import { eventOf, options, type Acknowledge, type Saying } from "./rooms-bare-event.ts";

/**
 * One of two bare nodes on one database: a row is committed, tells the other node by NOTIFY, and is read there by its key,
 * one query for each wake-up; nothing else. The least that two nodes of the portal's kind take. Tells its parent its port.
 */
const connectionString = process.env["BENCH_DATABASE_URL"];
const pool = new pg.Pool({ connectionString, max: 10 });
const listening = new pg.Client({ connectionString });
const server = createServer();
const io = new Server(server, options);
const self = String(process.pid);

function broadcast(saying: Saying, n: number): object {
  const event = eventOf(saying, n);
  io.to(saying.room).emit("room:events", { room: saying.room, events: [event] });
  return event;
}

io.on("connection", (socket) => {
  socket.on("room:join", async ({ room }: { room: string }, acknowledge: Acknowledge) => {
    await socket.join(room);
    acknowledge({ ok: true });
  });
  socket.on("room:post", async (saying: Saying, acknowledge: Acknowledge) => {
    const { rows } = await pool.query<{ key: number }>({
      name: "insert",
      text: `insert into bench.pair (room, id, body) values ($1, $2, $3)
        returning key, pg_notify('bench_pair', key || ' ' || $4::text)`,
      values: [saying.room, saying.id, saying.body, self],
    });
    acknowledge({ ok: true, event: broadcast(saying, Number(rows[0]?.key)) });
  });
});

listening.on("notification", ({ payload = "" }) => {
  const [key, by] = payload.split(" ");
  if (by === self) return;
  void pool
    .query<Saying>({
      name: "read",
      text: "select room, id, body from bench.pair where key = $1",
      values: [key],
    })
    .then(({ rows }) => {
      for (const row of rows) broadcast(row, Number(key));
    });
});

await pool.query("create schema if not exists bench");
await pool.query(
  "create table if not exists bench.pair (key bigint generated always as identity primary key, room text, id uuid, body text)",
);
await listening.connect();
await listening.query("listen bench_pair");
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
