import { describe, expect, test } from "vitest";
import type { Block } from "./blocks.ts";
import { matchBlocks, type Known } from "./matching.ts";
import { placeBlocks } from "./placing.ts";

const block = (text: string, change: Partial<Block> = {}): Block => ({
  ...{ kind: "paragraph", depth: 1, text, id: null },
  ...change,
});
const node = (id: string, text: string, change: Partial<Known> = {}): Known => ({
  ...{ id, kind: "paragraph", depth: 1, text },
  ...change,
});
const match = (blocks: readonly Block[], known: readonly Known[], isTranslation = false) =>
  matchBlocks(blocks, known, { isTranslation }).map(({ match, how }) => `${match ?? "new"} ${how ?? "-"}`);

const cities = "Member cities agree on a figure, name its year and source, and confirm it within ten days.";
const reworded =
  "Member cities agree on each figure, name its year and its source, and confirm it in ten days.";
const other = "The Secretariat keeps the record of every meeting and publishes it within a month.";

describe("what a block is matched with", () => {
  test("the id it carries, before the text; each node once", () => {
    const known = [node("a", other), node("b", cities)];
    expect(match([block(other, { id: "b" }), block(other)], known)).toEqual(["b id", "a text"]);
    expect(match([block(other, { id: "a" }), block(cities, { id: "a" })], known)).toEqual(["a id", "b text"]);
  });

  test("the same words, however they look and break; repeated ones in their order", () => {
    const known = [node("a", "Same **words**."), node("b", "Same words."), node("c", other)];
    expect(match([block("Same\nwords\\."), block("Same words."), block("Same words.")], known)).toEqual([
      "a text",
      "b text",
      "new -",
    ]);
  });

  test("the most alike, never what merely begins alike", () => {
    expect(match([block(reworded)], [node("b", other), node("a", cities)])).toEqual(["a likeness"]);
    expect(
      match([block("Member cities meet once a year in the host's capital.")], [node("a", cities)]),
    ).toEqual(["new -"]);
  });

  test("two reworded ones do not change places", () => {
    const known = [
      node("a", "Cities report the number of buses in March."),
      node("b", "Cities report the number of trams in March."),
    ];
    const blocks = [
      block("Cities report the number of the trams in March."),
      block("Cities report a number of buses in March."),
    ];
    expect(match(blocks, known)).toEqual(["b likeness", "a likeness"]);
  });

  test("only one of its kind", () => {
    const known = [node("a", cities, { kind: "section" })];
    expect(match([block(cities, { id: "a" })], known)).toEqual(["new -"]);
  });

  test.each([
    ["th", "เมืองสมาชิกตกลงเรื่องตัวเลข ระบุปีและแหล่งที่มา", "เมืองสมาชิกตกลงเรื่องตัวเลขแล้ว ระบุปีและแหล่งที่มา"],
    ["km", "ទីក្រុងសមាជិកយល់ព្រមលើតួលេខ និងឆ្នាំ", "ទីក្រុងសមាជិកយល់ព្រមលើតួលេខ ឆ្នាំ និងប្រភព"],
    [
      "vi",
      "Các đô thị thành viên thống nhất số liệu, nêu năm và nguồn.",
      "Các đô thị thành viên thống nhất về số liệu, nêu rõ năm và nguồn.",
    ],
    ["ta", "உறுப்பு நகரங்கள் எண்ணை ஒப்புக்கொள்கின்றன", "உறுப்பு நகரங்கள் ஒவ்வொரு எண்ணையும் ஒப்புக்கொள்கின்றன"],
  ])("in %s as well", (_, before, after) => {
    expect(match([block(after)], [node("x", other), node("a", before)])).toEqual(["a likeness"]);
  });

  test("of a long file a reworded paragraph is found near its place", () => {
    const known = Array.from({ length: 400 }, (_, n) =>
      node(`n${n}`, `${cities} Figure ${n} of the year ${n * 7}.`),
    );
    const blocks = known.map(({ text }) => block(text.replace("agree on a", "agree upon one")));
    const started = performance.now();
    const found = match(blocks, known);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(found.filter((one, n) => one === `n${n} likeness`).length).toBeGreaterThan(390);
  });
});

describe("a translation", () => {
  const known = [
    node("s", "", { kind: "section" }),
    node("p", ""),
    node("q", ""),
    node("t", "", { kind: "section" }),
    node("r", ""),
  ];
  const whole = [
    block("Mục tiêu", { kind: "section" }),
    block("Một."),
    block("Hai."),
    block("Tổ chức", { kind: "section" }),
    block("Ba."),
  ];

  test("of the same structure is matched by place", () => {
    expect(match(whole, known, true)).toEqual(["s place", "p place", "q place", "t place", "r place"]);
    expect(match(whole, known)).toEqual(Array(5).fill("new -"));
  });

  test("with a paragraph more: what lies between two that are known is matched, the rest stays out", () => {
    const blocks = [...whole.slice(0, 2), block("Thêm."), ...whole.slice(2)];
    const anchored = blocks.map((one, n) => (n === 4 ? { ...one, id: "t" } : one));
    const found = matchBlocks(anchored, known, { isTranslation: true });
    expect(found.map(({ match, isOut }) => [match, isOut])).toEqual([
      [null, true],
      [null, true],
      [null, true],
      [null, true],
      ["t", false],
      ["r", false],
    ]);
  });
});

describe("where a block will stand", () => {
  const place = (blocks: [string, Block["kind"], number][], parents: [string, string | null][] = []) =>
    placeBlocks(
      blocks.map(([id, kind, depth]) => ({ id, kind, depth })),
      new Map(parents),
    ).map(({ id, depth }) => `${id}${depth}`);

  test("as the file says, but never deeper than what holds it", () => {
    expect(
      place([
        ["s", "section", 1],
        ["p", "paragraph", 2],
        ["i", "item", 3],
        ["x", "paragraph", 5],
        ["n", "note", 9],
        ["m", "note", 9],
      ]),
    ).toEqual(["s1", "p2", "i3", "x2", "n3", "m3"]);
  });

  test("within the parent it had, where that one is still open", () => {
    const blocks: [string, Block["kind"], number][] = [
      ["s", "section", 1],
      ["p", "paragraph", 2],
      ["i", "item", 3],
    ];
    expect(place(blocks, [["i", "s"]])).toEqual(["s1", "p2", "i2"]);
    expect(place(blocks, [["i", "gone"]])).toEqual(["s1", "p2", "i3"]);
    expect(place([...blocks, ["t", "section", 1], ["q", "paragraph", 2]], [["q", "s"]])).toEqual([
      "s1",
      "p2",
      "i3",
      "t1",
      "q2",
    ]);
  });
});
