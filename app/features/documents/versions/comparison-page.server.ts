import type { Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Lang } from "#app/language/languages.ts";
import type { Texts } from "#app/language/texts.ts";
import * as documents from "#db/queries/documents.ts";
import { listLed, type LedRow } from "#db/queries/led.ts";
import { sightOf } from "../comments/visibility.ts";
import { compareNodes, countPairs, type Pair } from "./comparison.ts";
import { plainOf } from "../markup.ts";
import { numberNodes } from "../numbering.ts";
import { headOf } from "../pages.server.ts";
import { sayingOf } from "./says-who.server.ts";
import type { ShownComparison, ShownLed, ShownPair } from "./shown-comparison.ts";
import { wordChanges } from "./word-changes.ts";

interface Asked {
  readonly slug: string;
  /** Numbers of versions; the last two without them. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** The language whose texts are compared, if both versions have it; the reader's, else the authoritative one, without it. */
  readonly inLanguage: string | null;
}

/**
 * Two published versions of a document compared, each change with the comments that led to it and that the actor may
 * read; null where there is no such document or version. Four queries.
 */
export async function findComparison(
  { db, clock }: Services,
  actor: Actor,
  texts: Texts,
  asked: Asked,
): Promise<ShownComparison | null> {
  const versions = await documents.listVersions(db, asked.slug);
  const [latest, previous = latest] = versions;
  const later = asked.to === undefined ? latest : versions.find(({ number }) => number === asked.to);
  const earlier = asked.from === undefined ? previous : versions.find(({ number }) => number === asked.from);
  if (!later || !earlier) return null;
  const { lang, languages } = spokenIn(earlier, later, texts.lang, asked.inLanguage);
  const numbers = [earlier.number, later.number];
  const changes = { slug: asked.slug, after: Math.min(...numbers), until: Math.max(...numbers) };
  const [before, after, led] = await Promise.all([
    listTexts(documents.listNodes(db, { versionId: earlier.versionId, nodeId: "" }, [lang]), lang),
    listTexts(documents.listNodes(db, { versionId: later.versionId, nodeId: "" }, [lang]), lang),
    listLed(db, changes, sightOf(actor)),
  ]);
  const pairs = compareNodes(before, after);
  const head = headOf(later, texts.lang);
  const now = clock();
  const ledTo = (id: string) => led.filter((row) => row.ledTo === id).map((row) => ledOf(texts, row, now));
  return {
    slug: asked.slug,
    title: head.title,
    titleLang: head.lang,
    lang,
    languages,
    versions: versions.map(({ number }) => number),
    from: earlier.number,
    to: later.number,
    counts: countPairs(pairs),
    pairs: pairs.map((pair) => shownPair(pair, lang, ledTo)),
  };
}

/** The languages that both versions have, and the one in which they are compared. */
function spokenIn(
  earlier: documents.VersionRow,
  later: documents.VersionRow,
  reader: Lang,
  wanted: string | null,
) {
  const spoken = earlier.titles.map(({ lang }) => lang);
  const languages = headOf(later, reader).languages.filter((lang) => spoken.includes(lang));
  const lang =
    languages.find((one) => one === wanted) ??
    languages.find((one) => one === reader) ??
    later.authoritativeLang;
  return { lang, languages };
}

function ledOf(texts: Texts, row: LedRow, now: Date): ShownLed {
  return { ...sayingOf(texts, row, now), version: row.stoodNumber, paragraph: row.nodeId };
}

type Rows = ReturnType<typeof documents.listNodes>;

/** The nodes in reading order with their numbers and what is read of their text in this language: marks are no words. */
async function listTexts(rows: Rows, lang: string) {
  return numberNodes(await rows).map(({ texts, ...node }) => ({
    ...node,
    text: plainOf(texts.find((text) => text.lang === lang)?.text ?? ""),
  }));
}

type ComparedText = Awaited<ReturnType<typeof listTexts>>[number];

function shownPair(
  { kind, isMoved, before, after }: Pair<ComparedText>,
  lang: string,
  ledTo: (id: string) => ShownLed[],
): ShownPair {
  const shown = after ?? before;
  return {
    kind,
    isMoved,
    id: shown?.id ?? "",
    isSection: shown?.kind === "section",
    before: before?.number ?? null,
    after: after?.number ?? null,
    stretches: wordChanges(before?.text ?? "", after?.text ?? "", lang),
    led: shown ? ledTo(shown.id) : [],
  };
}
