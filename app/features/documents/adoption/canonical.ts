import type { AdoptionRecord, RecordText } from "./record.ts";

/**
 * The canonical form of one language version, of which its hash is made (docs/adoption-record.md): a line for the form, the
 * document, the version, the language and the title, then one for each node in reading order. Texts stand as JSON strings, so
 * that no text can look like a line of its own. Lines end with LF; the hash is SHA-256 over the UTF-8 bytes.
 */
export function canonicalText(
  { document, version }: Pick<AdoptionRecord, "document" | "version">,
  { lang, title, nodes }: Pick<RecordText, "lang" | "title" | "nodes">,
): string {
  const lines = [
    "ascn-document-text/1",
    `document ${document}`,
    `version ${String(version)}`,
    `language ${lang}`,
    `title ${JSON.stringify(title)}`,
    ...nodes.map(({ id, kind, depth, text }) => `${kind} ${String(depth)} ${id} ${JSON.stringify(text)}`),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** The canonical form of a whole record: its JSON without the field `sha256` at the top. */
export function canonicalRecord(record: AdoptionRecord): string {
  return canonicalJson(Object.fromEntries(Object.entries(record).filter(([name]) => name !== "sha256")));
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** JSON without blanks, the names of each object in the order of their UTF-16 units (RFC 8785; the record's numbers are whole). */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const named = Object.keys(value)
    .sort()
    .flatMap((name) => {
      const one = value[name];
      // As `JSON.stringify` has it: what is undefined is not there.
      return one === undefined ? [] : [`${JSON.stringify(name)}:${canonicalJson(one)}`];
    });
  return `{${named.join(",")}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
