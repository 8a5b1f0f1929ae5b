import fc from "fast-check";
import { expect, test } from "vitest";
import { compareNodes, countPairs, type ComparedNode } from "./comparison.ts";

const nodes = (...list: string[]): ComparedNode[] =>
  list.map((one) => {
    const [id = "", text = id, parentId = ""] = one.split(":");
    return { id, text, parentId: parentId || null };
  });
/** `kind id`, with a star where it was moved. */
const told = (before: ComparedNode[], after: ComparedNode[]) =>
  compareNodes(before, after).map(
    (pair) => `${pair.kind} ${(pair.after ?? pair.before)!.id}${pair.isMoved ? "*" : ""}`,
  );

test.each([
  ["nothing changed", nodes("a", "b"), nodes("a", "b"), ["same a", "same b"]],
  ["a word changed", nodes("a", "b"), nodes("a:x", "b"), ["changed a", "same b"]],
  ["one added", nodes("a", "b"), nodes("a", "n", "b"), ["same a", "added n", "same b"]],
  [
    "one removed stands where it stood",
    nodes("a", "r", "b"),
    nodes("a", "b"),
    ["same a", "removed r", "same b"],
  ],
  ["the first and the last removed", nodes("r", "a", "s"), nodes("a"), ["removed r", "same a", "removed s"]],
  [
    "one moved to the front: only that one",
    nodes("a", "b", "c", "d"),
    nodes("d", "a", "b", "c"),
    ["same d*", "same a", "same b", "same c"],
  ],
  ["moved and changed", nodes("a", "b", "c"), nodes("c:x", "a", "b"), ["changed c*", "same a", "same b"]],
  [
    "under another section",
    nodes("s", "t", "a::s"),
    nodes("s", "t", "a::t"),
    ["same s", "same t", "same a*"],
  ],
  ["all new", nodes("a"), nodes("b"), ["added b", "removed a"]],
])("%s", (_, before, after, expected) => {
  expect(told(before, after)).toEqual(expected);
});

test("counts tell each kind", () => {
  const pairs = compareNodes(nodes("a", "b", "c", "r"), nodes("c:x", "a", "b", "n"));
  expect(countPairs(pairs)).toEqual({ changed: 1, added: 1, removed: 1, moved: 1 });
});

test("every paragraph of both versions is told exactly once, the later version's in its order", () => {
  const version = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 });
  fc.assert(
    fc.property(version, version, (one, other) => {
      const [before, after] = [nodes(...one.map(String)), nodes(...other.map(String))];
      const pairs = compareNodes(before, after);
      expect(pairs.flatMap((pair) => pair.after?.id ?? [])).toEqual(after.map(({ id }) => id));
      expect(pairs.flatMap((pair) => pair.before?.id ?? []).sort()).toEqual(
        before.map(({ id }) => id).sort(),
      );
    }),
  );
});
