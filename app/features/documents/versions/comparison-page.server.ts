import type { Services } from "#app/features/access/services.ts";
import type { Lang } from "#app/language/languages.ts";
import * as documents from "#db/queries/documents.ts";
import { compareNodes, countPairs, type Pair } from "./comparison.ts";
import { plainOf } from "../markup.ts";
import { numberNodes } from "../numbering.ts";
import { headOf } from "../pages.server.ts";
import type { ShownComparison, ShownPair } from "./shown-comparison.ts";
import { wordChanges } from "./word-changes.ts";

interface Asked {
  readonly slug: string;
  /** The reader's language. */
  readonly lang: Lang;
  /** Numbers of versions; the last two without them. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** The language whose texts are compared, if both versions have it; the reader's, else the authoritative one, without it. */
  readonly inLanguage: string | null;
}

/** Two published versions of a document compared; null where there is no such document or version. Three queries. */
export async function findComparison({ db }: Services, asked: Asked): Promise<ShownComparison | null> {
  const versions = await documents.listVersions(db, asked.slug);
  const [latest, previous = latest] = versions;
  const later = asked.to === undefined ? latest : versions.find(({ number }) => number === asked.to);
  const earlier = asked.from === undefined ? previous : versions.find(({ number }) => number === asked.from);
  if (!later || !earlier) return null;
  const spoken = earlier.titles.map(({ lang }) => lang);
  const languages = headOf(later, asked.lang).languages.filter((lang) => spoken.includes(lang));
  const lang =
    languages.find((one) => one === asked.inLanguage) ??
    languages.find((one) => one === asked.lang) ??
    later.authoritativeLang;
  const [before, after] = await Promise.all([
    listTexts(documents.listNodes(db, { versionId: earlier.versionId, nodeId: "" }, [lang]), lang),
    listTexts(documents.listNodes(db, { versionId: later.versionId, nodeId: "" }, [lang]), lang),
  ]);
  const pairs = compareNodes(before, after);
  const head = headOf(later, asked.lang);
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
    pairs: pairs.map((pair) => shownPair(pair, lang)),
  };
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

function shownPair({ kind, isMoved, before, after }: Pair<ComparedText>, lang: string): ShownPair {
  const shown = after ?? before;
  return {
    kind,
    isMoved,
    id: shown?.id ?? "",
    isSection: shown?.kind === "section",
    before: before?.number ?? null,
    after: after?.number ?? null,
    stretches: wordChanges(before?.text ?? "", after?.text ?? "", lang),
  };
}
