import { createHash } from "node:crypto";
import { commentTypes } from "../comments/comment-types.ts";
import { quoteLimit } from "../schema.ts";
import { wrongText } from "./decide-row.ts";
import type { FileRow } from "./file-rows.ts";
import { refused, type Brought, type Change, type Outcome } from "./outcomes.ts";

interface Bringing {
  readonly versionId: string;
  /** Id of the office whose comment it becomes. */
  readonly office: string;
  readonly lang: string;
  readonly languages: readonly string[];
  readonly nodeOf: (number: string) => string | null;
}

/** The columns that say what a new comment says. */
const telling = ["section", "paragraph", "quote", "type", "proposed", "reason"] as const;

/** What becomes of a row that somebody added: a comment of the office that brings the file, as far as its words are fit. */
export function readNewRow({ cells }: FileRow, bringing: Bringing): Outcome {
  const wrong = wrongCell(cells);
  if (wrong) return refused(...wrong);
  const paragraph = placeOf(cells, bringing);
  if (paragraph === null) return refused("unknownParagraph", cells.paragraph ? "paragraph" : "section");
  const lang = languageOf(cells.version ?? "", bringing);
  if (lang === null) return refused("unknownLanguage", "version");
  const said = {
    paragraph,
    type: commentTypes.find((key) => key === cells.type) ?? ("substantive" as const),
    body: cells.reason ?? "",
    quote: cells.quote === "" ? undefined : cells.quote,
    proposed: cells.proposed === "" ? undefined : cells.proposed,
  };
  const changes = telling.flatMap((column): Change[] =>
    cells[column] ? [{ column, before: "", after: cells[column] }] : [],
  );
  const comment: Brought = { ...said, id: idOf(said, bringing), lang, passageLang: said.proposed && lang };
  return { kind: "new", changes, comment };
}

function wrongCell(cells: FileRow["cells"]): Parameters<typeof refused> | null {
  const reason = wrongText(cells.reason ?? "", { optional: false });
  if (reason) return [reason, "reason"];
  const proposed = wrongText(cells.proposed ?? "", { optional: true });
  if (proposed) return [proposed, "proposed"];
  const quote = wrongText(cells.quote ?? "", { optional: true });
  if (quote || Array.from(cells.quote ?? "").length > quoteLimit) return [quote ?? "tooLong", "quote"];
  const isType = !cells.type || (commentTypes as readonly string[]).includes(cells.type);
  return isType ? null : ["unknownType", "type"];
}

/** The paragraph; without one the section, whose title may stand behind its number; without that the whole document. */
function placeOf(cells: FileRow["cells"], { nodeOf }: Bringing): string | null {
  if (cells.paragraph) return nodeOf(cells.paragraph);
  const [number] = (cells.section ?? "").split(/\s/u);
  return number ? nodeOf(number) : "";
}

/** "1 · km" names a language, and so does "km"; nothing is the language that was chosen with the file. */
function languageOf(version: string, { lang, languages }: Bringing): string | null {
  const named = version.split("·").at(-1)?.trim() ?? "";
  if (named === "" || /^\d+$/.test(named)) return lang;
  return languages.find((tag) => tag.toLowerCase() === named.toLowerCase()) ?? null;
}

/** The same words at the same place of the same office are the same comment (a UUID of version 8, RFC 9562). */
function idOf(said: Omit<Brought, "id" | "lang" | "passageLang">, { versionId, office }: Bringing): string {
  const { paragraph, type, body, quote = "", proposed = "" } = said;
  const content = JSON.stringify([versionId, office, paragraph, type, body, quote, proposed]);
  const hex = createHash("sha256").update(content).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
