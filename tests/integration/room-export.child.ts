/** Exports a room in a process of its own, as slowly as it is read, and prints what it gave and by how much the heap grew on the way, in bytes. */
import { exportRoom } from "#app/features/rooms/exports/export.server.ts";
import { writeHtml } from "#app/features/rooms/exports/write-html.server.ts";
import { writeJson } from "#app/features/rooms/exports/write-json.server.ts";
import { connect } from "#db/connection.ts";
import { playerOf } from "#server/demo/players.ts";
import { testServices } from "../services.ts";
import { exportWords } from "./room-players.ts";

const [url = "", slug = "", format = "json"] = process.argv.slice(2);
const connection = connect(url);
const { db } = connection;
const services = testServices(db);
const room = await exportRoom(services, await playerOf(services, "daNang"), slug, "en");
const chunks = format === "json" ? writeJson(room, new Date().toISOString()) : writeHtml(room, exportWords);
const heap = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};
let count = 0;
let bytes = 0;
let first = 0;
let most = 0;
const began = performance.now();
for await (const chunk of chunks) {
  count += 1;
  bytes += Buffer.byteLength(chunk);
  if (count === 2_000) first = heap();
  else if (count % 2_000 === 0) most = Math.max(most, heap());
}
const ms = Math.round(performance.now() - began);
console.log(JSON.stringify({ count, bytes, growth: most - first, ms, rss: process.memoryUsage().rss }));
await connection.close();
