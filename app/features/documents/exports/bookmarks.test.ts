import { expect, test } from "vitest";
import { bookmarksOf, idOfBookmark } from "./bookmarks.ts";

const ids = [
  "op-2-1",
  "a",
  "-a--b-",
  "9f1c2d3e-0a1b-4c2d-8e3f-1a2b3c4d5e6f",
  "x".repeat(35),
  "x".repeat(36),
  `long-${"y".repeat(75)}`,
];

test("an id is read again from its bookmark, however long it is", () => {
  const { names, properties } = bookmarksOf(ids);
  const custom = new Map(Object.entries(properties));
  expect([...names.keys()]).toEqual(ids);
  expect([...names.values()].map((name) => idOfBookmark(name, custom))).toEqual(ids);
});

test("names are such as Word takes, and no two alike", () => {
  const names = [...bookmarksOf(ids).names.values()];
  for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{0,39}$/);
  expect(new Set(names).size).toBe(ids.length);
});

test.each(["_GoBack", "_Toc1234", "op_2_1", "ascn_", "ascn_Ab", "ascn_a b", "ascnlong_1", "ascnlong_2", ""])(
  "%j is none of ours",
  (name) => {
    expect(idOfBookmark(name, new Map([["ascnlong_2", "No Id"]]))).toBeNull();
  },
);
