import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { writeSpreadsheet } from "./spreadsheet.ts";

async function sheetsOf(rows: readonly (readonly string[])[]) {
  const chunks: Uint8Array[] = [];
  const given = (async function* () {
    for (const row of rows) yield await Promise.resolve(row);
  })();
  const file = {
    name: "Rows",
    head: ["One", "Two"],
    widths: [9, 9],
    hidden: 1,
    rows: given,
    facts: { a: "b" },
  };
  for await (const chunk of writeSpreadsheet(file)) chunks.push(chunk);
  const parts = unzipSync(new Uint8Array(Buffer.concat(chunks)));
  return (name: string) => strFromU8(parts[name] ?? new Uint8Array());
}

test("every cell is a text with its line breaks, whatever it looks like", async () => {
  const read = await sheetsOf([
    ["=1+1", "a\nb <c> & \u{1f600} កម្ពុជា"],
    ["_x000A_", ""],
  ]);
  const rows = read("xl/worksheets/sheet1.xml");
  expect(rows).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t>');
  expect(rows).toContain("a\nb &lt;c&gt; &amp; \u{1f600} កម្ពុជា");
  expect(rows).toContain("_x005F_x000A_");
  expect(rows).not.toContain("<f>");
});

test("a sheet that is not shown says what the file is of", async () => {
  const read = await sheetsOf([]);
  expect(read("xl/worksheets/sheet2.xml")).toContain(">b</t>");
  expect(read("xl/workbook.xml")).toContain('name="portal" sheetId="2" state="hidden"');
  expect(read("xl/worksheets/sheet1.xml")).toContain(
    'max="2" width="9" style="1" customWidth="1" hidden="1"',
  );
});
