import { expect, test } from "vitest";
import { fileRows } from "./file-rows.ts";

const id = "0f8fad5b-d9cb-469f-a165-70867728950e";
const expected = { document: "online-portal", version: 2 };
const facts = {
  ...{ document: "online-portal", version: "2", form: "2", whole: "Cả tài liệu" },
  ...{ "column.id": "Mã", "column.type": "Loại", "column.reason": "Lý do", "column.section": "Mục" },
  ...{ "type.editorial": "Biên tập", "disposition.noted": "Ghi nhận" },
};
const table = (...rows: string[][]) => rows.map((cells, index) => ({ line: index + 1, cells }));
const head = ["Mã", "Mục", "Loại", "Lý do", "revision"];

test("columns and choices are known by the names that the file gives them, wherever they stand", () => {
  const rows = table(
    ["A line that somebody put above"],
    [" lý  do ", "Mã", "Loại", "revision"],
    ["Vì sao", id, "biên tập", "a3c1"],
  );
  expect(fileRows({ facts, tables: [rows] }, expected).rows).toEqual([
    { line: 3, id, mark: { answer: 3, comment: 1 }, cells: { reason: "Vì sao", type: "editorial" } },
  ]);
});

test("in Word the mark stands under the id, and a second table goes on without names", () => {
  const first = table(head, [`${id}\na0c12`, "Cả tài liệu", "", "One\r\ntwo ", ""]);
  const second = table(["", "2 Mục", "Thô lỗ", "Three", ""]);
  expect(fileRows({ facts, tables: [first, second] }, expected).rows).toEqual([
    {
      ...{ line: 2, id, mark: { answer: 0, comment: 12 } },
      cells: { section: "", type: "", reason: "One\ntwo" },
    },
    { line: 1, id: "", mark: null, cells: { section: "2 Mục", type: "Thô lỗ", reason: "Three" } },
  ]);
});

test("an id that is none is told apart from none; what no database holds is no longer there", () => {
  const rows = table(head, ["row 1", "", "", "a\u0000b\ud800", ""]);
  expect(fileRows({ facts, tables: [rows] }, expected).rows).toMatchObject([
    { id: "?", cells: { reason: "a\ufffdb\ufffd" } },
  ]);
});

test.each([
  [{}, [head], "importNotMatrix"],
  [{ ...facts, form: "1" }, [head], "importOtherForm"],
  [{ ...facts, document: "another" }, [head], "importOtherDocument"],
  [{ ...facts, version: "1" }, [head], "importOtherVersion"],
  [facts, [["Lý do", "Loại"]], "importNoColumns"],
  [facts, [head, ...Array.from({ length: 20_001 }, () => ["", "", "", "R", ""])], "importTooManyRows"],
])("refused %#", (given, rows, key) => {
  expect(fileRows({ facts: given, tables: [table(...rows)] }, expected).refusal?.key).toBe(key);
});
