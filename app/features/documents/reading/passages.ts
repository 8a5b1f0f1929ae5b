import { parseMarkup, type Run } from "../markup.ts";
import { parseTable } from "../tables.ts";
import type { Passage } from "../shown.ts";

interface Written {
  /** BCP 47. */
  readonly lang: string;
  /** As it is stored, with its marks. */
  readonly text: string;
}

/** What is read of a node's text, and how it looks where it has marks or is a table. */
export function readPassage({ lang, text }: Written, kind: string): Passage {
  const runs = parseMarkup(text);
  const read = { lang, text: runs.map((run) => run.text).join("") };
  if (kind === "table") return { ...read, rows: parseTable(text).map((row) => row.map(parseMarkup)) };
  return runs.every(isPlain) ? read : { ...read, runs };
}

function isPlain({ isStrong, isEmphasised, href }: Run): boolean {
  return !isStrong && !isEmphasised && href === null;
}
