import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Services } from "#app/features/access/services.ts";
import { fetchFile, keepFile } from "#app/features/files/commands.server.ts";
import { filesOf } from "#server/files.ts";
import { documentScene, type DocumentScene } from "../document-scene.ts";
import { docx, docxType, odt, officeFile, picture, sample } from "../file-samples.ts";

let scene: DocumentScene;
let services: Services;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "portal files kept "));
  scene = await documentScene();
  services = { ...scene.services, files: filesOf({ s3Url: null, dataDir: folder }) };
});
afterAll(async () => {
  await scene.database.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await services.db.deleteFrom("filePreviews").execute();
  await services.db.deleteFrom("files").execute();
});

const keep = (sent: ReturnType<typeof sample>, who = "daNang") => keepFile(services, scene.as(who), sent);
const fetched = (id: string, who: string) => fetchFile(services, scene.as(who), id);
const countRows = async () => (await services.db.selectFrom("files").select("id").execute()).length;

describe("what is kept", () => {
  test.each([
    ["a PDF", "plan.pdf", () => "%PDF-1.7\n%%EOF", "application/pdf"],
    ["a Word file", "a.docx", () => docx(), docxType],
    ["an OpenDocument text", "a.odt", () => odt(), "application/vnd.oasis.opendocument.text"],
    ["text", "a.txt", () => "Đà Nẵng\r\n\tกรุงเทพ", "text/plain"],
    ["a table", "a.csv", () => "a,b\n1,2\n", "text/csv"],
    ["Markdown", "a.md", () => "# BM", "text/markdown"],
    ["a web page that is called text", "a.txt", () => "<script>alert(1)</script>", "text/plain"],
  ])("%s", async (_, name, content, mediaType) => {
    const sent = sample(name, content());
    const { id } = await keep(sent);
    const kept = await fetched(id, "daNang");
    expect(kept).toMatchObject({ name, mediaType });
    expect(Buffer.from(kept.bytes)).toEqual(Buffer.from(sent.bytes));
  });

  test.each(["png", "jpeg", "webp", "gif"] as const)(
    "a %s, without the place it was taken at",
    async (format) => {
      const sent = sample(`photo.${format}`, await picture(format));
      if (format !== "gif")
        expect((await sharp(sent.bytes).metadata()).exif?.toString("latin1")).toContain("Someone");
      const { id, name } = await keep(sent);
      const { bytes, mediaType } = await fetched(id, "daNang");
      const { exif, xmp, iptc, width, height, format: kept } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, width, height, kept }).toEqual({ width: 40, height: 30, kept: format });
      expect(Buffer.from(bytes).includes("Someone")).toBe(false);
      expect(mediaType).toBe(`image/${format}`);
      expect(name).toBe(`photo.${format === "jpeg" ? "jpg" : format}`);
    },
  );

  test("a picture with a page hidden behind its end loses the page, and gets the name of what it is", async () => {
    const hidden = Buffer.concat([await picture("png"), Buffer.from("<html><script>alert(1)</script>")]);
    const { id, name } = await keep(sample("page.html", new Uint8Array(hidden)));
    expect(name).toBe("page.png");
    expect(Buffer.from((await fetched(id, "daNang")).bytes).includes("script")).toBe(false);
  });

  test("of an animated picture the first frame", async () => {
    const frames = await Promise.all([picture("png"), picture("png", { width: 40, height: 30 })]);
    const moving = await sharp(
      frames.map((frame) => Buffer.from(frame)),
      { join: { animated: true } },
    )
      .gif()
      .toBuffer();
    const { id } = await keep(sample("moving.gif", new Uint8Array(moving)));
    expect((await sharp((await fetched(id, "daNang")).bytes).metadata()).pages ?? 1).toBe(1);
  });

  test("ten megabytes", async () => {
    await keep(sample("a.txt", "a".repeat(10 * 1024 * 1024)));
    expect(await countRows()).toBe(1);
  });
});

describe("what is refused", () => {
  test.each([
    ["fileEmpty", "nothing", "a.txt", () => ""],
    ["fileTooLarge", "ten megabytes and a byte", "a.txt", () => "a".repeat(10 * 1024 * 1024 + 1)],
    ["fileTooLarge", "11 MB of a picture", "a.png", () => new Uint8Array(11_000_000)],
    ["fileKind", "a web page called picture", "a.png", () => "<html><script>alert(1)</script></html>"],
    ["fileKind", "a drawing that can run script", "a.svg", () => "<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ["fileKind", "the same, called picture", "a.png", () => "<?xml version='1.0'?><svg/>"],
    ["fileKind", "a program", "a.pdf", () => "MZ\u0090\u0000"],
    ["fileText", "bytes called text", "a.txt", () => new Uint8Array([0xff, 0xfe, 0x41, 0])],
    ["fileText", "text with a NUL", "a.txt", () => "a\u0000b"],
    ["fileKind", "a zip file", "a.zip", () => odt({ mimetype: new Uint8Array(9) })],
    [
      "fileMacros",
      "Word with macros",
      "a.docm",
      () => officeFile("application/vnd.ms-word.document.macroEnabled"),
    ],
    ["fileMacros", "macros called Word", "a.docx", () => docx({ "word/vbaProject.bin": new Uint8Array(9) })],
    ["fileMacros", "OpenDocument with macros", "a.odt", () => odt({ "Basic/a.xml": new Uint8Array(9) })],
    ["fileBroken", "half a Word file", "a.docx", () => docx().slice(0, -40)],
    ["fileBroken", "half a picture", "a.png", async () => (await picture("png")).slice(0, 60)],
    [
      "filePixels",
      "a picture of 64 megapixels",
      "a.png",
      () => picture("png", { width: 8000, height: 8000 }),
    ],
  ])("%s: %s", async (key, _, name, content) => {
    await expect(keep(sample(name, await content()))).rejects.toMatchObject({ status: 422, key });
    expect(await countRows()).toBe(0);
  });

  test("a zip file that would fill the memory is kept as it is: nothing unpacks it", async () => {
    const bomb = docx({ "word/media/bomb.bin": new Uint8Array(200_000_000) });
    const before = process.memoryUsage().arrayBuffers;
    await keep(sample("bomb.docx", bomb));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
  });

  test.each([
    [401, "visitor"],
    [403, "former"],
  ])("%i: of a %s", async (status, who) => {
    await expect(keep(sample("a.txt", "a"), who)).rejects.toMatchObject({ status });
  });
});
