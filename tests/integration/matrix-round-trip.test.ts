import { afterAll, beforeAll, expect, test } from "vitest";
import { fillSheet, fillWord, throughOffice } from "../matrix-files.ts";
import { matrixScene, type MatrixScene } from "../matrix-scene.ts";
import { tongues } from "../tongues.ts";

/** The longest text there may be, no word of it twice. */
const long = `${Array.from({ length: 4000 }, (_, at) => `Nẵ${String(at).padStart(4, "0")}`)
  .join(" ")
  .slice(0, 19_999)}.`;
const awkward = [
  ...["\"quoted\", and 'so'", "two\nlines\n\nand a gap", "=1+1", "+1", "-1", "@here", "a\tb", "😀 👩‍👩‍👧"],
  ...[
    "<b>&amp; _x000A_ </w:t>",
    "1.10",
    "00012",
    "a   b",
    "soft\u00adhyphen and \u2011",
    "ก\u200bข",
    "1/2",
    "TRUE",
  ],
];

let scene: MatrixScene;
const made: string[] = [];

/** A comment in each language, and one for each awkward text, which stands as reason, proposed text and response. */
beforeAll(async () => {
  scene = await matrixScene();
  await scene.begin();
  for (const [lang, old, quote, now] of tongues)
    made.push(await scene.say("daNang", { lang, body: `${old}\n${quote}\n\n${now}` }));
  for (const body of awkward)
    made.push(await scene.say("hanoi", { body, proposed: `${body} proposed`, passageLang: "en" }));
  made.push(await scene.say("hanoi", { body: long }));
  for (const [at, id] of made.entries()) await scene.answer(id, 0, awkward[at % awkward.length] ?? "");
});
afterAll(() => scene.database.close());

test.each(["xlsx", "docx"] as const)("a %s comes back as it left", async (format) => {
  const { outcomes, unchanged } = await scene.bring(
    "secretariat",
    await scene.file("secretariat", format, "vi"),
  );
  expect(outcomes).toEqual([]);
  expect(unchanged).toBe(made.length);
});

test.each([
  ["xlsx", fillSheet],
  ["docx", fillWord],
] as const)(
  "of a %s that LibreOffice has saved in its own format and again just what was filled in is changed",
  async (format, fill) => {
    const filled = fill(
      await scene.file("secretariat", format),
      { line: 3, column: 11, text: "=Taken over,\nin ភ្នំពេញ too." },
      { line: 20, column: 12, text: "Noted" },
    );
    const saved = await throughOffice(filled, format);
    const { ids, outcomes, unchanged } = await scene.bring("secretariat", saved);
    expect(outcomes).toMatchObject([
      { kind: "changed", changes: [{ column: "response", after: "=Taken over,\nin ភ្នំពេញ too." }] },
      { kind: "changed", changes: [{ column: "disposition", after: "noted" }] },
    ]);
    expect(ids).toEqual([made[2], made[19]]);
    expect(unchanged).toBe(made.length - 2);
  },
  90_000,
);
