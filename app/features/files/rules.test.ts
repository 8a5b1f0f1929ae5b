import { describe, expect, test } from "vitest";
import { hasMacros, shownName } from "./rules.ts";

describe("the name of a file", () => {
  test.each([
    ["Báo cáo.PDF", "pdf", "Báo cáo.pdf"],
    ["Ba\u0301o ca\u0301o.pdf", "pdf", "Báo cáo.pdf"],
    ["รายงาน.docx", "docx", "รายงาน.docx"],
    ["C:\\Users\\someone\\plan.xlsx", "xlsx", "plan.xlsx"],
    ["../../etc/passwd", "txt", "passwd.txt"],
    ["page.html", "png", "page.png"],
    ["invoice\u202Efdp.exe", "pdf", "invoicefdp.pdf"],
    ["a\u200Bb\u0000c\u0007.txt", "txt", "abc.txt"],
    ["\ud800.txt", "txt", "file.txt"],
    [".png", "png", "file.png"],
    ["", "pdf", "file.pdf"],
    ["minutes 12.5.2026", "pdf", "minutes 12.5.pdf"],
    ["x".repeat(500), "pdf", `${"x".repeat(120)}.pdf`],
    [`e${"\u0301".repeat(30)}.md`, "md", `é${"\u0301".repeat(10)}.md`],
  ])("%j", (given, ext, shown) => {
    expect(shownName(given, ext)).toBe(shown);
    expect(shownName(given, ext)).toBe(shown.normalize("NFC"));
  });
});

describe("an office file", () => {
  test.each([
    [true, "word/vbaProject.bin"],
    [true, "xl/VBAPROJECT.BIN"],
    [true, "word/vbaData.xml"],
    [true, "xl/macrosheets/sheet1.xml"],
    [true, "word/activeX/activeX1.bin"],
    [true, "Basic/Standard/Module1.xml"],
    [true, "Scripts/python/a.py"],
    [false, "word/document.xml"],
    [false, "word/media/basic/picture.png"],
    [false, "ppt/embeddings/oleObject1.bin"],
  ])("macros: %s for %s", (isMacro, entry) => {
    expect(hasMacros(["[Content_Types].xml", entry])).toBe(isMacro);
  });
});
