import { numberStyles } from "../../exports/bookmarks.ts";
import type { Run } from "../../markup.ts";
import type { LeftOutKind } from "../blocks.ts";
import type { WordNode, WordNoteReference } from "./ast.server.ts";

type Looks = Omit<Run, "text">;
type RunNode = Extract<WordNode, { readonly type: "run" }>;

/** What is found within a paragraph or a cell of a table: `hrefOf` gives the address of a link within the file, null for none. */
export class Inline {
  readonly runs: Run[] = [];
  /** Names of the bookmarks that begin in it. */
  readonly bookmarks: string[] = [];
  readonly notes: WordNoteReference[] = [];
  readonly lost = new Set<LeftOutKind>();
  readonly #hrefOf: (anchor: string) => string | null;

  constructor(children: readonly WordNode[], hrefOf: (anchor: string) => string | null) {
    this.#hrefOf = hrefOf;
    this.#walk(children, { isStrong: false, isEmphasised: false, href: null });
  }

  #walk(nodes: readonly WordNode[], looks: Looks): void {
    for (const node of nodes) this.#take(node, looks);
  }

  #take(node: WordNode, looks: Looks): void {
    if (node.type === "text") this.#write(node.value, looks);
    else if (node.type === "tab") this.#write(" ", looks);
    else if (node.type === "checkbox") this.#write(node.checked ? "☑" : "☐", looks);
    else if (node.type === "break") this.#write(node.breakType === "line" ? "\n" : "", looks);
    else if (node.type === "run" && node.styleName !== numberStyles.text)
      this.#walk(node.children, this.#looksOf(node, looks));
    else if (node.type === "hyperlink") {
      const href = node.anchor === undefined ? (node.href ?? null) : this.#hrefOf(node.anchor);
      this.#walk(node.children, { ...looks, href });
    } else if (node.type === "paragraph") {
      if (this.runs.length > 0) this.#write("\n", looks);
      this.#walk(node.children, looks);
    } else this.#takeOther(node, looks);
  }

  #takeOther(node: WordNode, looks: Looks): void {
    if (node.type === "bookmarkStart") this.bookmarks.push(node.name);
    else if (node.type === "noteReference") this.notes.push(node);
    else if (node.type === "image") this.lost.add("pictures");
    else if (node.type === "commentReference") this.lost.add("comments");
    else if (node.type === "table") {
      this.lost.add("nestedTables");
      for (const row of node.children) for (const cell of row.children) this.#walk(cell.children, looks);
    }
  }

  /** Links are underlined anyway. */
  #looksOf(run: RunNode, { isStrong, isEmphasised, href }: Looks): Looks {
    const hasOthers = run.isUnderline || run.isStrikethrough || run.highlight !== null;
    if (hasOthers && href === null) this.lost.add("looks");
    return { isStrong: isStrong || run.isBold, isEmphasised: isEmphasised || run.isItalic, href };
  }

  #write(text: string, looks: Looks): void {
    if (text === "") return;
    const last = this.runs.at(-1);
    const isAlike =
      last?.isStrong === looks.isStrong &&
      last.isEmphasised === looks.isEmphasised &&
      last.href === looks.href;
    if (last && isAlike) this.runs[this.runs.length - 1] = { ...last, text: last.text + text };
    else this.runs.push({ text, ...looks });
  }
}
