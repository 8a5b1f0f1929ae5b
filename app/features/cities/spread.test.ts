import { expect, test } from "vitest";
import { spread, type Point } from "./spread.ts";

const gap = (one: Point | undefined, other: Point | undefined) =>
  one && other ? Math.hypot(one.x - other.x, one.y - other.y) : Number.NaN;

test("points that are far enough apart stay where they are", () => {
  const [one, other] = spread(
    [
      { x: 10, y: 10 },
      { x: 50, y: 10 },
    ],
    20,
  );
  expect(one?.x).toBeCloseTo(10, 3);
  expect(other?.x).toBeCloseTo(50, 3);
});

test("points that lie together move apart equally and keep their direction", () => {
  const [north, south] = spread(
    [
      { x: 0, y: 0 },
      { x: 0, y: 2 },
    ],
    20,
  );
  expect(gap(north, south)).toBeGreaterThan(19.9);
  expect(north?.y).toBeCloseTo(-9, 1);
  expect(south?.y).toBeCloseTo(11, 1);
});

test("points at one spot are parted too, the same way each time", () => {
  const crowd = Array.from({ length: 5 }, () => ({ x: 3, y: 3 }));
  const parted = spread(crowd, 10);
  const gaps = parted.flatMap((one, i) => parted.slice(i + 1).map((other) => gap(one, other)));
  expect(Math.min(...gaps)).toBeGreaterThan(9.9);
  expect(spread(crowd, 10)).toEqual(parted);
});
