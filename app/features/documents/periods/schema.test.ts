import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { endOf, periodSchema, startOf } from "./schema.ts";

const opening = {
  ...{ deed: "open", opensDate: "", opensTime: "", closesDate: "2026-12-21", closesTime: "17:00" },
  ...{ zone: "Asia/Jakarta", takes: "city", direct: "no" },
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
  [{ zone: "Europe/Paris" }, "zone", "badValue"],
  [{ takes: undefined }, "takes", "chooseAsked"],
  [{ takes: ["city", "everyone"] }, "takes.1", "badValue"],
  [{ direct: "perhaps" }, "direct", "badValue"],
])("refused: %o", (change, field, key) => {
  const { error } = periodSchema.safeParse({ ...opening, ...change });
  expect(error?.issues.map(({ path, message }) => [path.join("."), message])).toContainEqual([field, key]);
});

test("a reason is needed for moving an end, ending, and refusing", () => {
  const period = { period: randomUUID(), reason: " " };
  const moved = { ...opening, ...period, deed: "change" };
  const refused = { deed: "refuse", comment: randomUUID(), reason: "" };
  for (const given of [moved, { deed: "end", ...period }, refused])
    expect(periodSchema.safeParse(given).error?.issues).toMatchObject([
      { path: ["reason"], message: "required" },
    ]);
});
