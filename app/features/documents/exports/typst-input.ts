import type { Run } from "../markup.ts";
import type { ExportedDocument, ExportedNode, Word } from "./exported.ts";

/** The families of Noto Sans for scripts of their own. */
const scriptFonts = [
  ["Noto Sans Thai", ["th"]],
  ["Noto Sans Khmer", ["km"]],
  ["Noto Sans Lao", ["lo"]],
  ["Noto Sans Myanmar", ["my"]],
  ["Noto Sans Tamil", ["ta"]],
  ["Noto Sans SC", ["zh-Hans"]],
] as const;

/** From baseline to the capitals of the next line, in em: the line heights of the pages (tokens), set tighter for paper. */
const leadings: Readonly<Record<string, number>> = {
  ...{ th: 0.95, lo: 0.95, ta: 0.95, km: 1.2, my: 1.3, "zh-Hans": 0.85, vi: 0.8 },
};

/** Scripts whose fonts have no italics. */
const upright =
  /[\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Tamil}\p{Script=Han}]/u;

/** What server/typesetting/document.typ reads: plain values, so that no text of the document is ever source. */
export function typstInput(document: ExportedDocument) {
  const { slug, number, title, label, address, words, lang } = document;
  return {
    ...{ slug, number, address, kind: null, ...tongueOf(lang), fonts: fontsFor(lang) },
    title: wordOf({ text: title, lang }),
    label: label === null ? null : wordOf({ text: label, lang }),
    network: wordOf(words.network),
    version: wordOf(words.version),
    contents: wordOf(words.contents),
    facts: words.facts.map(({ name, value }) => ({ name: wordOf(name), value: wordOf(value) })),
    nodes: nodesOf(document.nodes),
  };
}

/** Nodes with what they look like; `prefix` tells the same nodes in several languages apart. */
export function nodesOf(nodes: readonly ExportedNode[], prefix = "") {
  const names = new Map(nodes.map(({ id }) => [id, prefix + id]));
  return nodes.map((node) => ({ ...nodeOf(node, names), id: prefix + node.id }));
}

function nodeOf(node: ExportedNode, names: ReadonlyMap<string, string>) {
  const { kind, number, run, depth, indent, lang, runs } = node;
  const columns = Math.max(1, ...node.rows.map((row) => row.length));
  const looks = (cell: readonly Run[]) => cell.map((one) => lookOf(one, names));
  return {
    ...{ kind, number, run, depth, indent, columns, ...tongueOf(lang) },
    runs: looks(runs),
    rows: node.rows.map((row) => Array.from({ length: columns }, (_, at) => looks(row[at] ?? []))),
  };
}

function lookOf({ text, isStrong, isEmphasised, href }: Run, names: ReadonlyMap<string, string>) {
  const isUpright = upright.test(text);
  const id = href?.startsWith("#") ? href.slice(1) : null;
  return {
    text,
    strong: isStrong,
    slanted: isEmphasised && !isUpright,
    underlined: isEmphasised && isUpright,
    /** A node of the document; a link to one that does not stand in this version is text. */
    place: (id === null ? undefined : names.get(id)) ?? null,
    url: id === null ? href : null,
  };
}

/** A word with what Typst must know of its language. */
export function wordOf({ text, lang }: Word) {
  return { text, ...tongueOf(lang) };
}

/** A language as Typst knows it, with the leading of its script. */
export function tongueOf(tag: string) {
  const isChinese = tag === "zh-Hans";
  return {
    lang: isChinese ? "zh" : tag,
    region: isChinese ? "CN" : null,
    leading: leadings[tag] ?? 0.75,
  };
}

/** The fonts for a text that is mostly in this language: Latin first, then the script of the language, then all others; Chinese first in Chinese, for its punctuation. */
export function fontsFor(lang: string): string[] {
  const own = scriptFonts.filter(([, tags]) => tags.some((tag) => tag === lang)).map(([family]) => family);
  const others = scriptFonts.map(([family]) => family).filter((family) => !own.includes(family));
  return lang === "zh-Hans" ? [...own, "Noto Sans", ...others] : ["Noto Sans", ...own, ...others];
}
