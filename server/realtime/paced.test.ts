import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { paced } from "./paced.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("what comes together is one work, what comes meanwhile one more, a second later; nothing unasked", async () => {
  let count = 0;
  const turn = paced(() => Promise.resolve(void (count += 1)));
  for (let asked = 0; asked < 5; asked += 1) turn.ask();
  await vi.advanceTimersByTimeAsync(50);
  expect(count).toBe(1);
  for (let asked = 0; asked < 5; asked += 1) turn.ask();
  await vi.advanceTimersByTimeAsync(900);
  expect(count).toBe(1);
  await vi.advanceTimersByTimeAsync(100);
  expect(count).toBe(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(count).toBe(2);
});

test("after long work there is a long rest; what was asked while it went on is done after that", async () => {
  let count = 0;
  const turn = paced(async () => {
    count += 1;
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
  turn.ask();
  await vi.advanceTimersByTimeAsync(100);
  turn.ask();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(count).toBe(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(count).toBe(2);
});

test("closed, it does nothing more", async () => {
  let count = 0;
  const turn = paced(() => Promise.resolve(void (count += 1)));
  turn.ask();
  turn.close();
  turn.ask();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(count).toBe(0);
});
