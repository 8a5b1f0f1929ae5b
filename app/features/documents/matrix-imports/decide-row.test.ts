import { expect, test } from "vitest";
import { decideRow, type StandingRow } from "./decide-row.ts";
import type { FileRow } from "./file-rows.ts";

const says = {
  ...{ response: "Taken.", disposition: "accepted", resulting: "2.1" },
  ...{ type: "substantive", proposed: "", reason: "Because.", quote: "" },
};
const standing: StandingRow = {
  ...{
    mark: { answer: 2, comment: 3 },
    says,
    said: {},
    lang: "km",
    answerLang: "vi",
    resultingNode: "op-2-1",
  },
  ...{ isAmendment: false, isOwn: false },
  state: { isOpen: true, isSubmitted: false, isWithdrawn: false },
};
const secretariat = {
  mayAnswer: true,
  lang: "en",
  nodeOf: (number: string) => (number === "2.2" ? "op-2-2" : null),
};
const office = { ...secretariat, mayAnswer: false };
const own: StandingRow = { ...standing, isOwn: true };
const row = (cells: FileRow["cells"], mark: FileRow["mark"] = standing.mark): FileRow => ({
  ...{ line: 2, id: "0f8fad5b-d9cb-469f-a165-70867728950e", mark, cells },
});

test("what the matrix says, and a column that the file lacks, is no change", () => {
  expect(decideRow(row(says), standing, secretariat)).toEqual({ kind: "unchanged" });
  expect(decideRow(row({}), standing, secretariat)).toEqual({ kind: "unchanged" });
  expect(decideRow(row({ reason: "Because\t." }), standing, secretariat)).toEqual({ kind: "unchanged" });
});

test("an answer keeps its language and what the file leaves alone", () => {
  expect(decideRow(row({ ...says, response: "Taken over." }), standing, secretariat)).toMatchObject({
    changes: [{ column: "response", before: "Taken.", after: "Taken over." }],
    answer: { response: "Taken over.", lang: "vi", disposition: "accepted", resultingNode: "op-2-1" },
    comment: null,
  });
  const unanswered = { ...standing, says: { ...says, response: "" }, answerLang: null };
  expect(decideRow(row({ response: "First." }), unanswered, secretariat)).toMatchObject({
    answer: { lang: "en" },
  });
  expect(decideRow(row({ resulting: "2.2" }), standing, secretariat)).toMatchObject({
    answer: { resultingNode: "op-2-2" },
  });
});

test("what it said when the file was taken is nobody's change; a change of what others have changed is refused", () => {
  const seen = { answer: 1, comment: 3 };
  const changed: StandingRow = { ...standing, said: { response: "Before." } };
  expect(decideRow(row({ response: "Before." }, seen), changed, secretariat)).toEqual({ kind: "unchanged" });
  expect(decideRow(row({ response: "Mine." }, seen), changed, secretariat)).toMatchObject({
    ...{ why: "changedMeanwhile", changes: [{ before: "Taken.", after: "Mine." }] },
  });
  // The same words by both: brought twice it changes nothing.
  expect(decideRow(row({ response: "Taken." }, seen), changed, secretariat)).toEqual({ kind: "unchanged" });
});

test("the words of one's own comment, with its revision", () => {
  expect(decideRow(row({ reason: "Since.", type: "technical" }), own, office)).toMatchObject({
    answer: null,
    comment: { type: "technical", lang: "km", body: "Since.", revision: 3, proposed: undefined },
  });
});

test.each([
  ["of no row", row({}), undefined, secretariat, "unknownRow"],
  ["an answer by an office", row({ response: "No." }), own, office, "notYours"],
  ["words of another", row({ reason: "No." }), standing, office, "notYours"],
  ["words by the Secretariat", row({ reason: "No." }), standing, secretariat, "notYours"],
  ["a passage", row({ quote: "Another" }), own, office, "notChanged"],
  ["without a mark", row({ response: "No." }, null), standing, secretariat, "noMark"],
  [
    "a disposition that is none",
    row({ disposition: "Perhaps" }),
    standing,
    secretariat,
    "unknownDisposition",
  ],
  [
    "a refusal without words",
    row({ disposition: "not-accepted", response: "" }),
    standing,
    secretariat,
    "responseNeeded",
  ],
  ["a paragraph that is none", row({ resulting: "9" }), standing, secretariat, "unknownParagraph"],
  ["a type that is none", row({ type: "" }), own, office, "unknownType"],
  ["no reason", row({ reason: "" }), own, office, "required"],
  ["too many letters", row({ reason: "x".repeat(20_001) }), own, office, "tooLong"],
  ["a proposal where none was", row({ proposed: "New" }), own, office, "noProposal"],
  [
    "no proposal where one was",
    row({ proposed: "" }),
    { ...own, isAmendment: true, says: { ...says, proposed: "Old" } },
    office,
    "required",
  ],
  [
    "after submission",
    row({ reason: "No." }),
    { ...own, state: { ...own.state, isSubmitted: true } },
    office,
    "commentSubmitted",
  ],
  [
    "after the period",
    row({ reason: "No." }),
    { ...own, state: { ...own.state, isOpen: false } },
    office,
    "commentPeriodClosed",
  ],
] as const)("refused: %s", (_, given, stands, deciding, why) => {
  expect(decideRow(given, stands, deciding)).toMatchObject({ kind: "refused", why });
});
