import { expect, test } from "vitest";
import { readSpreadsheet } from "./read-spreadsheet.ts";
import { readWordTables } from "./read-word-tables.ts";
import { readXml } from "./xml.ts";

test("entities, line ends and data; comments are nothing", () => {
  const pieces = [
    ...readXml('<a x="1 &gt; 0">&lt;&#65;&#x1F600;&unknown;\r\n<!-- no --><![CDATA[<b>]]></a><c/>'),
  ];
  expect(pieces).toEqual([
    { kind: "open", name: "a", attributes: ' x="1 &gt; 0"', isEmpty: false },
    { kind: "text", text: "<A😀&unknown;\n" },
    { kind: "text", text: "<b>" },
    { kind: "close", name: "a" },
    { kind: "open", name: "c", attributes: "/", isEmpty: true },
  ]);
});

test("a workbook as other programs write it: shared texts in runs, gaps, values of formulas, prefixes", () => {
  const parts = new Map([
    [
      "xl/workbook.xml",
      '<x:workbook><x:sheets><x:sheet name="Rows" sheetId="1" r:id="r1"/></x:sheets></x:workbook>',
    ],
    [
      "xl/_rels/workbook.xml.rels",
      '<Relationships><Relationship Id="r1" Target="/xl/worksheets/one.xml"/></Relationships>',
    ],
    [
      "xl/sharedStrings.xml",
      "<sst><si><r><t>On</t></r><r><t>e</t></r><rPh><t>no</t></rPh></si><si><t>_x000D_two</t></si></sst>",
    ],
    [
      "xl/worksheets/one.xml",
      '<x:worksheet><x:sheetData><x:row r="3"><x:c r="A3" t="s"><x:v>0</x:v></x:c><x:c r="C3" t="s"><x:v>1</x:v></x:c>' +
        '<x:c r="D3"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row><x:row r="4"/></x:sheetData></x:worksheet>',
    ],
  ]);
  expect(readSpreadsheet(parts)).toEqual({
    facts: {},
    tables: [[{ line: 3, cells: ["One", "", "\rtwo", "2"] }]],
  });
});

test("a cell of Word: paragraphs are lines; tabs, breaks, hyphens and a table within are text; stops and looks are none", () => {
  const cell = (content: string) => `<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${content}</w:tc>`;
  const document = `<w:body><w:p><w:r><w:t>Title</w:t></w:r></w:p><w:tbl><w:tr>${cell(
    '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:noBreakHyphen/></w:r></w:p>' +
      "<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>Three</w:t></w:r></w:p>" +
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>within</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>",
  )}</w:tr></w:tbl></w:body>`;
  const properties =
    '<Properties><property name="ascn_document"><vt:lpwstr>a&amp;b</vt:lpwstr></property></Properties>';
  const parts = new Map([
    ["word/document.xml", document],
    ["docProps/custom.xml", properties],
  ]);
  expect(readWordTables(parts)).toEqual({
    facts: { document: "a&b" },
    tables: [[{ line: 1, cells: ["One\ttwo\n\u2011\nThree\nwithin\n", ""] }]],
  });
});
