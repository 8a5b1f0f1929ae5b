import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, onTestFailed, test } from "vitest";
import type { MessageEvent } from "#app/features/rooms/room-event.ts";
import { chanceOf, isLong, oneOf, seed, type Chance } from "./chance.ts";
import { expectSame, lastNumber } from "./committed.ts";
import { openProxy, type Line, type Proxy, type Way } from "./proxy.ts";
import { openClients } from "./room-client.ts";
import { openRooms, type Node, type RoomsGround } from "./rooms-ground.ts";

const second = 1_000;
const [people, clientsEach, forSeconds] = isLong ? [20, 10, 60] : [10, 4, 8];
let ground: RoomsGround;
let node: Node;
let proxy: Proxy;
let cookies: string[];
beforeAll(async () => {
  ground = await openRooms();
  node = await ground.node();
  cookies = await ground.signIn(people);
  proxy = await openProxy(() => node.port, loseAnswer);
});
afterAll(async () => {
  await proxy.close();
  const code = await node.end("SIGTERM");
  expect([code, code === 0 ? "" : node.output()]).toEqual([0, ""]);
  expect(node.output()).not.toMatch(/unhandled|uncaught|"level":(50|60)/i);
  await ground.close();
});

/** Whether the next answer to a deed is to be lost. */
let isLosing = false;

/** Breaks a line at the moment when the answer to a deed comes over it: what it answers is committed then. */
function loseAnswer(line: Line, way: Way, bytes: Buffer): void {
  if (!isLosing || way !== "down" || !bytes.toString("latin1").includes('"ok":true,"event"')) return;
  isLosing = false;
  line.cut();
}

/** Does something to a line: mostly it only slows down, sometimes it breaks, sometimes it goes deaf on one side for a while and breaks then. */
function disturb(line: Line, chance: Chance): void {
  const kind = chance();
  if (kind < 0.4) line.delay(chance() * second);
  else if (kind < 0.7) line.cut();
  else {
    line.deafen(chance() < 0.5 ? "up" : "down");
    setTimeout(
      () => {
        line.cut();
      },
      chance() * (isLong ? 15 : 3) * second,
    );
  }
}

test(
  `${String(people * clientsEach)} clients whose lines are cut, slowed and half open for ${String(forSeconds)} s: each has received what was committed, in order, once`,
  async () => {
    onTestFailed(() => {
      console.error(`FAULTS_SEED=${String(seed)}`);
    });
    const chance = chanceOf(seed);
    const places = cookies.flatMap((cookie) =>
      Array.from({ length: clientsEach }, () => ({ port: proxy.port, cookie })),
    );
    const clients = await openClients(places);
    const until = Date.now() + forSeconds * second;
    const pace = isLong ? 80 : 60;
    for (let step = 0; Date.now() < until; step += 1) {
      oneOf(chance, clients)?.act(chance);
      const line = oneOf(chance, proxy.lines);
      if (line && step % 2 === 0) disturb(line, chance);
      await sleep(pace);
    }
    // The lines heal: what is half open breaks, as it does in the end.
    for (const line of proxy.lines) line.cut();
    const count = await expectSame(ground.db, clients);
    expect(count).toBeGreaterThan(forSeconds);
    for (const client of clients) client.close();
  },
  150 * second,
);

test("an answer lost between commit and client: sent again the same deed has the same event, once", async () => {
  const [client] = await openClients([{ port: proxy.port, cookie: cookies[0]! }]);
  await expectSame(ground.db, [client!]);
  const message = randomUUID();
  const deeds = [
    ["room:post", { id: message, body: "The first words" }],
    ["room:edit", { message, body: "Other words" }],
    ["room:react", { message, emoji: "👍", on: true }],
    ["room:delete", { message }],
  ] as const;
  for (const [event, payload] of deeds) {
    const before = await lastNumber(ground.db);
    isLosing = true;
    await expect(client!.ask(event, payload)).rejects.toThrow();
    expect([event, await lastNumber(ground.db)]).toEqual([event, before + 1]);
    await expectSame(ground.db, [client!]);
    const again = [
      await client!.ask<{ event: MessageEvent }>(event, payload),
      await client!.ask(event, payload),
    ];
    for (const answer of again)
      expect(answer).toMatchObject({ ok: true, event: { n: before + 1, message: { id: message } } });
    expect([event, await lastNumber(ground.db)]).toEqual([event, before + 1]);
  }
  expect(isLosing).toBe(false);
  client!.close();
});

test("a reader that takes nothing in is dropped at a megabyte, slows nobody, and catches up on return", async () => {
  const [writer, slow] = await openClients(
    cookies.slice(0, 2).map((cookie) => ({ port: proxy.port, cookie })),
  );
  await expectSame(ground.db, [writer!, slow!]);
  const [line] = [...proxy.lines].slice(-1);
  line!.stall();
  const post = (body: string) => writer!.ask("room:post", { id: randomUUID(), body });
  for (let count = 0; count < 10; count += 1) await post("ก".repeat(8_000));
  // Answers of some hundred kilobytes each, none of which it takes: first the two kernels hold them, then the portal would.
  const asking = Array.from({ length: 100 }, () => slow!.ask("room:join", { after: 0 }).catch(() => null));
  await expect.poll(() => node.output(), { timeout: 60 * second }).toContain("took nothing in");
  expect(await post("Still quick")).toMatchObject({ ok: true });
  line!.cut();
  await Promise.all(asking);
  await expectSame(ground.db, [writer!, slow!]);
  const waited = [...node.output().matchAll(/"queued":(\d+)/g)].map(([, bytes]) => Number(bytes));
  // A megabyte and the one answer that came on top.
  for (const bytes of waited) expect(bytes).toBeLessThan(2 * 1024 * 1024);
  for (const client of [writer!, slow!]) client.close();
});
