import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Kept, Opened, Steady } from "./rooms-tasks.ts";

/** How long after the last message its deliveries are waited for, in milliseconds. */
const patience = 5_000;

interface Heard {
  readonly n: number;
  readonly message: { readonly id: string };
}

/** Writes at an even pace and reads every frame: whether each receiver heard everything, once and in order, and how soon. */
export async function keepSteady(
  groups: readonly Opened[],
  { seconds, perSecond }: Omit<Steady, "names">,
): Promise<Kept> {
  const sentAt = new Map<string, number>();
  const acknowledgements: number[] = [];
  const deliveries: number[] = [];
  let wrong = 0;
  for (const group of groups) {
    const lastOf = new Map<number, number>();
    group.onFrame = (frame, receiver) => {
      const [name, { events }] = JSON.parse(frame.toString("utf8", 2)) as [string, { events: Heard[] }];
      // Who is there, and how much is unread, is told as well.
      if (name !== "room:events") return;
      for (const { n, message } of events) {
        const before = lastOf.get(receiver);
        if (before !== undefined && n !== before + 1) wrong += 1;
        lastOf.set(receiver, n);
        const from = sentAt.get(message.id);
        if (from !== undefined) deliveries.push(performance.now() - from);
      }
    };
  }
  let expected = 0;
  const startedAt = performance.now();
  const writing: Promise<void>[] = [];
  for (let turn = 0; performance.now() - startedAt < seconds * 1000; turn += 1) {
    const group = groups[turn % groups.length];
    if (!group) break;
    expected += group.receivers.length;
    writing.push(write(group, turn, sentAt, acknowledgements));
    await sleep(Math.max(0, startedAt + ((turn + 1) * 1000) / perSecond - performance.now()));
  }
  await Promise.all(writing);
  const until = performance.now() + patience;
  while (deliveries.length < expected && performance.now() < until) await sleep(50);
  return { sent: writing.length, acknowledgements, deliveries, lost: expected - deliveries.length, wrong };
}

async function write(
  group: Opened,
  turn: number,
  sentAt: Map<string, number>,
  took: number[],
): Promise<void> {
  const id = randomUUID();
  const from = performance.now();
  sentAt.set(id, from);
  const writer = group.writers[turn % group.writers.length];
  const answer = await writer?.ask("room:post", { room: group.group.room, id, body: `Message ${id}.` });
  if (answer?.["ok"] !== true) throw new Error(JSON.stringify(answer));
  took.push(performance.now() - from);
}
