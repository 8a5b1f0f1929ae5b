import { readFile } from "node:fs/promises";
import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { readWord } from "#app/features/documents/imports/word/read-word.server.ts";
import { paragraph, wordFile } from "#tests/word-files.ts";

const read = async (bytes: Uint8Array, acceptsChanges = false) => {
  const { blocks, leftOut } = await readWord(bytes, { acceptsChanges });
  return {
    blocks: blocks.map(({ kind, depth, text, id }) => `${depth} ${kind} ${text}${id ? ` #${id}` : ""}`),
    lost: leftOut.map(({ what, place }) => `${what} ${place ?? "all"}`),
  };
};
const style = (id: string, name: string, more = "") =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
const cell = (text: string, properties = "") =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${text.startsWith("<") ? text : paragraph(text)}</w:tc>`;
const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.join("")}</w:tr>`).join("")}</w:tbl>`;

describe("a file of another program", () => {
  test("LibreOffice's headings, lists, marks, links, tables, notes and scripts", async () => {
    const { blocks, lost } = await read(await readFile("tests/word/libreoffice.docx"));
    expect(blocks).toEqual([
      "1 section Objectives",
      "2 paragraph The network agrees on **common figures** and *sources*, see [the site](<https://asean.org/>).",
      "3 item first item",
      "4 item item within",
      "3 item second item",
      "2 section Scope",
      "3 paragraph ទីក្រុងសមាជិកយល់ព្រមលើតួលេខ។",
      "3 paragraph เมืองสมาชิกตกลงเรื่องตัวเลข",
      "3 paragraph Các đô thị thành viên thống nhất số liệu ở Đà Nẵng.",
      "3 paragraph உறுப்பு நகரங்கள் எண்ணை ஒப்புக்கொள்கின்றன.",
      "3 table City | Year\nDa Nang | 2025 inner\nboth |",
      "1 section Organisation",
      "2 paragraph A picture:",
      "2 paragraph The last paragraph stands here.",
      "3 note A note from LibreOffice.",
    ]);
    expect(lost).toEqual([
      "mergedCells 10",
      "nestedTables 10",
      "pictures 12",
      "notes 14",
      "typedNumbers all",
    ]);
  });
});

describe("headings", () => {
  test("by level, by name in another language, by the style they are based on, by a paragraph's own level", async () => {
    const styles =
      style("Titre1", "heading 1") +
      style("Muc", "Tiêu đề 2") +
      style("Own", "Our heading", '<w:basedOn w:val="Base"/>') +
      style("Base", "Whatever", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>') +
      style("TOC1", "toc 1");
    const body =
      paragraph("Contents ... 1", { style: "TOC1" }) +
      paragraph("Objectifs", { style: "Titre1" }) +
      paragraph("Phạm vi", { style: "Muc" }) +
      paragraph("Deeper", { style: "Own" }) +
      paragraph("Beside", { properties: '<w:outlineLvl w:val="1"/>' }) +
      paragraph("Text");
    expect(await read(wordFile({ body, styles }))).toEqual({
      blocks: [
        "1 section Objectifs",
        "2 section Phạm vi",
        "3 section Deeper",
        "2 section Beside",
        "3 paragraph Text",
      ],
      lost: ["contents 0"],
    });
  });

  test("none at all is said", async () => {
    expect(await read(wordFile({ body: paragraph("Text") }))).toEqual({
      blocks: ["1 paragraph Text"],
      lost: ["noHeadings all"],
    });
  });
});

test("cells that reach over others leave them empty; links of other kinds are words", async () => {
  const body = table(
    [cell("a"), cell("b", '<w:vMerge w:val="restart"/>'), cell("c")],
    [cell("wide"), cell("", "<w:vMerge/>"), cell("d|e")],
    [cell("all", '<w:gridSpan w:val="3"/>')],
  );
  const { blocks, lost } = await read(wordFile({ body }));
  expect(blocks).toEqual(["1 table a | b | c\nwide |  | d\\|e\nall |  |"]);
  expect(lost).toContain("mergedCells 0");
});

test("our bookmarks name the ids, however long; links between them lead on", async () => {
  const mark = (name: string) => `<w:bookmarkStart w:id="1" w:name="${name}"/><w:bookmarkEnd w:id="1"/>`;
  const body = `<w:p>${mark("ascn_op_2_1")}<w:r><w:t>First, </w:t></w:r><w:hyperlink w:anchor="ascnlong_1"><w:r><w:t>see there</w:t></w:r></w:hyperlink></w:p><w:p>${mark("ascnlong_1")}<w:r><w:t>Second</w:t></w:r></w:p>`;
  const long = `long-${"x".repeat(60)}`;
  const custom = `<Properties xmlns:vt="v"><property fmtid="{D5}" pid="2" name="ascnlong_1"><vt:lpwstr>${long}</vt:lpwstr></property></Properties>`;
  const { blocks } = await read(wordFile({ body, more: { "docProps/custom.xml": custom } }));
  expect(blocks).toEqual([
    `1 paragraph First, [see there](<#${long}>) #op-2-1`,
    `1 paragraph Second #${long}`,
  ]);
});

describe("what its reader passes over", () => {
  const run = (inner: string) => `<w:p><w:r><w:t>Text</w:t></w:r><w:r>${inner}</w:r></w:p>`;
  const vml = 'xmlns:v="urn:schemas-microsoft-com:vml"';
  const within = (names: string, inner: string) =>
    names.split(" ").reduceRight((held, name) => `<${name}>${held}</${name}>`, inner);
  const spaces =
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
  const blip = within("a:graphic a:graphicData pic:pic pic:blipFill", '<a:blip r:embed="gone"/>');
  const inline = `<w:drawing><wp:inline ${spaces}>${blip}</wp:inline></w:drawing>`;
  test.each([
    ["pictures 0", run(inline)],
    ["pictures 0", run(`<w:pict><v:shape ${vml}><v:imagedata r:id="gone"/></v:shape></w:pict>`)],
    ["drawings all", run(`<w:pict><v:oval ${vml}/></w:pict>`)],
    ["embedded all", `${paragraph("Text")}<w:altChunk r:id="r1"/>`],
  ])("is told: %s", async (what, body) => {
    const { blocks, lost } = await read(wordFile({ body }));
    expect([blocks, lost]).toEqual([["1 paragraph Text"], [what, "noHeadings all"]]);
  });

  test("text under readings and within changes of direction is kept", async () => {
    const one = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const ruby = `<w:r><w:ruby><w:rt>${one("hàn")}</w:rt><w:rubyBase>${one("漢")}</w:rubyBase></w:ruby></w:r>`;
    const body = `<w:p>${ruby}<w:dir w:val="rtl">${one("a")}</w:dir><w:bdo w:val="ltr">${one("b")}</w:bdo></w:p>`;
    const { blocks, lost } = await read(wordFile({ body }));
    expect([blocks, lost]).toEqual([["1 paragraph 漢ab"], ["readings all", "noHeadings all"]]);
  });
});

describe("tracked changes", () => {
  const body =
    '<w:p><w:r><w:t>The </w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>old</w:delText></w:r></w:del><w:ins w:id="2" w:author="a"><w:r><w:t>new</w:t></w:r></w:ins><w:r><w:t> text</w:t></w:r></w:p>' +
    '<w:p><w:moveFrom w:id="3" w:author="a"><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>' +
    '<w:p><w:moveTo w:id="4" w:author="a"><w:r><w:t>moved</w:t></w:r></w:moveTo></w:p>';

  test("are refused with their number", async () => {
    await expect(read(wordFile({ body }))).rejects.toMatchObject({
      status: 422,
      key: "importTracked",
      values: { count: 4 },
    });
  });

  test("are read as accepted where that is asked for, and said", async () => {
    expect(await read(wordFile({ body }), true)).toEqual({
      blocks: ["1 paragraph The new text", "1 paragraph moved"],
      lost: ["trackedChanges all", "noHeadings all"],
    });
  });
});

describe("what is refused whole", () => {
  const body = paragraph("Text");
  const refused = (bytes: Uint8Array) =>
    read(bytes).then(
      () => "read",
      (error: unknown) => (error as { key: string }).key,
    );

  test.each([
    ["text that is called .docx", strToU8("just words"), "importNotWord"],
    ["a zip without a document", wordFile({ body, contentType: "application/xml" }), "importNotWord"],
    ["a zip that is cut off", wordFile({ body }).slice(0, -40), "importNotWord"],
    ["XML that is none", wordFile({ body: "<w:p>" }), "importNotWord"],
    [
      "entities that grow",
      wordFile({
        body,
        more: {
          "word/document.xml": `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>`,
        },
      }),
      "importNotWord",
    ],
    [
      "macros by the kind of document",
      wordFile({ body, contentType: "application/vnd.ms-word.document.macroEnabled.main+xml" }),
      "importMacros",
    ],
    ["macros within", wordFile({ body, more: { "word/vbaProject.bin": "x" } }), "importMacros"],
    [
      "a part that grows",
      wordFile({ body, more: { "word/media/a.bin": new Uint8Array(60_000_000) } }),
      "importBomb",
    ],
    ["text that grows", wordFile({ body: paragraph(" ".repeat(50_000_000)) }), "importBomb"],
    [
      "parts without end",
      wordFile({
        body,
        more: Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [`a/${n}.xml`, ""])),
      }),
      "importBomb",
    ],
  ])("%s", async (_, bytes, key) => {
    expect(await refused(bytes)).toBe(key);
  });

  test("a directory that lies about sizes", async () => {
    const bytes = wordFile({ body: paragraph("a".repeat(60_000_000)) });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // The size unpacked, in the directory and before the part itself.
    for (let at = 0; at < bytes.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 100, true);
    }
    expect(await refused(bytes)).toBe("importBomb");
  });
});
