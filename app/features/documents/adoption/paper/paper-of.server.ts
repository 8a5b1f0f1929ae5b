import type { Lang } from "#app/language/languages.ts";
import type { Word } from "../../exports/exported.ts";
import type { AdoptionRecord } from "../record.ts";
import { afterwardsOnPaper, type Recorded } from "./afterwards-on-paper.server.ts";
import { matrixOnPaper } from "./matrix-on-paper.server.ts";
import type { Paper, PaperBlock } from "./paper.ts";
import { proceduresOnPaper } from "./procedures-on-paper.server.ts";
import type { Speaking } from "./speaking.server.ts";
import { hashesOf, textsOnPaper } from "./texts-on-paper.server.ts";

interface Speech {
  readonly speaking: Speaking;
  /** The language it speaks. */
  readonly lang: Lang;
  /** Names of cities and organisations by the slugs that the record has. */
  readonly names: ReadonlyMap<string, string>;
  /** Where the record is read, and our origin. */
  readonly address: string;
  readonly origin: string;
}

/** The record of an adoption, part by part, as it is set on paper. */
export function paperOf(found: Recorded, { speaking, lang, names, address, origin }: Speech): Paper {
  const { content: record } = found;
  const { say, word, exactly } = speaking;
  const way = record.procedures.at(-1)?.way ?? "meeting";
  return {
    ...{ slug: record.document, number: record.version, lang, address },
    ...{ network: word("terms", "ascn"), kind: say("title"), contents: word("exports", "contents") },
    title: titleOf(record, lang),
    label: record.isIllustrative ? word("adoption", "record.illustrative") : null,
    version: say("version", ({ number }) => ({ number: number(record.version) })),
    facts: [
      { name: word("adoption", "record.version"), value: plain(String(record.version)) },
      { name: word("adoption", "record.adopted"), value: exactly(record.adoptedAt) },
      { name: word("adoption", "field.way"), value: word("adoption", `way.${way}`) },
      { name: word("adoption", "record.hash"), value: plain(record.sha256), isCode: true },
    ],
    blocks: [
      ...part("how", howAdopted(record, speaking)),
      ...part("steps", proceduresOnPaper(record, speaking)),
      ...part("hashes", verifying(record, { speaking, address, origin })),
      ...part("afterwards", afterwardsOnPaper(found, speaking)),
      ...part("texts", textsOnPaper(record, speaking)),
      ...part("matrix", matrixOnPaper(record, { ...speaking, names })),
    ],
  };
  function part(key: string, blocks: readonly PaperBlock[]): PaperBlock[] {
    const isFresh = key === "texts" || key === "matrix";
    return [{ kind: "heading", level: 1, said: say(`part.${key}`), isFresh }, ...blocks];
  }
}

const plain = (text: string): Word => ({ text, lang: "und" });

/** In the paper's language where the version has it, else the authoritative one. */
function titleOf({ texts, document }: AdoptionRecord, lang: string): Word {
  const text = texts.find((one) => one.lang === lang) ?? texts.find((one) => one.isAuthoritative);
  return text ? { text: text.title, lang: text.lang } : plain(document);
}

/** In which way it was adopted, and how many spoke. */
function howAdopted({ procedures }: AdoptionRecord, { say }: Speaking): PaperBlock[] {
  const last = procedures.at(-1);
  if (!last) return [];
  const { way, openedAt, expiresAt, decidedAt, said } = last;
  const silent = said.filter(({ word }) => word === "silent").length;
  const how = say(`how.${way}`, ({ dateTime }) => ({
    opened: dateTime(new Date(openedAt)),
    expires: dateTime(new Date(expiresAt ?? decidedAt)),
    decided: dateTime(new Date(decidedAt)),
  }));
  const spoke = say("spoke", ({ number }) => ({
    spoke: number(said.length - silent),
    silent: number(silent),
  }));
  return [
    { kind: "says", said: how },
    { kind: "says", said: spoke },
  ];
}

/** The hashes, the canonical forms they are made of, and how anybody can make them again. */
function verifying(
  record: AdoptionRecord,
  { speaking, address, origin }: { speaking: Speaking; address: string; origin: string },
): PaperBlock[] {
  const { say } = speaking;
  const whole = { name: say("whole"), value: plain(record.sha256), isCode: true };
  const places = { json: `${address}.json`, schema: `${origin}/api/v1/adoption-record.schema.json` };
  return [
    { kind: "says", said: say("canonical") },
    { kind: "facts", facts: [...hashesOf(record, speaking), whole] },
    { kind: "says", said: say("verify", () => places) },
  ];
}
