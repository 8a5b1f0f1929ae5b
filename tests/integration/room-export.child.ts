/** Exports a room in a process of its own and prints, of each format, what it gave and by how much the heap grew on the way, in bytes. */
import { exportRoom } from "#app/features/rooms/exports/export.server.ts";
import { writeHtml } from "#app/features/rooms/exports/write-html.server.ts";
import { writeJson } from "#app/features/rooms/exports/write-json.server.ts";
import { connect } from "#db/connection.ts";
import { playerOf } from "#server/demo/players.ts";
import { testServices } from "../services.ts";
import { exportWords } from "./room-players.ts";

const [url = "", slug = ""] = process.argv.slice(2);
const connection = connect(url);
const services = testServices(connection.db);
const actor = await playerOf(services, "daNang");
const exported = () => exportRoom(services, actor, slug, "en");
console.log(
  JSON.stringify({
    json: await measure(writeJson(await exported(), new Date().toISOString())),
    html: await measure(writeHtml(await exported(), exportWords)),
  }),
);
await connection.close();

async function measure(chunks: AsyncGenerator<string, undefined>) {
  const began = performance.now();
  let count = 0;
  let bytes = 0;
  let first = 0;
  let most = 0;
  for await (const chunk of chunks) {
    count += 1;
    bytes += Buffer.byteLength(chunk);
    if (count === 1_000) first = heap();
    else if (count % 1_000 === 0) most = Math.max(most, heap());
  }
  return { count, bytes, growth: most - first, ms: Math.round(performance.now() - began) };
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
