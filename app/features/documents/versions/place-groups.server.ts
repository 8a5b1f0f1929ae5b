import type { Texts } from "#app/language/texts.ts";
import { plainOf } from "../markup.ts";
import type { Numbered } from "../numbering.ts";
import { ago, sayingOf } from "./says-who.server.ts";
import type { ShownGroup, ShownPlace, ShownSaying } from "./shown-places.ts";
import { wordChanges } from "./word-changes.ts";

interface Written {
  readonly lang: string;
  readonly text: string;
}

interface Node extends Numbered {
  readonly id: string;
  readonly kind: string;
  readonly texts: readonly Written[];
}

interface Row extends Omit<ShownSaying, "country" | "when"> {
  readonly countryCode: string | null;
  readonly state: string;
  readonly nodeId: string | null;
  readonly quote: string | null;
  readonly suggestedNodeId: string | null;
  readonly suggestedQuote: string | null;
  readonly decidedAt: Date | null;
  readonly stoodIn: string;
  readonly stoodNumber: number;
  readonly oldNodeId: string | null;
  readonly oldQuote: string | null;
  readonly passageLang: string | null;
  readonly oldTexts: readonly Written[];
}

interface Around {
  readonly texts: Texts;
  /** Of the new version, in reading order. */
  readonly nodes: readonly Node[];
  readonly oldNumbers: (versionId: string, nodeId: string) => string | null;
  readonly authoritative: string;
  readonly now: Date;
}

/** The comments by the paragraph they were about and the one they may belong to, in the order given, each group with the change between the two. */
export function groupPlaces(rows: readonly Row[], around: Around): ShownGroup[] {
  const groups = new Map<string, ShownGroup>();
  for (const row of rows) {
    const lang = langIn(row, around.authoritative);
    const paragraph = row.nodeId ?? row.suggestedNodeId;
    const key = [paragraph ?? "", row.stoodIn, row.oldNodeId ?? "", lang].join(" ");
    const known = groups.get(key) ?? emptyGroup(row, { key, lang, paragraph }, around);
    groups.set(key, { ...known, places: [...known.places, placeOf(row, around)] });
  }
  return [...groups.values()];
}

function emptyGroup(
  row: Row,
  { key, lang, paragraph }: Pick<ShownGroup, "key" | "lang" | "paragraph">,
  { nodes, oldNumbers }: Around,
): ShownGroup {
  const node = nodes.find(({ id }) => id === paragraph);
  const before = textIn(row.oldTexts, lang) ?? "";
  const after = node ? (textIn(node.texts, lang) ?? "") : null;
  return {
    ...{ key, lang, paragraph, before, after, places: [] },
    number: node?.number ?? null,
    oldVersion: row.stoodNumber,
    oldNumber: row.oldNodeId === null ? null : oldNumbers(row.stoodIn, row.oldNodeId),
    change: after === null ? [] : wordChanges(before, after, lang),
  };
}

function placeOf(row: Row, { texts, nodes, now }: Around): ShownPlace {
  return {
    ...sayingOf(texts, row, now),
    ...{ state: row.state, oldQuote: row.oldQuote, suggestedQuote: row.suggestedQuote },
    decided: nodes.find(({ id }) => id === row.nodeId)?.number ?? null,
    decidedWhen: row.decidedAt && ago(texts, row.decidedAt, now),
  };
}

/** The language in which the comment's paragraph is compared: as when it was carried. */
function langIn({ passageLang, lang, oldTexts }: Row, authoritative: string): string {
  const wanted = [passageLang, lang, authoritative];
  return wanted.find((one) => one !== null && oldTexts.some((text) => text.lang === one)) ?? authoritative;
}

function textIn(texts: readonly Written[], lang: string): string | undefined {
  const text = texts.find((one) => one.lang === lang)?.text;
  return text === undefined ? undefined : plainOf(text);
}

/** How much of a paragraph names it in a list, in characters. */
const labelLength = 70;

/** Every node as a list names it: its number and how it begins, in the first of these languages that it has. */
export function paragraphsOf(nodes: readonly Node[], languages: readonly string[]) {
  return nodes.map(({ id, number, texts }) => {
    const lang = languages.find((one) => texts.some((text) => text.lang === one)) ?? "";
    const signs = Array.from((textIn(texts, lang) ?? "").replace(/\s+/gu, " "));
    const begin = signs.slice(0, labelLength).join("");
    return { id, lang, label: `${number} ${begin}${signs.length > labelLength ? "…" : ""}` };
  });
}
