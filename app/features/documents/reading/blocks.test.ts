import { describe, expect, test } from "vitest";
import { blocksOf, endOf, nest, type Branch } from "./blocks.ts";

const node = (id: string, kind = "item", depth = 2) => ({ id, kind, depth });
const drawn = (nodes: ReturnType<typeof node>[], chosen: string | null = null) =>
  blocksOf(nodes, chosen).map((block) =>
    block.kind === "node" ? block.node.id : `(${block.items.map(({ id }) => id).join(" ")})`,
  );

describe("blocks", () => {
  const nodes = [node("p", "paragraph"), node("a"), node("b"), node("c"), node("t", "table"), node("d")];

  test("neighbouring items are one list", () => {
    expect(drawn(nodes)).toEqual(["p", "(a b c)", "t", "(d)"]);
    expect(drawn([])).toEqual([]);
  });

  test("a list ends after the item chosen", () => {
    expect(drawn(nodes, "b")).toEqual(["p", "(a b)", "(c)", "t", "(d)"]);
    expect(drawn(nodes, "c")).toEqual(["p", "(a b c)", "t", "(d)"]);
    expect(blocksOf(nodes, "b").map(endOf)).toEqual(["p", "b", "c", "t", "d"]);
  });
});

describe("nesting", () => {
  const shape = (branches: readonly Branch<{ id: string }>[]): string =>
    branches.map((one) => `${one.node.id}${one.below.length > 0 ? `(${shape(one.below)})` : ""}`).join(" ");

  test("what is deeper stands below what came before", () => {
    const nodes = [
      node("a", "item", 2),
      node("b", "item", 3),
      node("c", "item", 4),
      node("d", "item", 3),
      node("e", "item", 2),
    ];
    expect(shape(nest(nodes))).toBe("a(b(c) d) e");
  });

  test("a piece that begins deep keeps its order", () => {
    expect(shape(nest([node("a", "item", 4), node("b", "item", 3), node("c", "item", 4)]))).toBe("a b(c)");
  });
});
