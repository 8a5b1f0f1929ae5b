import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { originOf, type Place } from "./rooms-place.ts";
import type { Kept } from "./rooms-tasks.ts";

const rooms = 20;
const socketsEach = 50;
const perSecond = 20;
/** How often resident memory is looked at, in milliseconds, and how many looks make one at what is in use: that needs a collection. */
const lookEvery = 5_000;
const looksEach = 12;

/** 1,000 sockets in 20 rooms of one node, 20 durable messages a second and pages read beside it. Lines of a table. */
export async function measureSteady(place: Place, minutes: number): Promise<string[]> {
  const { node } = place;
  const names = Array.from({ length: rooms }, (_, index) => `bench-steady-${String(index)}`);
  for (const name of names) {
    await place.db
      .insertInto("rooms")
      .values({
        ...{ slug: name, kind: "standing", subject: null, audience: "members", slowSeconds: null },
        titles: JSON.stringify([{ lang: "en", title: name }]),
      })
      .execute();
    await place.open(name, { nodes: [node], room: name, receivers: socketsEach, writers: 2 });
  }
  const resident: number[] = [];
  const used: number[] = [];
  const end = Date.now() + minutes * 60_000;
  const steady = place.load({ do: "steady", names, seconds: minutes * 60, perSecond }) as Promise<Kept>;
  const reading = readPages(place, names, end);
  while (Date.now() < end) {
    resident.push(await residentOf(node.process.pid ?? 0));
    await sleep(lookEvery);
    if (resident.length % looksEach === 0) used.push((await place.memory(node)).used / 1024 / 1024);
  }
  const [kept, pages] = await Promise.all([steady, reading]);
  for (const name of names) await place.load({ do: "close", name });
  return [
    `messages sent, pages read | ${String(kept.sent)}, ${String(pages)} in ${String(minutes)} min | `,
    `acknowledgement, p50 and p99 | ${at(kept.acknowledgements, 0.5)} and ${at(kept.acknowledgements, 0.99)} ms | < 500 ms`,
    `delivery, p50 and p99 | ${at(kept.deliveries, 0.5)} and ${at(kept.deliveries, 0.99)} ms | < 1,000 ms`,
    `deliveries, lost, doubled or out of order | ${String(kept.deliveries.length)}, ${String(kept.lost)}, ${String(kept.wrong)} | 0, 0`,
    `resident memory, highest in the first third and in the last | ${earlyAndLate(resident)} MB | flat`,
    `in use after a collection, the same | ${earlyAndLate(used)} MB | flat`,
  ];
}

/** The highest of the first third and of the last. */
function earlyAndLate(values: readonly number[]): string {
  const third = Math.ceil(values.length / 3);
  const [early, late] = [values.slice(0, third), values.slice(-third)].map((part) => Math.max(...part));
  return `${(early ?? NaN).toFixed(0)} and ${(late ?? NaN).toFixed(0)}`;
}

function at(values: readonly number[], part: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * part)] ?? NaN).toFixed(0);
}

/** Five pages a second of these rooms, by one reader after the other. */
async function readPages(place: Place, names: readonly string[], end: number): Promise<number> {
  let read = 0;
  for (; Date.now() < end; read += 1) {
    const Cookie = place.cookies[read % place.cookies.length] ?? "";
    const path = `/en/rooms/${names[read % names.length] ?? ""}`;
    const answer = await fetch(originOf(place.node) + path, { headers: { Cookie } });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path}: ${String(answer.status)}`);
    await sleep(200);
  }
  return read;
}

/** Resident memory in MB. */
async function residentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}
