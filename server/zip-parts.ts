import { strToU8, Zip, ZipDeflate } from "fflate";

/** After so many characters others get their turn: packing holds the thread it runs on. */
const breath = 64 * 1024;

/** What an XML part of a package begins with. */
const xmlStart = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

interface LastPart {
  readonly name: string;
  readonly pieces: AsyncIterable<string>;
}

/** A package of XML parts (ECMA-376), the last of them written while its pieces come: never more than a piece is held. */
export async function* writeParts(
  parts: Readonly<Record<string, string>>,
  last: LastPart,
): AsyncGenerator<Uint8Array, undefined> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const open = (name: string) => {
    const entry = new ZipDeflate(name, { level: 6 });
    zip.add(entry);
    return entry;
  };
  for (const [name, text] of Object.entries(parts)) open(name).push(strToU8(xmlStart + text), true);
  const entry = open(last.name);
  entry.push(strToU8(xmlStart));
  let since = 0;
  for await (const piece of last.pieces) {
    entry.push(strToU8(piece));
    yield* ready.splice(0);
    since += piece.length;
    if (since < breath) continue;
    since = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }
  entry.push(new Uint8Array(0), true);
  zip.end();
  yield* ready.splice(0);
}

/** Text as XML holds it. */
export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}

const packaged = "http://schemas.openxmlformats.org/package/2006";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** What types the parts of a package have, by their names. */
export function contentTypes(types: Readonly<Record<string, string>>): string {
  const overrides = Object.entries(types).map(
    ([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`,
  );
  return `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${overrides.join("")}</Types>`;
}

/** What a part leads to: rId1, rId2 … in their order, each a kind and the place of a part. */
export function relationships(all: readonly (readonly [kind: string, target: string])[]): string {
  const written = all.map(
    ([kind, target], index) =>
      `<Relationship Id="rId${String(index + 1)}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packaged}/relationships">${written.join("")}</Relationships>`;
}
