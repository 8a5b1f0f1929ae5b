import type { Word } from "../../exports/exported.ts";
import type { AdoptionRecord } from "../record.ts";
import type { PaperBlock, PaperFact } from "./paper.ts";
import type { Speaking } from "./speaking.server.ts";

type Row = AdoptionRecord["matrix"][number];

interface Naming extends Speaking {
  /** Names of cities and organisations by the slugs that the record has. */
  readonly names: ReadonlyMap<string, string>;
}

/** Beyond these the matrix stands in the JSON only: so many rows, or letters of them, are four hundred pages and some seconds of work. */
const mostRows = 2000;
const mostLetters = 1_000_000;

/** The comment matrix, a row below the other: their texts may be longer than a page. */
export function matrixOnPaper({ matrix }: AdoptionRecord, naming: Naming): PaperBlock[] {
  const { say, word } = naming;
  if (matrix.length === 0) return [{ kind: "says", said: word("adoption", "record.noRows") }];
  const count = say("rows", () => ({ count: matrix.length }));
  const lettersOf = ({ quote, proposed, body, response }: Row) =>
    [quote, proposed, body, response].reduce((sum, text) => sum + (text?.length ?? 0), 0);
  const letters = matrix.reduce((sum, row) => sum + lettersOf(row), 0);
  if (matrix.length > mostRows || letters > mostLetters)
    return [
      { kind: "says", said: count },
      { kind: "says", said: say("rowsInJson") },
    ];
  return [{ kind: "says", said: count }, ...matrix.map((row, place) => rowOnPaper(row, place + 1, naming))];
}

function rowOnPaper(row: Row, number: number, naming: Naming): PaperBlock {
  const { say, word, write } = naming;
  const { country, office, version, node, type } = row;
  return {
    ...{ kind: "row", number },
    by: write((formats) =>
      [country === null ? null : formats.country(country), office === null ? null : nameOf(office, naming)]
        .filter((name) => name !== null)
        .join(", "),
    ),
    about: [
      say("version", (formats) => ({ number: formats.number(version) })),
      node === null ? word("matrix", "whole") : say("paragraph", () => ({ place: naming.place(node) })),
      word("documents", `type.${type}`),
    ],
    facts: factsOf(row, naming),
  };
}

function factsOf(row: Row, naming: Naming): PaperFact[] {
  const { word } = naming;
  const { lang, supports, disposition, resultingNode } = row;
  const supporters = naming.write((formats) => formats.list(supports.map((one) => nameOf(one, naming))));
  const cells: readonly (readonly [column: string, value: Word | null])[] = [
    ["quote", textIn(row.quote, lang)],
    ["proposed", textIn(row.proposed, lang)],
    ["reason", textIn(row.body, lang)],
    ["supports", supports.length === 0 ? null : supporters],
    ["response", textIn(row.response, row.responseLang ?? "und")],
    ["disposition", disposition === null ? null : word("matrix", `disposition.${disposition}`)],
    ["resulting", resultingNode === null ? null : textIn(naming.place(resultingNode), "und")],
  ];
  return cells.flatMap(([column, value]) =>
    value === null ? [] : [{ name: word("matrix", `column.${column}`), value }],
  );
}

function textIn(text: string | null, lang: string): Word | null {
  return text === null || text === "" ? null : { text, lang };
}

/** A city or an organisation by its slug, a country by its code, an office of the network by its kind. */
function nameOf(body: string, { names, write, word }: Naming): string {
  if (/^[A-Z]{2}$/.test(body)) return write((formats) => formats.country(body)).text;
  const isKind = ["country", "chair", "shepherd", "secretariat", "administration"].includes(body);
  return names.get(body) ?? (isKind ? word("accounts", `office.${body}`).text : body);
}
