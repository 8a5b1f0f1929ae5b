import { expect, test } from "vitest";
import type { Way } from "./procedures.ts";
import { reminderDue } from "./reminder-times.ts";

const hour = 3_600_000;
const due = (way: Way, lasts: number, left: number) => {
  const openedAt = new Date("2026-12-01T00:00:00Z");
  const expiresAt = new Date(openedAt.getTime() + lasts * hour);
  return reminderDue({ way, openedAt, expiresAt, now: new Date(expiresAt.getTime() - left * hour) });
};

test.each<[Way, lasts: number, left: number, days: number | null]>([
  ["ad-referendum", 240, 73, null],
  ["ad-referendum", 240, 72, 3],
  ["ad-referendum", 240, 24, 1],
  ["ad-referendum", 240, 0, null],
  ["ad-referendum", 48, 40, null],
  ["silence", 240, 72, null],
  ["silence", 240, 24.01, null],
  ["silence", 240, 24, 1],
  ["silence", 36, 18.01, null],
  ["silence", 36, 18, 1],
  ["silence", 24, 12, 1],
  ["silence", 1, 0.5, 1],
  ["silence", 1, 0, null],
])("%s of %d hours, %d left: %o", (way, lasts, left, days) => {
  expect(due(way, lasts, left)).toBe(days);
});
