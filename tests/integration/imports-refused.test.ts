import { strToU8 } from "fflate";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findSendingPage } from "#app/features/documents/imports/import-page.server.ts";
import * as drafts from "#db/queries/drafts.ts";
import { readInWorker } from "#server/imports/read-in-worker.ts";
import { importScene, type ImportScene } from "#tests/import-scene.ts";
import { paragraph, wordFile } from "#tests/word-files.ts";

let scene: ImportScene;

beforeAll(async () => {
  scene = await importScene();
});
afterAll(() => scene.database.close());
afterEach(() => scene.forget());

describe("nothing is imported, and a sentence says why", () => {
  const refusalOf = async (bytes: Uint8Array, name = "concept.docx") =>
    (await scene.read(await scene.send(bytes, { name }))).refusal;
  const body = paragraph("Text");

  test.each([
    ["no Word file", strToU8("words"), "concept.docx", "importNotWord"],
    ["no text", new Uint8Array([0xff, 0xfe, 0, 1]), "concept.md", "importNotText"],
    ["macros", wordFile({ body, more: { "word/vbaProject.bin": "x" } }), "concept.docx", "importMacros"],
    [
      "a bomb",
      wordFile({ body, more: { "word/media/x.bin": new Uint8Array(80_000_000) } }),
      "concept.docx",
      "importBomb",
    ],
    ["no text at all", wordFile({ body: "" }), "concept.docx", "importEmpty"],
    ["too many", strToU8("a\n\n".repeat(5_001)), "concept.md", "importTooMany"],
  ])("%s", async (_, bytes, name, key) => {
    expect((await refusalOf(bytes, name))?.key).toBe(key);
    expect(await drafts.findDraft(scene.services.db, scene.document)).toBeUndefined();
  });

  test("a paragraph of 20,001 signs is refused, one of 20,000 is taken", async () => {
    expect(await refusalOf(strToU8("ក".repeat(20_001)), "long.md")).toMatchObject({
      key: "importParagraphTooLong",
      values: { limit: 20_000 },
    });
    const id = await scene.send(strToU8("ក".repeat(20_000)), { name: "long.md" });
    expect((await scene.read(id)).state).toBe("read");
    await scene.take(id);
  });

  test("a file that is empty or too large is not even kept", async () => {
    await expect(scene.send(new Uint8Array())).rejects.toMatchObject({ status: 422, key: "importNoFile" });
    await expect(scene.send(new Uint8Array(20 * 1024 * 1024 + 1))).rejects.toMatchObject({
      status: 422,
      key: "importTooLarge",
      values: { limit: 20 },
    });
    expect((await findSendingPage(scene.services, scene.as("secretariat"), scene.document)).imports).toEqual(
      [],
    );
  });

  test("time and memory are bounded", async () => {
    const file = {
      bytes: wordFile({ body: paragraph("word ").repeat(40_000) }),
      name: "a.docx",
      acceptsChanges: false,
    };
    const whole = { ...file, known: [], isTranslation: false };
    const refused = { status: 413, key: "importTooInvolved" };
    await expect(readInWorker(whole, () => undefined, { time: 50, memory: 512 })).rejects.toMatchObject(
      refused,
    );
    await expect(readInWorker(whole, () => undefined, { time: 60_000, memory: 48 })).rejects.toMatchObject(
      refused,
    );
  });
});
