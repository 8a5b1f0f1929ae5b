import { formatsFor } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import type { findRecord } from "#db/queries/adoption-records.ts";
import type { ProcedureRow } from "#db/queries/procedures.ts";
import { dated } from "../dated.server.ts";
import { plainOf } from "../markup.ts";
import { numbersByDepth } from "../numbering.ts";
import { sayMoment } from "../periods/period-wording.server.ts";
import type { Said } from "../shown.ts";
import type { ShownProcedure, ShownRecord, ShownWord } from "./shown-adoption.ts";

interface Saying {
  readonly texts: Texts;
  /** IANA name of the reader's zone. */
  readonly zone: string;
  /** The Member States' codes in the network's order. */
  readonly countries: readonly string[];
  /** Whether the reader sees each country's word while a procedure runs. */
  readonly seesWords: boolean;
}

/** How many rows of the matrix the page shows; the JSON has all. */
const shownRows = 100;

/** A moment in the reader's zone and in UTC: "1 December 2026, 05:30 in Hanoi · 30 November 2026, 22:30 UTC". */
function moment({ texts, zone }: Pick<Saying, "texts" | "zone">, at: Date): Said {
  return sayMoment(texts, at, zone);
}

/** A procedure with its dates, and each country's word for those who may see it: members, and all once the version is adopted. */
export function wordProcedure(
  procedure: ProcedureRow,
  saying: Saying & { readonly wasAdopted: boolean },
): ShownProcedure {
  const { id, number: version, way, openedAt, expiresAt, shortReason, outcome, decidedAt } = procedure;
  return {
    ...{ id, version, way, shortReason, outcome },
    opened: moment(saying, openedAt),
    expires: expiresAt && moment(saying, expiresAt),
    decided: decidedAt && moment(saying, decidedAt),
    ...{ nextStep: procedure.nextStep, nextStepText: procedure.nextStepText },
    words: saying.seesWords || saying.wasAdopted ? wordsOf(procedure, saying) : null,
  };
}

function wordsOf({ said, outcome }: ProcedureRow, saying: Saying): ShownWord[] {
  const formats = formatsFor(saying.texts.lang);
  // Silence is only said of who let the time pass: of one that was broken or withdrawn before, nobody knows.
  const ended = outcome === "broken" || outcome === "withdrawn" ? "unspoken" : "silent";
  const none = outcome === null ? "waited" : ended;
  return saying.countries.map((country) => {
    // Of several words of a country the last counts.
    const last = said.findLast((one) => one.country === country);
    return {
      ...{ country, name: formats.country(country), word: last?.word ?? none },
      office: last?.office ?? null,
      at: last ? moment(saying, new Date(last.at)) : null,
      ...{ statement: last?.statement ?? null, lang: last?.lang ?? null },
      proposed: last?.proposed ?? null,
      passage: last?.node && last.passage !== null ? { id: last.node, words: begun(last.passage) } : null,
    };
  });
}

/** How a paragraph begins. */
function begun(text: string): string {
  const words = plainOf(text);
  return words.length <= 60 ? words : `${words.slice(0, 59).trimEnd()}…`;
}

/** The record of an adoption as the page shows it. */
export function wordRecord(
  { number, content, notedOn, occasion, corrigenda }: NonNullable<Awaited<ReturnType<typeof findRecord>>>,
  saying: Saying,
): ShownRecord {
  const formats = formatsFor(saying.texts.lang);
  const { isIllustrative, sha256, matrix } = content;
  const numbers = numbersByDepth(content.texts.find((text) => text.isAuthoritative)?.nodes ?? []);
  return {
    ...{ version: number, isIllustrative, sha256 },
    adopted: moment(saying, new Date(content.adoptedAt)),
    texts: content.texts.map((text) => ({
      ...text,
      language: dated(saying.texts, ({ language }) => language(text.lang)),
      nodes: text.nodes.map(({ id, kind, text: written }) => ({
        ...{ id, kind, number: numbers.get(id) ?? "", text: plainOf(written) },
      })),
    })),
    rows: matrix.slice(0, shownRows).map(({ id, country, lang, body, proposed, response, disposition }) => ({
      ...{ id, lang, body, proposed, response, disposition },
      country: country === null ? "" : formats.country(country),
    })),
    rowCount: matrix.length,
    noted:
      notedOn === null || occasion === null
        ? null
        : { on: dated(saying.texts, ({ partialDate }) => partialDate(notedOn)), occasion },
    corrigenda: corrigenda.map(({ node, at, ...one }) => ({
      ...one,
      paragraph: node === null ? null : (numbers.get(node) ?? node),
      at: moment(saying, new Date(at)),
    })),
  };
}
