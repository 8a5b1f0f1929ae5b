import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import type { PortalSocket } from "./handle.ts";
import { timely } from "./timely.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const socket = null as unknown as PortalSocket;
/** Ends after as many milliseconds as it is given. */
const ending = (end: () => Promise<Readonly<Record<string, unknown>>>) => ({
  schema: z.unknown(),
  answer: (_: PortalSocket, ms: unknown) =>
    new Promise((resolve) => setTimeout(resolve, Number(ms))).then(end),
});
const handlers = timely({
  "room:edit": ending(() => Promise.resolve({ n: 1 })),
  "room:react": ending(() => Promise.reject(new Error("x"))),
});

test("an answer in time is given as it is, and nothing is left running", async () => {
  const answer = handlers["room:edit"].answer(socket, 7_900);
  const refusal = expect(handlers["room:react"].answer(socket, 7_900)).rejects.toThrow("x");
  await vi.advanceTimersByTimeAsync(7_950);
  expect(await answer).toEqual({ n: 1 });
  await refusal;
  expect(vi.getTimerCount()).toBe(0);
});

test("one that comes too late is refused before the client gives its line up, however it ends after that", async () => {
  for (const event of ["room:edit", "room:react"] as const) {
    const refusal = expect(handlers[event].answer(socket, 60_000)).rejects.toMatchObject({
      ...{ status: 503, key: "away", values: { retryAfter: 5 } },
    });
    await vi.advanceTimersByTimeAsync(8_100);
    await refusal;
    await vi.advanceTimersByTimeAsync(60_000);
  }
});
