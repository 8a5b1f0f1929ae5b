import { expect, test } from "vitest";
import { parcels } from "./parcels.ts";
import type { RoomEvent } from "./room-event.ts";

const event = (n: number, letters: number | null) =>
  ({ n, message: { body: letters === null ? null : "x".repeat(letters), html: null } }) as RoomEvent;
const numbers = (parts: readonly RoomEvent[][]) => parts.map((part) => part.map(({ n }) => n));

test("short messages go together, in their order", () => {
  const events = Array.from({ length: 200 }, (_, n) => event(n, 100));
  expect(parcels(events)).toEqual([events]);
});

test("long ones are parted, each part small; one too large for any goes alone, nothing is left out", () => {
  const sizes = [60_000, 60_000, 60_000, 500_000, null, 1, 140_000];
  const events = sizes.map((letters, n) => event(n, letters));
  expect(numbers(parcels(events))).toEqual([[0, 1], [2], [3], [4, 5], [6]]);
});

test("of nothing there are no parts", () => {
  expect(parcels([])).toEqual([]);
});
