import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { dueFrom, endOf, periodSchema, startOf } from "./schema.ts";

const opening = {
  ...{ deed: "open", opensDate: "", opensTime: "", closesDate: "2026-12-21", closesTime: "17:00" },
  ...{ zone: "Asia/Jakarta", takes: "city", direct: "no", submitsDate: "", submitsTime: "" },
};

test("a period from now on: its end in UTC, and one box ticked", () => {
  const given = periodSchema.parse(opening);
  expect(given).toMatchObject({ takes: ["city"] });
  if (given.deed !== "open") throw new Error("another deed");
  expect([startOf(given), endOf(given)?.toISOString()]).toEqual([null, "2026-12-21T10:00:00.000Z"]);
});

test.each([
  [{ closesDate: "" }, "closesDate", "badMoment"],
  [{ closesTime: "25:00" }, "closesDate", "badMoment"],
  [{ opensDate: "2026-12-01" }, "opensDate", "badMoment"],
  [{ submitsDate: "2026-12-28" }, "submitsDate", "badMoment"],
  [{ deed: "changeSubmitting", period: randomUUID(), reason: "So." }, "submitsDate", "badMoment"],
  [{ zone: "Europe/Paris" }, "zone", "badValue"],
  [{ takes: undefined }, "takes", "chooseAsked"],
  [{ takes: ["city", "everyone"] }, "takes.1", "badValue"],
  [{ direct: "perhaps" }, "direct", "badValue"],
])("refused: %o", (change, field, key) => {
  const { error } = periodSchema.safeParse({ ...opening, ...change });
  expect(error?.issues.map(({ path, message }) => [path.join("."), message])).toContainEqual([field, key]);
});

test("the countries' date in UTC; without one null", () => {
  const due = { submitsDate: "2026-12-28", submitsTime: "17:00" };
  for (const [change, at] of [
    [due, "2026-12-28T10:00:00.000Z"],
    [{}, undefined],
  ] as const) {
    const given = periodSchema.parse({ ...opening, ...change });
    if (given.deed !== "open") throw new Error("another deed");
    expect(dueFrom(given)?.toISOString()).toBe(at);
  }
});

test("a reason is needed for moving an end, ending, and refusing", () => {
  const period = { period: randomUUID(), reason: " " };
  const moved = { ...opening, ...period, deed: "change" };
  const refused = { deed: "refuse", comment: randomUUID(), reason: "" };
  const due = { submitsDate: "2026-12-28", submitsTime: "17:00" };
  for (const given of [
    moved,
    { ...moved, ...due, deed: "changeSubmitting" },
    { deed: "end", ...period },
    refused,
  ])
    expect(periodSchema.safeParse(given).error?.issues).toMatchObject([
      { path: ["reason"], message: "required" },
    ]);
});
