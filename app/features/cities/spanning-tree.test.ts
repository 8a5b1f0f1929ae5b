import { expect, test } from "vitest";
import { spanningTree } from "./spanning-tree.ts";

const at = (name: string, lat: number, lon: number) => ({ name, lat, lon });
const names = (pairs: { name: string }[][]) => pairs.map((pair) => pair.map(({ name }) => name).join("–"));

test("nothing and a single place need no line", () => {
  expect(spanningTree([])).toEqual([]);
  expect(spanningTree([at("Dili", -8.56, 125.57)])).toEqual([]);
});

test("places in a row are joined to their neighbours, whatever their order", () => {
  const row = [at("A", 0, 100), at("C", 0, 104), at("B", 0, 101), at("D", 0, 109)];
  expect(names(spanningTree(row))).toEqual(["A–B", "B–C", "C–D"]);
});

test("the length is along the globe: a degree of longitude is short in the north", () => {
  const places = [at("A", 60, 100), at("east", 60, 101.5), at("south", 59, 100)];
  expect(names(spanningTree(places))).toEqual(["A–east", "A–south"]);
});

test("two places at one spot are joined once", () => {
  expect(names(spanningTree([at("A", 1, 103), at("B", 1, 103), at("C", 2, 103)]))).toHaveLength(2);
});
