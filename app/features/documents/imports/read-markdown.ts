import MarkdownIt from "markdown-it";
import type { Run } from "../markup.ts";
import type { Reading } from "./blocks.ts";
import { Outline } from "./outline.ts";

type Token = ReturnType<InstanceType<typeof MarkdownIt>["parse"]>[number];

/** CommonMark with tables; HTML stays text. Write-once: it keeps nothing of what it reads. */
const reader = new MarkdownIt({ html: false, linkify: false });
/** What lies within lists and quotations of this level is passed over by markdown-it: it guards its stack. */
const deepest = 99;
/** The permanent id at the end of a block's first line. */
const idMark = /[ \t]*\{#([a-z0-9-]{1,80})\}[ \t]*$/;
const footnote = /^\[\^[^\]\s]{1,80}\]:[ \t]+/;
const footnoteMark = /\[\^[^\]\s]{1,80}\]/g;

/** A Markdown text as blocks, with what was left out or flattened. */
export function readMarkdown(source: string): Reading {
  const outline = new Outline();
  const text = source.replace(/^\ufeff/, "").replace(/^---\n[\s\S]*?\n---\n/, "");
  const tokens = reader.parse(escapeFootnotes(text), {});
  new MarkdownReader(outline).read(tokens);
  if (tokens.some(({ nesting, level }) => nesting === 1 && level >= deepest)) outline.leaveOfAll("deep");
  return outline.finish();
}

/** A note's first line would be taken for the address of a link, and vanish. */
function escapeFootnotes(text: string): string {
  return text.replace(/^(\[\^[^\]\s]{1,80}\]):/gm, "\\$1:");
}

class MarkdownReader {
  readonly #outline: Outline;
  /** How many lists are open, and whether an item's first paragraph is still to come. */
  #lists = 0;
  #isItem = false;
  #quotes = 0;
  #cells: Run[][][] | null = null;
  #tableId: string | null = null;

  constructor(outline: Outline) {
    this.#outline = outline;
  }

  read(tokens: readonly Token[]): void {
    for (const [index, token] of tokens.entries()) this.#take(token, tokens[index - 1]);
  }

  #take(token: Token, before: Token | undefined): void {
    if (token.type === "inline") this.#text(token, before);
    else if (/^(?:bullet|ordered)_list_open$/.test(token.type)) this.#lists += 1;
    else if (/^(?:bullet|ordered)_list_close$/.test(token.type)) this.#lists -= 1;
    else if (token.type === "list_item_open") this.#isItem = true;
    else if (token.type === "list_item_close") this.#isItem = false;
    else if (token.type === "table_open") [this.#cells, this.#tableId] = [[], null];
    else if (token.type === "tr_open") this.#cells?.push([]);
    else if (token.type === "table_close") {
      this.#outline.table(this.#cells ?? [], this.#tableId);
      this.#cells = null;
    } else this.#odd(token);
  }

  /** What a document has no place for: kept as a paragraph, or left out. */
  #odd({ type, content }: Token): void {
    if (type === "blockquote_open") this.#quotes += 1;
    else if (type === "blockquote_close") this.#quotes -= 1;
    else if (type === "hr") this.#outline.leave("rules");
    else if (type === "fence" || type === "code_block") {
      this.#outline.leave("code");
      this.#outline.paragraph([plain(content)], null);
    }
  }

  #text(token: Token, before: Token | undefined): void {
    const { runs, id } = this.#runsOf(token);
    if (id !== null) this.#outline.begin();
    if (this.#cells) {
      this.#tableId ??= id;
      this.#cells.at(-1)?.push(runs);
    } else if (before?.type === "heading_open") this.#outline.heading(Number(before.tag.slice(1)), runs, id);
    else if (footnote.test(runs[0]?.text ?? "")) this.#outline.note(withoutNumber(runs), id);
    else if (this.#quotes > 0) {
      if (id === null) this.#outline.leave("quotes");
      this.#outline.note(runs, id);
    } else if (this.#lists > 0 && this.#isItem) {
      this.#outline.item(this.#lists - 1, withoutFootnoteMarks(runs), id);
      this.#isItem = false;
    } else if (this.#lists > 0) this.#outline.item(this.#lists, withoutFootnoteMarks(runs), id);
    else this.#outline.paragraph(withoutFootnoteMarks(runs), id);
  }

  /** The looks of a line of text, without the id at the end of its first line. */
  #runsOf({ children }: Token): { runs: Run[]; id: string | null } {
    const runs: Run[] = [];
    let [strong, emphasised] = [0, 0];
    let href: string | null = null;
    let id: string | null = null;
    let isFirstLine = true;
    const takeId = () => {
      const last = runs.at(-1);
      const found = isFirstLine && last ? idMark.exec(last.text) : null;
      if (found && last) {
        id = found[1] ?? null;
        runs[runs.length - 1] = { ...last, text: last.text.slice(0, found.index) };
      }
      isFirstLine = false;
    };
    for (const child of children ?? []) {
      const { type, content } = child;
      if (type === "strong_open") strong += 1;
      else if (type === "strong_close") strong -= 1;
      else if (type === "em_open") emphasised += 1;
      else if (type === "em_close") emphasised -= 1;
      else if (type === "link_open") href = String(child.attrGet("href") ?? "");
      else if (type === "link_close") href = null;
      else if (type === "image") this.#outline.leave("pictures");
      else {
        if (type.endsWith("break")) takeId();
        const text = type === "hardbreak" ? "\n" : type === "softbreak" ? " " : content;
        runs.push({ text, isStrong: strong > 0, isEmphasised: emphasised > 0, href });
      }
    }
    takeId();
    return { runs, id };
  }
}

function withoutNumber([first, ...rest]: readonly Run[]): Run[] {
  return first ? [{ ...first, text: first.text.replace(footnote, "") }, ...rest] : [];
}

function withoutFootnoteMarks(runs: readonly Run[]): Run[] {
  return runs.map((run) => ({ ...run, text: run.text.replace(footnoteMark, "") }));
}

function plain(text: string): Run {
  return { text, isStrong: false, isEmphasised: false, href: null };
}
