import { unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { takeMatrix } from "#app/features/documents/matrix-imports/matrix-import-commands.server.ts";
import { fillSheet, repacked } from "../matrix-files.ts";
import { matrixScene, type MatrixScene } from "../matrix-scene.ts";
import { refusal } from "#tests/refusal.ts";

let scene: MatrixScene;
const place = { document: "online-portal", version: 1 };
const sheet = "xl/worksheets/sheet1.xml";

beforeAll(async () => {
  scene = await matrixScene();
});
afterAll(() => scene.database.close());
beforeEach(() => scene.begin());

const say: MatrixScene["say"] = (...given) => scene.say(...given);
const file: MatrixScene["file"] = (...given) => scene.file(...given);
const bring: MatrixScene["bring"] = (...given) => scene.bring(...given);
const take = (who: string, id: string) =>
  takeMatrix(scene.services, scene.as(who), { document: place.document, id });

describe("a file", () => {
  test.each([
    ["of nothing", () => new Uint8Array(0), 422, "importNoFile"],
    ["that is none", () => new TextEncoder().encode("ID;Response"), 422, "importNotTable"],
    [
      "with macros",
      (xlsx: Uint8Array) => zipSync({ ...unzipSync(xlsx), "xl/vbaProject.bin": new Uint8Array(9) }),
      422,
      "importTableMacros",
    ],
    [
      "that says nothing of itself",
      (xlsx: Uint8Array) => repacked(xlsx, "xl/worksheets/sheet2.xml", () => "<worksheet/>"),
      422,
      "importNotMatrix",
    ],
    [
      "of another document",
      (xlsx: Uint8Array) =>
        repacked(xlsx, "xl/worksheets/sheet2.xml", (xml) => xml.replace(">online-portal<", ">another<")),
      422,
      "importOtherDocument",
    ],
    [
      "of another version",
      (xlsx: Uint8Array) =>
        repacked(xlsx, "xl/worksheets/sheet2.xml", (xml) => xml.replace(/(>version<.*?)>1</s, "$1>2<")),
      422,
      "importOtherVersion",
    ],
    [
      "without names of columns",
      (xlsx: Uint8Array) => fillSheet(xlsx, { line: 0, column: 0, text: "Nummer" }),
      422,
      "importNoColumns",
    ],
    [
      "that grows without end",
      () => zipSync({ "[Content_Types].xml": new Uint8Array(60 * 1024 * 1024) }),
      413,
      "importBomb",
    ],
    [
      "with entities of its own",
      (xlsx: Uint8Array) =>
        repacked(xlsx, sheet, (xml) => xml.replace("<worksheet", "<!DOCTYPE a><worksheet")),
      422,
      "importNotTable",
    ],
  ] as const)("%s is refused", async (_, make, status, key) => {
    await say("daNang");
    await expect(bring("secretariat", make(await file("secretariat")))).rejects.toEqual(refusal(status, key));
  });

  test.each([
    ["partner", 403],
    ["visitor", 401],
    ["chair", 403],
    ["former", 403],
  ])("is not taken from %s", async (who, status) => {
    const bytes = await file("secretariat");
    await expect(bring(who, bytes)).rejects.toEqual(expect.objectContaining({ status }));
  });

  test("is its office's alone", async () => {
    await say("nrVietNam");
    const { id } = await bring("nrVietNam", await file("nrVietNam"));
    await expect(take("secretariat", id)).rejects.toEqual(refusal(404, "notFound"));
    await expect(take("nrThailand", id)).rejects.toEqual(refusal(404, "notFound"));
  });
});
