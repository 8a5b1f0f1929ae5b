import { exportRoom } from "#app/features/rooms/exports/export.server.ts";
import { writeHtml } from "#app/features/rooms/exports/write-html.server.ts";
import { writeJson } from "#app/features/rooms/exports/write-json.server.ts";
import { connect } from "#db/connection.ts";
import { playerOf } from "#server/demo/players.ts";
import { textStream } from "#server/text-stream.ts";
import { testServices } from "../services.ts";
import { exportWords } from "./room-players.ts";
import { Readable } from "node:stream";
import { readFileSync } from "node:fs";
const [url = "", slug = ""] = process.argv.slice(2);
const connection = connect(url);
const services = testServices(connection.db);
const actor = await playerOf(services, "daNang");
const rss = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1000;
for (const format of ["json", "html"]) {
  const room = await exportRoom(services, actor, slug, "en");
  const began = performance.now();
  const cpu = process.cpuUsage();
  let bytes = 0,
    first = 0,
    most = 0,
    count = 0;
  for await (const part of Readable.fromWeb(
    textStream(
      format === "json" ? writeJson(room, new Date().toISOString()) : writeHtml(room, exportWords),
    ) as never,
  )) {
    bytes += part.length;
    count++;
    if (count % 200 === 0) {
      globalThis.gc?.();
      const h = process.memoryUsage().heapUsed;
      if (!first) first = h;
      most = Math.max(most, h);
    }
  }
  const used = process.cpuUsage(cpu);
  console.log(
    format,
    JSON.stringify({
      s: (performance.now() - began) / 1000,
      cpu: (used.user + used.system) / 1e6,
      mb: bytes / 1e6,
      parts: count,
      first: first / 1e6,
      growthMB: (most - first) / 1e6,
      peakRss: rss(),
    }),
  );
}
await connection.close();
