import { expect, test } from "vitest";
import { verdictOf } from "./verdict.ts";

const refused = (status: number, retryAfter?: number) => ({
  ok: false as const,
  ...{ status, key: "why" },
  ...(retryAfter === undefined ? {} : { retryAfter }),
});

test.each([403, 404, 409, 413, 422])("%i: its author decides", (status) => {
  expect(verdictOf(refused(status), 0, 0)).toMatchObject({ is: "refused", refusal: { key: "why" } });
});

test("a refusal keeps what it is said with", () => {
  const pins = { ok: false as const, status: 409, key: "tooManyPins", limit: 10 };
  expect(verdictOf(pins, 0, 0)).toMatchObject({ is: "refused", refusal: { values: { limit: 10 } } });
  const edit = { ok: false as const, status: 409, key: "editOver", hours: 24 };
  expect(verdictOf(edit, 0, 0)).toMatchObject({ is: "refused", refusal: { values: { hours: 24 } } });
});

test("signed out, or under another mandate by now: nothing more goes out", () => {
  expect(verdictOf(refused(401), 0, 0)).toEqual({ is: "signedOut" });
  const other = { ok: false as const, status: 409, key: "otherMandate" };
  expect(verdictOf(other, 0, 0)).toEqual({ is: "other" });
});

test("too many: as late as the server says, and says so", () => {
  const verdict = verdictOf(refused(429, 7), 5, 0.5);
  expect(verdict).toMatchObject({ is: "later", ms: 7250, why: { key: "why", values: { retryAfter: 7 } } });
});

test.each([
  [0, 500, 1500],
  [3, 4000, 12_000],
  [20, 5_000, 15_000],
])("no answer or a failing server, after %i tries: between %i and %i ms later", (tries, least, most) => {
  for (const answer of [null, refused(503)]) {
    expect(verdictOf(answer, tries, 0)).toEqual({ is: "later", ms: least, why: null });
    expect(verdictOf(answer, tries, 1)).toEqual({ is: "later", ms: most, why: null });
  }
});
