import { expect, test } from "vitest";
import { exportNodes, type ExportedDocument } from "./exported.ts";
import { typstInput } from "./typst-input.ts";

const word = { text: "word", lang: "en" };
const inputOf = (lang: string, ...texts: string[]) => {
  const nodes = texts.map((text, position) => ({
    ...{ id: `n-${position}`, kind: "paragraph", parentId: null, position },
    texts: [{ lang, text }],
  }));
  const document: ExportedDocument = {
    ...{ slug: "x", number: 1, lang, title: "x", label: null, address: "https://x.example" },
    words: { network: word, version: word, contents: word, facts: [] },
    nodes: exportNodes(nodes, { lang, authoritative: "en" }),
  };
  return typstInput(document);
};
const looksOf = (lang: string, ...texts: string[]) =>
  inputOf(lang, ...texts).nodes.flatMap(({ runs }) => runs);

test("emphasis slants, but for scripts that have no italics", () => {
  expect(looksOf("en", "*a*")).toMatchObject([{ text: "a", slanted: true, underlined: false }]);
  for (const [lang, text] of [
    ["th", "*แผน*"],
    ["km", "*ផែនការ*"],
    ["zh-Hans", "*城市*"],
  ] as const)
    expect(looksOf(lang, text)).toMatchObject([{ slanted: false, underlined: true }]);
});

test("a link leads out, or to a node that is there", () => {
  expect(looksOf("en", "[a](https://asean.org)[b](#n-0)[c](#n-9)")).toMatchObject([
    { text: "a", url: "https://asean.org", place: null },
    { text: "b", url: null, place: "n-0" },
    { text: "c", url: null, place: null },
  ]);
});

test("the script of the text has its font, Chinese before Latin", () => {
  expect(inputOf("my").fonts.slice(0, 2)).toEqual(["Noto Sans", "Noto Sans Myanmar"]);
  expect(inputOf("zh-Hans").fonts.slice(0, 2)).toEqual(["Noto Sans SC", "Noto Sans"]);
  expect(inputOf("tet").fonts).toHaveLength(7);
});
