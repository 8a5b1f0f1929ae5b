import { expect, test } from "vitest";
import { exportNodes } from "./exported.ts";

type Placed = Parameters<typeof exportNodes>[0][number];
const node = (id: string, kind: string, parentId: string | null, texts: Record<string, string>): Placed => ({
  ...{ id, kind, parentId, position: Number(id.slice(1)) },
  texts: Object.entries(texts).map(([lang, text]) => ({ lang, text })),
});
const vietnamese = { lang: "vi", authoritative: "en" };

test("each text in the language wanted, else in the authoritative one, and says which", () => {
  const nodes = [
    node("n1", "section", null, { en: "Purpose", vi: "Mục đích" }),
    node("n2", "paragraph", "n1", { en: "One *place*" }),
    node("n3", "paragraph", "n1", { th: "แผน" }),
  ];
  expect(exportNodes(nodes, vietnamese)).toMatchObject([
    { number: "1", run: null, depth: 1, lang: "vi", runs: [{ text: "Mục đích" }] },
    {
      number: "1.1",
      run: 1,
      depth: 2,
      lang: "en",
      runs: [{ text: "One " }, { text: "place", isEmphasised: true }],
    },
    { number: "1.2", run: 2, lang: "vi", runs: [] },
  ]);
});

test("items stand in by their depth below what comes before the list", () => {
  const text = { en: "x" };
  const nodes = [
    node("n1", "section", null, text),
    node("n2", "paragraph", "n1", text),
    node("n3", "item", "n2", text),
    node("n4", "item", "n3", text),
    node("n5", "item", "n2", text),
    node("n6", "item", "n1", text),
    node("n7", "table", "n1", { en: "a | **b**\nc" }),
  ];
  const exported = exportNodes(nodes, vietnamese);
  expect(exported.map(({ indent }) => indent)).toEqual([0, 0, 1, 2, 1, 1, 0]);
  expect(exported.at(-1)).toMatchObject({
    runs: [],
    rows: [[[{ text: "a" }], [{ text: "b", isStrong: true }]], [[{ text: "c" }]]],
  });
});
