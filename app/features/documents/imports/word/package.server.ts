import { DomainError } from "#app/features/access/errors.ts";
import { unpack, type Unpacked } from "./unpack.server.ts";

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const macroType = /macroenabled|vbaproject/i;
const macroPart = /(?:^|\/)(?:vbaProject|vbaData)[^/]*\.(?:bin|xml)$|(?:^|\/)activeX\//i;
/** Changes that are tracked: what was put in, taken out or moved, and how it looked. */
const change =
  /<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|rPrChange|pPrChange|tblPrChange|trPrChange|tcPrChange|sectPrChange|numberingChange)[\s/>]/g;
const texts = /^word\/(?:document\d*|footnotes|endnotes)\.xml$/;

/** A Word file unpacked and found fit to be read. */
export interface WordPackage {
  /** Its text parts by name. */
  readonly parts: ReadonlyMap<string, string>;
  readonly hasTrackedChanges: boolean;
}

/** Whether the file carries macros or controls. */
export function isHarmful({ names, parts }: Unpacked): boolean {
  return (
    macroType.test(parts.get("[Content_Types].xml") ?? "") || [...names].some((name) => macroPart.test(name))
  );
}

/** Whether it says of itself that it is a Word file. */
export function isWord({ parts }: Unpacked): boolean {
  return (parts.get("[Content_Types].xml") ?? "").includes(wordType);
}

/**
 * Opens a .docx and looks whether it may be read. Throws 422 `importNotWord`, `importMacros`, `importTracked` (`count`:
 * how many changes, unless they are accepted), 413 `importBomb`.
 */
export function openWord(bytes: Uint8Array, how: { acceptsChanges: boolean }): WordPackage {
  return checkWord(unpack(bytes), how);
}

/** As `openWord`, of what is unpacked already. */
export function checkWord(file: Unpacked, { acceptsChanges }: { acceptsChanges: boolean }): WordPackage {
  const { parts } = file;
  if (isHarmful(file)) throw new DomainError(422, "importMacros");
  if (!isWord(file)) throw new DomainError(422, "importNotWord");
  // No program writes a document type into these; its entities could be made to grow without end.
  if ([...parts.values()].some((text) => /<!(?:DOCTYPE|ENTITY)/i.test(text)))
    throw new DomainError(422, "importNotWord");
  const count = countChanges(parts);
  if (count > 0 && !acceptsChanges) throw new DomainError(422, "importTracked", { count });
  return { parts, hasTrackedChanges: count > 0 };
}

function countChanges(parts: ReadonlyMap<string, string>): number {
  let count = 0;
  for (const [name, text] of parts) if (texts.test(name)) count += text.match(change)?.length ?? 0;
  return count;
}

/** The file's custom properties; our own exports say there what they are. */
export function customProperties(parts: ReadonlyMap<string, string>): Map<string, string> {
  const given = parts.get("docProps/custom.xml") ?? "";
  const property = /<property\b[^>]*\bname="([^"]{1,255})"[^>]*>\s*<vt:\w+>([^<]*)<\/vt:\w+>/g;
  return new Map(Array.from(given.matchAll(property), ([, name = "", value = ""]) => [name, value]));
}
