import { expect, test } from "vitest";
import { nextOf } from "#app/features/documents/adoption/next.ts";
import { stepOf, type Standing } from "#app/features/documents/adoption/steps.ts";
import { flatten, type TextTree } from "#app/language/texts.ts";
import english from "#locales/en/adoption.json" with { type: "json" };
import vietnamese from "#locales/vi/adoption.json" with { type: "json" };
import { answered, walkFrom } from "../adoption-diagram/diagram.ts";

/** Whatever a version may begin with: commented or not, answered or not, a new text or not, followed by a later one or not. */
const starts: Standing[] = [false, true].flatMap((isCommented) =>
  [false, true].flatMap((wasCommented) =>
    [false, true].flatMap((isNewText) =>
      [0, 2].map((unanswered) => ({ ...answered, isCommented, wasCommented, isNewText, unanswered })),
    ),
  ),
);
const { standings } = walkFrom(starts);
const sentencesOf = (tree: TextTree) => new Map(flatten(tree));

test.each([
  ["en", english],
  ["vi", vietnamese],
])("%s: in every state of the rules one sentence says what happens next", (_, { next, step }) => {
  const [nexts, steps] = [sentencesOf(next), sentencesOf(step)];
  for (const standing of standings) {
    expect(steps.get(stepOf(standing)), JSON.stringify(standing)).toMatch(/^[^.]+\.$/);
    expect(nexts.get(nextOf(standing)), JSON.stringify(standing)).toMatch(/^\p{Lu}[^.!?]+\.$/u);
  }
});

test("no sentence is there that no state says", () => {
  expect(new Set(standings.map(nextOf))).toEqual(new Set(sentencesOf(english.next).keys()));
  expect(new Set(standings.map(stepOf))).toEqual(new Set(Object.keys(english.step)));
});
