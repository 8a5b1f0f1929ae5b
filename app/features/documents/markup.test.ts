import { expect, test } from "vitest";
import { parseMarkup, plainOf, writeMarkup, type Run } from "./markup.ts";
import { parseTable, writeTable } from "./tables.ts";

const run = (text: string, look: Partial<Run> = {}): Run => ({
  ...{ text, isStrong: false, isEmphasised: false, href: null },
  ...look,
});

test("emphasis, links and escapes are read; everything else is text", () => {
  expect(parseMarkup("a **b *c*** [x](https://asean.org) \\*no\\* <b>&amp; `code` # h\n- i")).toEqual([
    run("a "),
    run("b ", { isStrong: true }),
    run("c", { isStrong: true, isEmphasised: true }),
    run(" "),
    run("x", { href: "https://asean.org" }),
    run(" *no* <b>&amp; `code` # h\n- i"),
  ]);
  expect(parseMarkup("")).toEqual([]);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "//evil.example",
  "/en/sign-out",
  "#A b",
])("a link to %s is text", (href) => {
  expect(parseMarkup(`[x](${href})`).every((one) => one.href === null)).toBe(true);
});

test.each(["[x](https://a.example/b_c*d)", "[x](mailto:a@b.example)", "[x](#op-2-1)"])(
  "a link: %s",
  (text) => {
    expect(parseMarkup(text)).toMatchObject([{ text: "x" }]);
    expect(parseMarkup(text)[0]?.href).not.toBeNull();
  },
);

test("plain is what is read", () => {
  expect(plainOf("một **nơi** tin cậy")).toBe("một nơi tin cậy");
  expect(plainOf("no marks here")).toBe("no marks here");
});

test.each<Run[][]>([
  [[run("a "), run("b", { isStrong: true }), run(" c")]],
  [[run("*not* [a](b) \\ _mark_")]],
  [[run("แผน", { isEmphasised: true }), run(" เมือง")]],
  [[run("x_y*z", { isStrong: true, isEmphasised: true, href: "https://a.example/(b)" })]],
  [[run("spaced ", { isStrong: true }), run("out")]],
])("what is written is read again: %#", (runs) => {
  const text = writeMarkup(runs);
  expect(plainOf(text)).toBe(runs.map((one) => one.text).join(""));
  expect(parseMarkup(text).some((one) => one.isStrong)).toBe(runs.some((one) => one.isStrong));
});

test("marks that cannot be told are left out, never a letter", () => {
  const runs = [run("城市", { isStrong: true }), run("。"), run("「网」", { isStrong: true }), run("络")];
  expect(plainOf(writeMarkup(runs))).toBe("城市。「网」络");
});

test("a table is a row a line", () => {
  const rows = [
    ["City", "Figure"],
    ["Da | Nang", "12\n%"],
    ["", "x\\y"],
  ];
  expect(writeTable(rows)).toBe("City | Figure\nDa \\| Nang | 12 %\n | x\\y");
  expect(parseTable(writeTable(rows))).toEqual([
    ["City", "Figure"],
    ["Da | Nang", "12 %"],
    ["", "x\\y"],
  ]);
});
