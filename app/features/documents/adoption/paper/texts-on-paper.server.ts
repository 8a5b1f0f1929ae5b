import type { ExportedNode, Word } from "../../exports/exported.ts";
import { exportNodes } from "../../exports/exported.ts";
import type { AdoptionRecord, RecordText } from "../record.ts";
import type { PaperBlock, PaperFact } from "./paper.ts";
import type { Speaking } from "./speaking.server.ts";

/** The text in every language, whole, each with its hash. */
export function textsOnPaper(record: AdoptionRecord, speaking: Speaking): PaperBlock[] {
  return inOrder(record).flatMap((text): PaperBlock[] => [
    { kind: "heading", level: 2, said: languageOf(text, speaking) },
    { kind: "heading", level: 3, said: { text: text.title, lang: text.lang } },
    { kind: "nodes", lang: text.lang, nodes: nodesOf(text) },
  ]);
}

/** The hash of each language version, the authoritative one named as such. */
export function hashesOf(record: AdoptionRecord, speaking: Speaking): PaperFact[] {
  return inOrder(record).map((text) => ({
    ...{ name: languageOf(text, speaking), value: { text: text.sha256, lang: "und" }, isCode: true },
  }));
}

/** The authoritative text first. */
function inOrder({ texts }: AdoptionRecord): RecordText[] {
  return [...texts].sort((one, other) => Number(other.isAuthoritative) - Number(one.isAuthoritative));
}

function languageOf({ lang, isAuthoritative }: RecordText, { write, say }: Speaking): Word {
  const language = write((formats) => formats.language(lang));
  return isAuthoritative ? say("authoritative", () => ({ language: language.text })) : language;
}

/** Nodes as they stand in the record: in reading order, each below the last one that is less deep. */
function nodesOf({ lang, nodes }: RecordText): ExportedNode[] {
  const above: string[] = [];
  const placed = nodes.map(({ id, kind, depth, text }, position) => {
    above.length = Math.min(above.length, depth - 1);
    const parentId = above.at(-1) ?? null;
    above.push(id);
    return { id, kind, parentId, position, texts: [{ lang, text }] };
  });
  return exportNodes(placed, { lang, authoritative: lang });
}
