import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  changeKind,
  insertNode,
  isTree,
  mergeNodes,
  mergesWith,
  moveNode,
  moves,
  moveTo,
  nodeKinds,
  placesOf,
  putBack,
  branchOf,
  removeNode,
  splitNode,
  type Tree,
} from "./structure.ts";

const kindOf = { S: "section", p: "paragraph", i: "item", t: "table", n: "note" } as const;
/** "S1 .p2 .p3 S4": a node a word, a dot a level, its kind and its number. */
const tree = (words: string): Tree =>
  words.split(" ").map((word) => {
    const [, dots = "", kind = "p", id = ""] = /^(\.*)([Spitn])(.+)$/.exec(word) ?? [];
    return { id, kind: kindOf[kind as keyof typeof kindOf], depth: dots.length + 1 };
  });
const words = (nodes: Tree | null) =>
  nodes
    ?.map(
      ({ id, kind, depth }) => `${".".repeat(depth - 1)}${kind === "section" ? "S" : kind.charAt(0)}${id}`,
    )
    .join(" ") ?? null;
const text = tree("S1 .p2 ..i3 ..i4 .p5 S6 .p7");

describe("a tree", () => {
  test.each([
    ["S1 .p2 ..i3", true],
    ["p1", true],
    [".p1", false],
    ["S1 ..p2", false],
    ["p1 .p2", false],
    ["p1 .S2", false],
    ["t1 .n2", true],
    ["n1 .n2", false],
    ["S1 .S2 ..S3 ...S4 ....S5 .....S6 ......p7 .......i8", true],
    ["S1 .S2 ..S3 ...S4 ....S5 .....S6 ......p7 .......i8 ........i9", false],
  ])("%s: %s", (given, expected) => {
    expect(isTree(tree(given))).toBe(expected);
  });

  test("places are counted below each parent", () => {
    expect(placesOf(tree("S1 .p2 .p3 S4 .p5"))).toEqual([
      { id: "1", parentId: null, position: 0 },
      { id: "2", parentId: "1", position: 0 },
      { id: "3", parentId: "1", position: 1 },
      { id: "4", parentId: null, position: 1 },
      { id: "5", parentId: "4", position: 0 },
    ]);
  });
});

test.each([
  ["paragraph", "1", "S1 .pX .p2 ..i3 ..i4 .p5 S6 .p7"],
  ["section", "1", "S1 .p2 ..i3 ..i4 .p5 SX S6 .p7"],
  ["item", "2", "S1 .p2 ..iX ..i3 ..i4 .p5 S6 .p7"],
  ["paragraph", "2", "S1 .p2 ..i3 ..i4 .pX .p5 S6 .p7"],
  ["paragraph", "3", null],
  ["paragraph", null, "pX S1 .p2 ..i3 ..i4 .p5 S6 .p7"],
  ["paragraph", "none", null],
] as const)("a new %s after %s", (kind, after, expected) => {
  expect(words(insertNode(text, { id: "X", kind }, after))).toBe(expected);
});

test.each([
  ["5", "up", "S1 .p5 .p2 ..i3 ..i4 S6 .p7"],
  ["2", "down", "S1 .p5 .p2 ..i3 ..i4 S6 .p7"],
  ["1", "down", "S6 .p7 S1 .p2 ..i3 ..i4 .p5"],
  ["2", "up", null],
  ["7", "down", null],
  ["6", "in", "S1 .p2 ..i3 ..i4 .p5 .S6 ..p7"],
  ["5", "in", null],
  ["5", "out", "S1 .p2 ..i3 ..i4 p5 S6 .p7"],
  ["3", "out", "S1 .p2 ..i4 .i3 .p5 S6 .p7"],
  ["4", "in", "S1 .p2 ..i3 ...i4 .p5 S6 .p7"],
  ["1", "out", null],
] as const)("%s moved %s", (id, move, expected) => {
  expect(words(moveNode(text, id, move))).toBe(expected);
});

test.each([
  ["2", "6", "S1 .p5 S6 .p7 .p2 ..i3 ..i4"],
  ["2", null, "S1 .p5 S6 .p7 p2 .i3 .i4"],
  ["1", "1", null],
  ["2", "5", null],
] as const)("%s moved to %s", (id, section, expected) => {
  expect(words(moveTo(text, id, section))).toBe(expected);
});

test("splitting, merging and another kind", () => {
  expect(words(splitNode(text, "2", "X"))).toBe("S1 .p2 .pX ..i3 ..i4 .p5 S6 .p7");
  expect(splitNode(text, "1", "X")).toBeNull();
  expect(mergesWith(text, "3")).toBe("4");
  expect(words(mergeNodes(text, "3"))).toBe("S1 .p2 ..i3 .p5 S6 .p7");
  expect([mergeNodes(text, "2"), mergeNodes(text, "1"), mergeNodes(text, "7")]).toEqual([null, null, null]);
  expect(words(changeKind(text, "5", "note"))).toBe("S1 .p2 ..i3 ..i4 .n5 S6 .p7");
  expect(changeKind(text, "2", "table")).toBeNull();
});

test.each([
  ["2", "1", 0, "S1 .p2 ..i3 ..i4 .p5 S6 .p7"],
  ["7", "6", 0, "S1 .p2 ..i3 ..i4 .p5 S6 .p7"],
  ["6", null, 1, "S1 .p2 ..i3 ..i4 .p5 S6 .p7"],
  ["2", "gone", 0, "S1 .p5 S6 .p7 p2 .i3 .i4"],
  ["1", "7", 0, "S6 .p7 S1 .p2 ..i3 ..i4 .p5"],
])("%s taken out and put back below %s", (id, parentId, position, expected) => {
  const left = removeNode(text, id)!;
  expect(words(putBack(left, branchOf(text, id), { parentId, position }))).toBe(expected);
});

test("any sequence of edits keeps a tree, and every node once", () => {
  const edit = fc.record({
    deed: fc.constantFrom("insert", "move", "moveTo", "remove", "split", "merge", "kind", "putBack"),
    at: fc.nat(30),
    other: fc.nat(30),
    kind: fc.constantFrom(...nodeKinds),
    move: fc.constantFrom(...moves),
  });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
      let now: Tree = text;
      const known = new Set(now.map(({ id }) => id));
      edits.forEach(({ deed, at, other, kind, move }, turn) => {
        const id = now[at % Math.max(1, now.length)]?.id ?? "";
        const goal = now[other % Math.max(1, now.length)]?.id ?? null;
        const branch = branchOf(now, id);
        const after = {
          insert: () => insertNode(now, { id: `new-${turn}`, kind }, other === 0 ? null : goal),
          move: () => moveNode(now, id, move),
          moveTo: () => moveTo(now, id, other === 0 ? null : goal),
          remove: () => removeNode(now, id),
          split: () => splitNode(now, id, `new-${turn}`),
          merge: () => mergeNodes(now, id),
          kind: () => changeKind(now, id, kind),
          putBack: () => {
            const left = removeNode(now, id);
            return left && putBack(left, branch, { parentId: goal, position: other });
          },
        }[deed]();
        if (after === null) return;
        expect(isTree(after)).toBe(true);
        const ids = after.map((node) => node.id);
        expect(new Set(ids).size).toBe(ids.length);
        const lost = now.filter((node) => !ids.includes(node.id)).length;
        const allowed = { remove: branch.length, merge: 1 }[deed as string] ?? 0;
        expect(lost).toBe(allowed);
        for (const one of ids) expect(known.has(one) || one === `new-${turn}`).toBe(true);
        for (const one of ids) known.add(one);
        now = after;
      });
    }),
    { numRuns: 500 },
  );
});
