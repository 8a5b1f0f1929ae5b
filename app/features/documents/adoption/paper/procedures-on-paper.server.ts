import type { Word } from "../../exports/exported.ts";
import type { AdoptionRecord } from "../record.ts";
import type { PaperBlock, PaperFact } from "./paper.ts";
import type { Speaking } from "./speaking.server.ts";

type Procedure = AdoptionRecord["procedures"][number];
type Said = Procedure["said"][number];

/** What happened step by step: each procedure with its clock, its outcome, every country's word, and what was said with it. */
export function proceduresOnPaper({ procedures }: AdoptionRecord, speaking: Speaking): PaperBlock[] {
  return procedures.flatMap((procedure, place) => {
    const before = procedures[place - 1];
    const isNewText = before !== undefined && before.version !== procedure.version;
    const newText = speaking.say("newText", ({ number }) => ({ number: number(procedure.version) }));
    return [
      ...(isNewText ? [{ kind: "says" as const, said: newText }] : []),
      ...procedureOnPaper(procedure, speaking),
    ];
  });
}

function procedureOnPaper(procedure: Procedure, speaking: Speaking): PaperBlock[] {
  const { say, word } = speaking;
  const way = word("adoption", `way.${procedure.way}`).text;
  const statements = procedure.said.flatMap((said) => statementOnPaper(said, speaking));
  return [
    {
      ...{ kind: "heading", level: 2 },
      said: say("procedure", ({ number }) => ({ way, number: number(procedure.version) })),
    },
    { kind: "facts", facts: factsOf(procedure, speaking) },
    {
      ...{ kind: "table", widths: [3, 4, 4, 4] },
      headings: ["country", "word.label", "office", "spokenAt"].map((key) =>
        key === "office" ? say("office") : word("adoption", key),
      ),
      rows: procedure.said.map((said) => [
        countryOf(said, speaking),
        word("adoption", `word.${said.word}`),
        said.office === null ? none : word("accounts", `office.${said.office}`),
        said.at === null ? none : speaking.moment(said.at),
      ]),
    },
    { kind: "heading", level: 3, said: say("statements") },
    ...(statements.length > 0 ? statements : [{ kind: "says" as const, said: say("noStatements") }]),
  ];
}

/** Where nothing is said: a silent country has no office and no time. */
const none: Word = { text: "–", lang: "en" };

function countryOf({ country }: Said, { write }: Speaking): Word {
  return write((formats) => formats.country(country));
}

function factsOf(procedure: Procedure, { word, say, exactly }: Speaking): PaperFact[] {
  const { openedAt, expiresAt, shortReason, outcome, decidedAt, nextStep, nextStepText } = procedure;
  const facts: (PaperFact | null)[] = [
    { name: word("adoption", "opened"), value: exactly(openedAt) },
    expiresAt === null ? null : { name: word("adoption", "expires"), value: exactly(expiresAt) },
    factOf(word("adoption", "shortReason"), shortReason),
    factOf(say("meeting"), procedure.meeting ?? null),
    { name: word("adoption", "outcome.label"), value: word("adoption", `outcome.${outcome}`) },
    { name: word("adoption", "decided"), value: exactly(decidedAt) },
    nextStep === null
      ? null
      : { name: word("adoption", "nextStep.label"), value: word("adoption", `nextStep.${nextStep}`) },
    procedure.nextStepAt ? { name: say("nextStepAt"), value: exactly(procedure.nextStepAt) } : null,
    factOf(word("adoption", "decision"), nextStepText),
  ];
  return facts.filter((fact) => fact !== null);
}

/** What the Chair wrote: in which language is not recorded. */
function factOf(name: Word, text: string | null): PaperFact | null {
  return text === null || text === "" ? null : { name, value: { text, lang: "und" } };
}

/** A reservation, an objection, an amendment or a statement, in full. */
function statementOnPaper(said: Said, speaking: Speaking): PaperBlock[] {
  const { statement, proposed, node } = said;
  const lang = said.lang ?? "und";
  if (statement === null && (proposed ?? null) === null) return [];
  const proposes = speaking.say("proposes", () => ({
    paragraph: node ? speaking.place(node) : "",
  }));
  return [
    {
      ...{ kind: "statement", by: countryOf(said, speaking) },
      about: [speaking.word("adoption", `word.${said.word}`)],
      texts: [
        ...(statement === null ? [] : [{ text: statement, lang }]),
        ...(proposed ? [proposes, { text: proposed, lang }] : []),
      ],
    },
  ];
}
