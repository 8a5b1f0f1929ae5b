import { afterAll, beforeAll, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { findComparison } from "#app/features/documents/versions/comparison-page.server.ts";
import type { Lang } from "#app/language/languages.ts";
import { readTexts } from "#server/texts.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { testServices } from "../services.ts";

let database: TestDatabase;
const queries: string[] = [];
beforeAll(async () => {
  database = await testDatabase({ onQuery: (text) => queries.push(text) });
});
afterAll(() => database.close());

const toolkit = {
  slug: "investment-toolkit",
  from: undefined,
  to: undefined,
  inLanguage: null,
} as const;
const texts = readTexts("locales");
const compare = (more: object = {}, lang: Lang = "en") =>
  findComparison(testServices(database.db), visitor, texts.get(lang)!, { ...toolkit, ...more });

test("the last two versions, with what changed in words, in four queries", async () => {
  queries.length = 0;
  const page = (await compare())!;
  expect(queries).toHaveLength(4);
  expect([page.from, page.to, page.lang]).toEqual([1, 2, "en"]);
  expect(page.counts).toEqual({ changed: 2, added: 1, removed: 0, moved: 0 });
  const changed = page.pairs.find(({ id }) => id === "it-10-2")!;
  expect(changed.stretches.filter(({ kind }) => kind === "removed").map(({ text }) => text)).toEqual(["six"]);
  expect(changed.stretches.filter(({ kind }) => kind === "added")[1]?.text).toBe("eight");
});

test("backwards, what was added is removed", async () => {
  const page = (await compare({ from: 2, to: 1 }))!;
  expect(page.counts).toEqual({ changed: 2, added: 0, removed: 1, moved: 0 });
  const renumbered = page.pairs.find(({ id }) => id === "it-8-2")!;
  expect([renumbered.before, renumbered.after, renumbered.isMoved]).toEqual(["8.3", "8.2", false]);
});

test("a version with itself has not changed", async () => {
  expect((await compare({ from: 2, to: 2 }))!.counts).toEqual({ changed: 0, added: 0, removed: 0, moved: 0 });
});

test.each([
  ["the reader's, where the texts exist in it", "vi", {}, "vi"],
  ["another one that was asked for", "en", { inLanguage: "vi" }, "vi"],
  ["the authoritative one, where the reader's has no text", "km", {}, "en"],
  ["the reader's, where nonsense was asked for", "vi", { inLanguage: "__proto__" }, "vi"],
] as const)("the texts are compared in %s", async (_, reader, asked, lang) => {
  expect((await compare(asked, reader))!.lang).toBe(lang);
});

test.each([
  ["a version that does not exist", { from: 1, to: 9 }],
  ["a document that does not exist", { slug: "nothing" }],
])("%s is not found", async (_, asked) => {
  expect(await compare(asked)).toBeNull();
});
