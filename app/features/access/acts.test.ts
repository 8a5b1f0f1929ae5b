import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { flatten, type TextTree } from "#app/language/texts.ts";
import { acts, tracedKinds } from "./acts.ts";

const readTrace = (lang: string) =>
  JSON.parse(readFileSync(`locales/${lang}/trace.json`, "utf8")) as { act: TextTree; object: TextTree };

test.each(["en", "vi"])(
  "every act and every kind of object has its words in %s, and no others do",
  (lang) => {
    const { act, object } = readTrace(lang);
    expect(
      flatten(act)
        .map(([key]) => key)
        .sort(),
    ).toEqual([...acts].sort());
    expect(
      flatten(object)
        .map(([key]) => key)
        .sort(),
    ).toEqual([...tracedKinds].sort());
  },
);

test("the database takes every act and every kind", () => {
  for (const act of acts) expect(act).toMatch(/^[a-z]+[.][a-zA-Z]+$/);
  for (const kind of tracedKinds) expect(kind).toMatch(/^[a-zA-Z]+$/);
});
