import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, onTestFailed, test } from "vitest";
import { chanceOf, isLong, oneOf, seed, type Chance } from "./chance.ts";
import { expectSame } from "./committed.ts";
import { openProxy, type Line, type Proxy } from "./proxy.ts";
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
  proxy = await openProxy(() => node.port);
});
afterAll(async () => {
  await proxy.close();
  const code = await node.end("SIGTERM");
  expect([code, code === 0 ? "" : node.output()]).toEqual([0, ""]);
  expect(node.output()).not.toMatch(/unhandled|uncaught|"level":(50|60)/i);
  await ground.close();
});

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
