import { findPassage } from "../../comments/amendments.ts";
import type { ShownNode } from "../../shown.ts";
import type { ChosenPassage } from "./passage-state.ts";

export interface SelectedPassage extends ChosenPassage {
  readonly node: string;
  /** What shows the node. */
  readonly element: HTMLElement;
  /** Where the selection ends, from the top of that element, in CSS pixels. */
  readonly below: number;
}

/** Longest quote that a form takes, in characters. */
const longest = 4000;

/** What is selected, if it is words of one paragraph in one of its languages. */
export function selectedPassage(
  selection: Selection | null,
  nodes: readonly ShownNode[],
): SelectedPassage | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const text = passageOf(selection.anchorNode);
  if (!text || text !== passageOf(selection.focusNode)) return null;
  const element = text.closest<HTMLElement>(".document-paragraph");
  const node = nodes.find(({ id }) => id === element?.id);
  // The cells of a table are parted by bars in its text.
  const quote = selection
    .toString()
    .trim()
    .replace(/\s*\t\s*/g, " | ");
  if (!element || !node || quote.length > longest) return null;
  const passage = findPassage(node.passages, quote, text.lang);
  if (quote === "" || passage?.lang !== text.lang) return null;
  const below = selection.getRangeAt(0).getBoundingClientRect().bottom - element.getBoundingClientRect().top;
  return { node: node.id, quote, lang: text.lang, element, below };
}

function passageOf(node: Node | null): HTMLElement | null {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLElement>(".document-paragraph .document-passages [lang]") ?? null;
}
