import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { writeWordTable } from "./word-table.ts";

const said = (text: string, lang = "en") => ({ text, lang });

async function partsOf(rows: readonly (readonly { text: string; lang: string }[])[]) {
  const chunks: Uint8Array[] = [];
  const given = (async function* () {
    for (const row of rows) yield await Promise.resolve(row);
  })();
  const table = {
    ...{ title: said("Rows"), head: [said("One"), said("Two")], widths: [1, 3] },
    ...{ rows: given, facts: { "ascn_a<b": "c&d" } },
  };
  for await (const chunk of writeWordTable(table)) chunks.push(chunk);
  const parts = unzipSync(new Uint8Array(Buffer.concat(chunks)));
  return (name: string) => strFromU8(parts[name] ?? new Uint8Array());
}

test("a lying table whose row of names is repeated on each page", async () => {
  const text = (await partsOf([[said("a"), said("b")]]))("word/document.xml");
  expect(text).toContain('w:orient="landscape"');
  expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(text.indexOf("<w:tblHeader/>")).toBeLessThan(text.indexOf(">One</w:t>"));
  expect(text.match(/<w:tr>/g)).toHaveLength(2);
  expect(text.match(/<w:tc>/g)).toHaveLength(4);
});

test("line breaks and tabs are Word's own, markup is text, each language has its font", async () => {
  const text = (await partsOf([[said("a\n<b>\t&c"), said("ភ្នំពេញ", "km")]]))("word/document.xml");
  expect(text).toContain(
    '>a</w:t><w:br/><w:t xml:space="preserve">&lt;b&gt;</w:t><w:tab/><w:t xml:space="preserve">&amp;c<',
  );
  expect(text).toContain('w:cs="Leelawadee UI"/><w:lang w:val="km-KH"');
});

test("a text that quotes another script has that one's font", async () => {
  const text = (await partsOf([[said("They wrote မြို့များ."), said("")]]))("word/document.xml");
  expect(text).toContain('w:cs="Myanmar Text"');
});

test("the file says what it is of", async () => {
  const text = (await partsOf([]))("docProps/custom.xml");
  expect(text).toContain('name="ascn_a&lt;b"><vt:lpwstr>c&amp;d<');
});
