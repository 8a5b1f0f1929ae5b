import { cpus, loadavg } from "node:os";
import { median } from "./load.ts";
import { measureGrowth } from "./rooms-growth.ts";
import { openPlace, originOf, type Node, type Place } from "./rooms-place.ts";
import { measureSteady } from "./rooms-steady.ts";

const room = "covid-19-response";
const rounds = 3;
/** A running server is measured: in so many rounds before it Node makes ready what is called all the time. */
const warmUp = 8;
const reachRounds = 9;
const settled = () => new Promise((resolve) => setTimeout(resolve, 12_000));
/** Idle sockets whose memory is measured. */
const idle = 2_000;

/**
 * The speed of rooms, beside bare socket.io on the same database: every server and the load in processes of their own,
 * paired A B A B, medians. Prints tables. `minutes` is how long the steady load lasts.
 */
export async function benchRooms(minutes: number): Promise<void> {
  console.log(
    `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${String(cpus().length)} × ${cpus()[0]?.model ?? "?"}, load of the machine before ${(loadavg()[0] ?? 0).toFixed(1)}`,
  );
  const place = await openPlace();
  try {
    print("memory of an idle socket, kB | rooms | bare socket.io | ratio | bar", await memory(place));
    const reached = "sender to the last of 50, p50 | rooms | bare, one commit | ratio | bar";
    print(reached, await reach(place, "one node", "≤ 1.25", { ours: [place.node] }));
    print("deliveries a second | rooms | bare, no database | ratio | bar", await deliveries(place));
    const reader = { origin: originOf(place.node), cookie: place.cookies[0] ?? "" };
    print("what is read | 1,000,000 messages | 1,000 | ratio | bar", await measureGrowth(place.db, reader));
    print("1,000 sockets, 20 rooms | measured | bar", await measureSteady(place, minutes));
    const { second, pair } = await place.startSecond();
    print(reached, await reach(place, "two nodes", "≤ 1.5", { ours: [place.node, second], pair }));
    console.log(`load of the machine after: ${(loadavg()[0] ?? 0).toFixed(1)}`);
  } finally {
    await place.close();
  }
}

function print(head: string, lines: readonly string[]): void {
  const columns = head.split(" | ").length;
  for (const line of [head, Array.from({ length: columns }, () => "---").join(" | "), ...lines])
    console.log(`| ${line} |`);
  console.log("");
}

function compared(what: string, ours: number, theirs: number, bar: string): string {
  const shown = (value: number) => (value < 100 ? value.toFixed(2) : Math.round(value).toLocaleString("en"));
  return [what, shown(ours), shown(theirs), (ours / theirs).toFixed(2), bar].join(" | ");
}

/** Resident memory and what is in use, by socket, after a collection, when what the opening left behind has settled; a smaller round before it fills what is filled once. */
async function memory(place: Place): Promise<string[]> {
  const grown = async (node: Node) => {
    const open = async (receivers: number) => {
      await place.open("idle", { nodes: [node], room, receivers, writers: 0 });
    };
    await open(200);
    await place.load({ do: "close", name: "idle" });
    await settled();
    const before = await place.memory(node);
    await open(idle);
    await settled();
    const after = await place.memory(node);
    await place.load({ do: "close", name: "idle" });
    const each = (key: "rss" | "used") => (after[key] - before[key]) / idle / 1024;
    return { rss: each("rss"), used: each("used") };
  };
  const [ours, theirs] = [await grown(place.node), await grown(place.bare)];
  return [
    compared("resident", ours.rss, theirs.rss, "≤ 1.2"),
    compared("in use", ours.used, theirs.used, "≤ 1.2"),
  ];
}

interface Measured {
  readonly ours: readonly Node[];
  /** Two bare nodes, of which each wakes the other: what the way over the database takes by itself. */
  readonly pair?: readonly Node[];
}

/** Beside the bare node: by the lean client of the load, and by the one that a reader's page has. */
async function reach(place: Place, what: string, bar: string, measured: Measured): Promise<string[]> {
  const groups: Record<string, readonly Node[]> = { ...measured, bare: [place.bare] };
  const by = async (isPage: boolean) => {
    for (const [name, nodes] of Object.entries(groups))
      await place.open(name, { nodes, room, receivers: 50, writers: 10, isPage });
    const took = new Map(Object.keys(groups).map((name) => [name, [] as number[]]));
    for (let round = 0; round < warmUp + reachRounds; round += 1)
      for (const [name, kept] of took) {
        const times = (await place.load({ do: "reach", name, times: 150 })) as number[];
        if (round >= warmUp) kept.push(median(times));
      }
    for (const name of took.keys()) await place.load({ do: "close", name });
    const of = (name: string) => median(took.get(name) ?? []);
    const client = isPage ? ", by a page's client" : "";
    const line = (name: string, said: string, beside: string) =>
      took.has(name) ? [compared(`${said}, ms${client}`, of(name), of("bare"), beside)] : [];
    return [...line("ours", what, bar), ...line("pair", "two bare nodes, each woken by the other", "")];
  };
  return [...(await by(false)), ...(await by(true))];
}

async function deliveries(place: Place): Promise<string[]> {
  const lines: string[] = [];
  for (const [receivers, messages, bar] of [
    [50, 1000, "≥ 0.35"],
    [500, 200, "≥ 0.8"],
  ] as const) {
    const groups = { ours: place.node, bare: place.bare };
    for (const [name, node] of Object.entries(groups))
      await place.open(name, { nodes: [node], room, receivers, writers: 32 });
    const rates: Record<string, number[]> = { ours: [], bare: [] };
    for (let round = 0; round <= rounds; round += 1)
      for (const [name, event] of [
        ["ours", "room:post"],
        ["bare", "room:say"],
      ] as const) {
        const rate = (await place.load({ do: "flood", name, event, messages })) as number;
        if (round > 0) rates[name]?.push(rate);
      }
    for (const name of Object.keys(groups)) await place.load({ do: "close", name });
    const [ours, bare] = [median(rates["ours"] ?? []), median(rates["bare"] ?? [])];
    lines.push(compared(`to ${String(receivers)} receivers`, ours, bare, bar));
  }
  return lines;
}
