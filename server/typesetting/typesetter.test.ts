import type { ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ExportedDocument } from "#app/features/documents/exports/exported.ts";
import { createTypesetter, type Answer, type Order } from "./typesetter.ts";

/** A process that is told what to answer, and remembers what it was asked. */
class Child extends EventEmitter {
  connected = true;
  readonly orders: string[] = [];
  send({ document }: Order) {
    this.orders.push(document.slug);
  }
  answer(answer: Answer) {
    this.emit("message", answer);
  }
  kill() {
    this.connected = false;
    this.emit("exit");
  }
}

const order = (slug: string): Order => ({ format: "pdf", document: { slug } as ExportedDocument });
const bytes = new Uint8Array([1]);
// Nothing here takes too long unless a test says so.
beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => vi.useRealTimers());

/** Long enough for what waits its turn to have its turn. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

function scene(bounds: { waiting?: number } = {}) {
  const children: Child[] = [];
  const start = () => {
    const child = new Child();
    children.push(child);
    return child as unknown as ChildProcess;
  };
  const limits = { waiting: 20, time: 60_000, idle: 60_000, ...bounds };
  return { typesetter: createTypesetter(pino({ level: "silent" }), limits, start), children };
}

test("one file after the other, by one process", async () => {
  const { typesetter, children } = scene();
  const first = typesetter.write(order("a"));
  const second = typesetter.write(order("b"));
  await turn();
  expect(children.map(({ orders }) => orders)).toEqual([["a"]]);
  children[0]!.answer({ bytes });
  expect(await first).toEqual(bytes);
  await turn();
  expect(children.map(({ orders }) => orders)).toEqual([["a", "b"]]);
  children[0]!.answer({ bytes });
  expect(await second).toEqual(bytes);
  typesetter.close();
});

test("where too many wait, one is told when to come again; a place that is free is taken", async () => {
  const { typesetter, children } = scene({ waiting: 2 });
  const waiting = [typesetter.write(order("a")), typesetter.write(order("b"))];
  await expect(typesetter.write(order("c"))).rejects.toMatchObject({
    ...{ status: 503, key: "exportsBusy", values: { retryAfter: 10 } },
  });
  await turn();
  children[0]!.answer({ bytes });
  await waiting[0];
  await turn();
  const third = typesetter.write(order("c"));
  children[0]!.answer({ bytes });
  await waiting[1];
  await turn();
  children[0]!.answer({ bytes });
  expect(await third).toEqual(bytes);
  typesetter.close();
});

test.each([
  ["takes too long", () => vi.advanceTimersByTime(60_000)],
  ["cannot be made", (child: Child) => child.answer({ failure: "no" })],
  ["ends the process", (child: Child) => child.kill()],
])("a file that %s is refused, and the next one has a new process", async (_, happens) => {
  const { typesetter, children } = scene();
  const failed = expect(typesetter.write(order("a"))).rejects.toMatchObject({
    ...{ status: 503, key: "exportFailed" },
  });
  await turn();
  happens(children[0]!);
  await failed;
  expect(children[0]!.connected).toBe(false);
  const next = typesetter.write(order("b"));
  await turn();
  expect(children).toHaveLength(2);
  children[1]!.answer({ bytes });
  expect(await next).toEqual(bytes);
  typesetter.close();
});

test("without work for a while, the process ends", async () => {
  const { typesetter, children } = scene();
  const only = typesetter.write(order("a"));
  await turn();
  children[0]!.answer({ bytes });
  await only;
  expect(children[0]!.connected).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(children[0]!.connected).toBe(false);
});

test("closed, it refuses what waits and starts no process again", async () => {
  const { typesetter, children } = scene();
  const waiting = ["a", "b"].map((slug) =>
    expect(typesetter.write(order(slug))).rejects.toMatchObject({ key: "exportFailed" }),
  );
  await turn();
  typesetter.close();
  await Promise.all(waiting);
  expect(children).toHaveLength(1);
});
