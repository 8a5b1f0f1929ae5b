import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from "vitest";
import type { z } from "zod";
import { liveHandlers } from "../live-handlers.ts";
import { seed } from "./chance.ts";
import { lastNumber } from "./committed.ts";
import { fieldsOf, garbage, odd, right, rightFor } from "./odd-values.ts";
import { openRooms, origin, room, type Node, type RoomsGround } from "./rooms-ground.ts";

const second = 1_000;
/** What every event takes, by its name. */
let events: ReadonlyMap<string, z.ZodType>;
let ground: RoomsGround;
let node: Node;
let cookies: string[];
/** Somebody else, who writes meanwhile. */
let neighbour: Socket;
beforeAll(async () => {
  ground = await openRooms({ "limits.handshakes": { points: 1_000_000, seconds: 1 } });
  node = await ground.node();
  cookies = await ground.signIn(4);
  neighbour = await open(3);
  events = new Map([...liveHandlers(ground.db)].map(([name, { schema }]) => [name, schema]));
});
afterAll(async () => {
  neighbour.disconnect();
  expect(await node.end("SIGTERM")).toBe(0);
  expect(node.output()).not.toMatch(/unhandled|uncaught|"level":(50|60)/i);
  await ground.close();
});

/** A socket of one of the people; resolves when it is in, rejects with the refusal. */
async function open(person: number): Promise<Socket> {
  const socket = io(`http://127.0.0.1:${String(node.port)}`, {
    ...{ transports: ["websocket"], forceNew: true, reconnection: false },
    extraHeaders: { origin, cookie: cookies[person]! },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  return socket;
}

interface Answer {
  readonly ok: boolean;
  readonly status?: number;
  readonly key?: string;
  readonly retryAfter?: number;
}

const ask = (socket: Socket, event: string, ...given: unknown[]) =>
  socket.timeout(30 * second).emitWithAck(event, ...given) as Promise<Answer>;

const post = (socket: Socket, body = "Meanwhile") =>
  ask(socket, "room:post", { room, id: randomUUID(), body });

/** The neighbour gets a message through: nothing is dead, and nothing so slow that a person would notice. */
async function expectQuickNeighbour(): Promise<void> {
  const startedAt = Date.now();
  expect(await post(neighbour)).toMatchObject({ ok: true });
  expect(Date.now() - startedAt).toBeLessThan(15 * second);
}

/** What a deed may answer: done, or a refusal with a sentence; never that something broke. */
function expectAnswered(event: string, given: unknown, answer: Answer): void {
  const isRight =
    answer.ok || (answer.status! >= 400 && answer.status! < 500 && typeof answer.key === "string");
  expect([event, given, isRight ? "" : answer]).toEqual([event, given, ""]);
}

describe("bad events", () => {
  test("every field of every event with every wrong value: 422 with a sentence", async () => {
    expect(events.size).toBeGreaterThanOrEqual(7);
    const socket = await open(0);
    for (const [event, schema] of events) {
      const whole = [...odd, undefined];
      const parted = fieldsOf(schema).flatMap((field) =>
        odd.map((value) => ({ ...rightFor(schema), [field]: value })),
      );
      const lacking = fieldsOf(schema).map((field) => ({ ...rightFor(schema), [field]: undefined }));
      for (const given of [...whole, ...parted, ...lacking]) {
        // A value that the field takes is no wrong one.
        if (schema.safeParse(given).success) continue;
        const answer = await ask(socket, event, given);
        expect([event, given, answer]).toEqual([
          event,
          given,
          { ok: false, status: 422, key: expect.any(String) as string },
        ]);
      }
    }
    await expectQuickNeighbour();
    socket.disconnect();
  });

  test("without acknowledgement, with too much, with none but it: answered where there is somebody to answer", async () => {
    const socket = await open(0);
    for (const [event, schema] of events) {
      socket.emit(event);
      socket.emit(event, rightFor(schema));
      socket.emit(event, "no", "acknowledgement", 7);
      expectAnswered(event, "nothing", await ask(socket, event));
      expectAnswered(event, "more", await ask(socket, event, { room: 7 }, "more", [1], { and: "more" }));
    }
    for (const unknown of ["", "error", "close", "toString", "__proto__", "room:", "a".repeat(10_000)])
      socket.emit(unknown, {}, 1);
    await expectQuickNeighbour();
    expect((await ask(socket, "room:leave", { room })).ok).toBe(true);
    socket.disconnect();
  });

  test("10,000 random ones: never a 500, and a neighbour writes on", async () => {
    onTestFailed(() => {
      console.error(`FAULTS_SEED=${String(seed)}`);
    });
    const socket = await open(1);
    const names = [...events.keys()];
    const value = fc.oneof(
      ...[fc.constantFrom(...odd), fc.constantFrom(...Object.values(right)), fc.jsonValue({ maxDepth: 2 })],
      fc.string({ unit: "binary", maxLength: 40 }),
    );
    const fields = fc.dictionary(fc.constantFrom(...Object.keys(right), "__proto__", "x"), value, {
      maxKeys: 4,
    });
    const random = fc.record({ event: fc.constantFrom(...names), given: fc.oneof(fields, fields, value) });
    for (let round = 0; round < 10; round += 1) {
      const tries = fc.sample(random, { seed: seed + round, numRuns: 1_000 });
      const answers = Promise.all(tries.map(({ event, given }) => ask(socket, event, given)));
      if (round % 5 === 0) await expectQuickNeighbour();
      for (const [index, answer] of (await answers).entries())
        expectAnswered(tries[index]!.event, tries[index]!.given, answer);
    }
    await expectQuickNeighbour();
    socket.disconnect();
  });

  test("thousands of events that ask the database: a neighbour is not behind them in the row", async () => {
    const socket = await open(1);
    let answered = 0;
    for (let count = 0; count < 1_000; count += 1)
      socket.emit("room:leave", { room }, () => {
        answered += 1;
      });
    await expect.poll(() => answered, { timeout: 20 * second }).toBeGreaterThan(20);
    const before = answered;
    expect(await post(neighbour)).toMatchObject({ ok: true });
    expect(answered - before).toBeLessThan(500);
    socket.disconnect();
  });

  test("what is no event at all ends that socket at most", async () => {
    for (const line of garbage) {
      const socket = await open(2);
      socket.io.engine.write(line);
      socket.io.engine.write('2["room:leave",{}]');
      await socket
        .timeout(second)
        .emitWithAck("room:leave", { room })
        .catch(() => null);
      socket.disconnect();
    }
    await expectQuickNeighbour();
  });
});

describe("limits", () => {
  test("the 21st write within 10 s is refused and says when; joins are counted apart", async () => {
    const socket = await open(2);
    const answers = await Promise.all(Array.from({ length: 25 }, () => post(socket)));
    expect(answers.filter(({ ok }) => ok).length).toBe(20);
    for (const { ok, status, retryAfter } of answers)
      if (!ok) expect([status, retryAfter! > 0 && retryAfter! <= 10]).toEqual([429, true]);
    expect((await ask(socket, "room:join", { room, after: -1 })).ok).toBe(true);
    await expectQuickNeighbour();
    socket.disconnect();
  });

  test("the eleventh socket of a person is refused, also of many at once, and let in when another has gone", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 15 }, () => open(0)));
    const sockets = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(sockets.length).toBe(10);
    await expect(open(0)).rejects.toThrow("tooManySockets");
    sockets[0]!.disconnect();
    const comeAgain = () => open(0).then((socket) => sockets.push(socket));
    await expect.poll(() => comeAgain().catch(() => 0), { timeout: 20 * second }).toBe(11);
    for (const socket of sockets) socket.disconnect();
  });

  test("a message of more than 64 kB ends its socket and writes nothing", async () => {
    const socket = await open(1);
    const before = await lastNumber(ground.db);
    const ended = new Promise((resolve) => socket.once("disconnect", resolve));
    socket.emit("room:post", { room, id: randomUUID(), body: "x".repeat(64 * 1024) });
    expect(await ended).toBe("transport close");
    expect(await lastNumber(ground.db)).toBe(before);
    await expectQuickNeighbour();
  });
});
