import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A socket that has sent so many events, each worked on until it is let go. */
function sender(count: number) {
  const taps: string[] = [];
  const rests: number[] = [];
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const tap = { readyState: 1, pause: () => taps.push("pause"), resume: () => taps.push("resume") };
  const take = createTurns(tap, () => rests.push(begun.length));
  for (let event = 0; event < count; event += 1)
    take(() => {
      begun.push(event);
      return new Promise((end) => ends.push(end));
    });
  return { tap, taps, rests, begun, ends };
}

test("eight at once, the others in their order, all in the end; then it rests", async () => {
  const { begun, ends, taps, rests } = sender(20);
  expect(begun.length).toBe(8);
  for (let done = 0; done < 20; done += 1) {
    ends[done]!();
    await settled();
    expect(begun.length).toBe(Math.min(20, 9 + done));
    expect(rests.length).toBe(done < 19 ? 0 : 1);
  }
  expect(begun).toEqual(Array.from({ length: 20 }, (_, event) => event));
  expect(taps).toEqual([]);
});

test("where 64 wait nothing more is read, until fewer do", async () => {
  const { ends, taps } = sender(8 + 64);
  expect(taps).toEqual(["pause"]);
  ends[0]!();
  await settled();
  expect(taps).toEqual(["pause", "resume"]);
});

test("what waits when the line ends is not begun", async () => {
  const { tap, ends, begun, rests } = sender(20);
  tap.readyState = 3;
  ends[0]!();
  await settled();
  for (const end of ends.slice(1)) end();
  await settled();
  expect(begun.length).toBe(8);
  expect(rests).toEqual([8]);
});
