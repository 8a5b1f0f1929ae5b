import type { Word } from "../../exports/exported.ts";
import { fontsFor, nodesOf, tongueOf, wordOf } from "../../exports/typst-input.ts";
import type { Paper, PaperBlock, PaperFact } from "./paper.ts";

/** What server/typesetting/adoption.typ reads: plain values, so that no text of the record is ever source. */
export function typstPaper(paper: Paper) {
  const { slug, number, address, lang } = paper;
  return {
    ...{ slug, number, address, ...tongueOf(lang), fonts: fontsFor(lang) },
    network: wordOf(paper.network),
    kind: wordOf(paper.kind),
    title: brokenOf(paper.title),
    label: paper.label === null ? null : wordOf(paper.label),
    version: wordOf(paper.version),
    contents: wordOf(paper.contents),
    facts: paper.facts.map(factOf),
    blocks: paper.blocks.map(blockOf),
  };
}

function blockOf(block: PaperBlock) {
  switch (block.kind) {
    case "heading":
      return { ...block, said: brokenOf(block.said), fresh: block.isFresh ?? false };
    case "says":
      return { ...block, said: brokenOf(block.said) };
    case "facts":
      return { kind: block.kind, facts: block.facts.map(factOf) };
    case "table":
      return {
        ...block,
        headings: block.headings.map(wordOf),
        rows: block.rows.map((row) => row.map(wordOf)),
      };
    case "statement":
      return {
        ...{ kind: block.kind, by: wordOf(block.by) },
        ...{ about: block.about.map(wordOf), texts: block.texts.map(brokenOf) },
      };
    case "nodes":
      return {
        ...{ kind: block.kind, ...tongueOf(block.lang), fonts: fontsFor(block.lang) },
        nodes: nodesOf(block.nodes, `${block.lang}.`),
      };
    case "row":
      return {
        ...{ kind: block.kind, number: block.number, by: wordOf(block.by) },
        ...{ about: block.about.map(wordOf), facts: block.facts.map(factOf) },
      };
  }
}

function factOf({ name, value, isCode = false }: PaperFact) {
  // A hash is copied as it stands.
  return { name: wordOf(name), value: isCode ? wordOf(value) : brokenOf(value), code: isCode };
}

/** So many letters without a blank a line may have to hold; what is longer may break anywhere; addresses do so at their strokes. */
const unbroken = /[!-,.0-~\u00a1-\u024f]{48}(?=[!-,.0-~\u00a1-\u024f])/g;

function brokenOf({ text, lang }: Word) {
  return wordOf({ text: text.replace(unbroken, "$&\u200b"), lang });
}
