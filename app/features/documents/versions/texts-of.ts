import { plainOf } from "../markup.ts";
import type { Texts } from "./carrying.ts";

interface TextRow {
  readonly versionId: string;
  readonly nodeId: string;
  readonly lang: string;
  readonly text: string;
}

/** What is read of each node of each version. Marks are not words: a change of them alone moves no comment. */
export function textsByNode(
  rows: readonly TextRow[],
): (versionId: string, nodeId: string) => Texts | undefined {
  const texts = new Map<string, Map<string, string>>();
  for (const { versionId, nodeId, lang, text } of rows) {
    const key = `${versionId} ${nodeId}`;
    const known = texts.get(key) ?? new Map<string, string>();
    known.set(lang, plainOf(text));
    texts.set(key, known);
  }
  return (versionId, nodeId) => texts.get(`${versionId} ${nodeId}`);
}
