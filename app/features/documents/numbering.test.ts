import { expect, test } from "vitest";
import { countThrough, numberNodes, numbersByDepth } from "./numbering.ts";

const node = (id: string, parentId: string | null, position: number) => ({ id, parentId, position });
const numbersOf = (nodes: Parameters<typeof numberNodes>[0]) =>
  numberNodes(nodes).map(({ id, number, depth }) => `${number} ${id} ${depth}`);

test("sections, paragraphs and what lies below them, in reading order", () => {
  const nodes = [
    node("op-1-2", "op-1", 2),
    node("op-2", null, 2),
    node("op-1-1", "op-1", 1),
    node("op-1", null, 1),
    node("op-1-1-a", "op-1-1", 1),
    node("op-2-1", "op-2", 7),
  ];
  expect(numbersOf(nodes)).toEqual([
    "1 op-1 1",
    "1.1 op-1-1 2",
    "1.1.1 op-1-1-a 3",
    "1.2 op-1-2 2",
    "2 op-2 1",
    "2.1 op-2-1 2",
  ]);
});

test("the number follows the place, the id stays", () => {
  const nodes = [node("it-8", null, 1), node("it-8-1", "it-8", 1), node("it-8-2", "it-8", 3)];
  expect(numbersOf([...nodes, node("it-8-3", "it-8", 2)])).toEqual([
    "1 it-8 1",
    "1.1 it-8-1 2",
    "1.2 it-8-3 2",
    "1.3 it-8-2 2",
  ]);
});

test("the tenth comes after the ninth, equal positions go by id, nothing without a parent is lost", () => {
  const nodes = Array.from({ length: 10 }, (_, index) => node(`n-${index + 1}`, null, index + 1));
  expect(numbersOf(nodes).at(-1)).toBe("10 n-10 1");
  expect(numbersOf([node("b", null, 1), node("a", null, 1)])).toEqual(["1 a 1", "2 b 1"]);
  expect(numbersOf([node("a", "gone", 1)])).toEqual(["1 a 1"]);
  expect(numbersOf([])).toEqual([]);
});

test("paragraphs are counted through the whole document, other nodes are not", () => {
  const nodes = ["section", "paragraph", "item", "section", "paragraph", "table", "paragraph"].map(
    (kind) => ({ kind }),
  );
  expect(countThrough(nodes).map(({ run }) => run)).toEqual([null, 1, null, null, 2, null, 3]);
});

test("numbers follow from depth alone, and a depth that is left out counts as the first", () => {
  const nodes = [1, 2, 2, 3, 1, 3].map((depth, place) => ({ id: `n-${String(place)}`, depth }));
  expect([...numbersByDepth(nodes).values()]).toEqual(["1", "1.1", "1.2", "1.2.1", "2", "2.1.1"]);
});
