import { describe, expect, test } from "vitest";
import { momentsOf, readTraceQuery, writeTraceQuery } from "./filter.ts";

const read = (query: string) => readTraceQuery(new URLSearchParams(query));
const id = "6f1f5c3e-0000-4000-8000-000000000001";
const whole = `act=mandates.ended&person=${id}&office=${id}&kind=mandate&object=${id}&from=2026-11-01&to=2026-11-30&before=51&class=public`;

describe("the query of the page", () => {
  test("is read and written again as it was", () => {
    expect(writeTraceQuery(read(whole))).toBe(`?${whole}`);
    expect(writeTraceQuery(read(""))).toBe("");
    expect(writeTraceQuery(read(whole), { before: undefined })).not.toContain("before");
  });

  test.each([
    "act=rooms.posted",
    "act=constructor",
    "person=1",
    "person=%00",
    `office=${id}'`,
    "kind=weather",
    "object=%F0%9F%98%80",
    "from=2026-02-30",
    "from=yesterday",
    "to=12026-01-01",
    "before=0",
    "before=1e3",
    "class=moon",
  ])("what cannot be meant counts as not given: %s", (query) => {
    expect(writeTraceQuery(read(query))).toBe("");
  });

  test("days are whole, the last one included", () => {
    const { from, until } = momentsOf(read("from=2026-11-01&to=2026-11-01"));
    expect([from?.toISOString(), until?.toISOString()]).toEqual([
      "2026-11-01T00:00:00.000Z",
      "2026-11-02T00:00:00.000Z",
    ]);
  });
});
