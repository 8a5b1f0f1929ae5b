import { unzipSync, strFromU8 } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { idOfBookmark } from "#app/features/documents/exports/bookmarks.ts";
import { documentScene, type DocumentScene } from "../document-scene.ts";
import { tongues } from "../tongues.ts";
import { exportsFor, hostile, insertExportable, longId, readWith, throughOffice } from "./export-players.ts";

let scene: DocumentScene;
let exports: ReturnType<typeof exportsFor>;
beforeAll(async () => {
  scene = await documentScene();
  await insertExportable(scene.database.db);
  exports = exportsFor(scene.database.db, new Set(["exports 198.51.100.1"]));
});
afterAll(async () => {
  exports.close();
  await scene.database.close();
});

const ids = ["ex-1", "ex-1-1", "ex-1-1-a", longId, "ex-1-2", "ex-1-3", "ex-2", "ex-2-1"];
const at = (file: string) => `/en/documents/every-kind/versions/${file}`;
const ask = (path: string, init?: RequestInit) => exports.ask(visitor, path, init);
const bytesAt = async (path: string) => new Uint8Array(await (await ask(path)).arrayBuffer());
const textAt = async (path: string) => (await ask(path)).text();
/** As programs give text back: without line ends where a line was full. */
const joined = (text: string) => text.replace(/[\s\u200b\u2060]+/g, "");

describe("what is answered", () => {
  test.each([
    ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"],
    ["pdf", "application/pdf", "%PDF-1.7"],
    ["md", "text/markdown; charset=utf-8", "# "],
  ])("%s, with its type, language and name", async (format, type, start) => {
    const answer = await ask(`${at(`1.${format}`)}?in=km`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe(type);
    expect(answer.headers.get("content-language")).toBe("km");
    expect(answer.headers.get("content-disposition")).toBe(
      `attachment; filename="every-kind-v1-km.${format}"`,
    );
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(answer.headers.get("content-length")).toBe(String(bytes.length));
    expect(new TextDecoder().decode(bytes.slice(0, start.length))).toBe(start);
  });

  test("the reader's language where the version has it, else the authoritative one", async () => {
    const languageAt = async (path: string) => (await ask(path)).headers.get("content-language");
    expect(await languageAt("/vi/documents/online-portal/versions/1.md")).toBe("vi");
    expect(await languageAt("/th/documents/online-portal/versions/1.md")).toBe("en");
    expect(await languageAt("/th/documents/online-portal/versions/1.md?in=vi")).toBe("vi");
  });

  test.each([
    at("2.md"),
    at("2.pdf"),
    at("2.docx"),
    at("3.pdf"),
    at("0.pdf"),
    at("01.pdf"),
    at("1.odt"),
    `${at("1.pdf")}?in=xx`,
    `${at("1.pdf")}?in=`,
    "/en/documents/none/versions/1.pdf",
    "/xx/documents/every-kind/versions/1.pdf",
    "/th/documents/online-portal/versions/1.pdf?in=th",
  ])("nothing at %s: a draft, what is unknown, a language it does not have", async (path) => {
    for (const who of ["visitor", "secretariat", "daNang"])
      expect((await exports.ask(scene.as(who), path)).status).toBe(404);
  });

  test("what is known is not sent again, and a question for the head gets no body", async () => {
    const tag = (await ask(at("1.md"))).headers.get("etag")!;
    const again = await ask(at("1.md"), { headers: { "If-None-Match": `"other", ${tag}` } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await ask(`${at("1.md")}?in=vi`, { headers: { "If-None-Match": tag } })).status).toBe(200);
    const head = await ask(at("1.md"), { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("cache-control")).toBe("public, max-age=3600");
  });

  test("a file is made once", async () => {
    await ask(`${at("1.pdf")}?in=pt`);
    const before = exports.written();
    await Promise.all([ask(`${at("1.pdf")}?in=pt`), ask("/pt/documents/every-kind/versions/1.pdf")]);
    expect(exports.written()).toBe(before);
  });

  test("thirty a minute, a person or an address: beyond, 429", async () => {
    const person = scene.as("daNang");
    const spent = exportsFor(
      scene.database.db,
      new Set(["exports 203.0.113.7", `exports ${person.person!.id}`]),
    );
    for (const actor of [visitor, person]) expect((await spent.ask(actor, at("1.md"))).status).toBe(429);
    expect((await spent.ask(scene.as("phuket"), at("1.md"))).status).toBe(200);
    expect((await spent.ask(visitor, at("2.md"))).status).toBe(404);
    spent.close();
  });
});

describe("Word", () => {
  const partsOf = (file: Uint8Array) =>
    Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]));
  const idsIn = (file: Uint8Array) => {
    const parts = partsOf(file);
    const custom = [
      ...(parts["docProps/custom.xml"] ?? "").matchAll(/name="([^"]+)"[^>]*><vt:lpwstr>([^<]*)</g),
    ];
    const properties = new Map(custom.map(([, name = "", value = ""]) => [name, value]));
    const names = [...(parts["word/document.xml"] ?? "").matchAll(/<w:bookmarkStart[^>]*w:name="([^"]+)"/g)];
    return {
      properties,
      ids: names.flatMap(([, name = ""]) => idOfBookmark(name, properties) ?? []),
    };
  };

  test("every node has its bookmark, and LibreOffice keeps them", async () => {
    const word = await bytesAt(at("1.docx"));
    expect(idsIn(word).ids).toEqual(ids);
    const numbers = [
      ...(partsOf(word)["word/document.xml"] ?? "").matchAll(/<w:bookmark(Start|End) [^>]*w:id="(\d+)"/g),
    ];
    expect(numbers.map(([, end, number]) => `${end} ${number}`)).toEqual(
      ids.flatMap((_, index) => [`Start ${index + 1}`, `End ${index + 1}`]),
    );
    const { properties, ids: kept } = idsIn((await throughOffice([word], "docx"))[0]!);
    expect(kept.sort()).toEqual([...ids].sort());
    expect(properties.get("ascn_document")).toBe("every-kind");
    expect(properties.get("ascn_version")).toBe("1");
    expect(properties.get("ascn_language")).toBe("en");
  });

  test("LibreOffice reads every word of it, in each of the thirteen languages", async () => {
    const files = await Promise.all(tongues.map(([lang]) => bytesAt(`${at("1.docx")}?in=${lang}`)));
    const read = await throughOffice(files, "txt");
    for (const [index, [lang, old, quote, now]] of tongues.entries()) {
      const text = strFromU8(read[index]!);
      for (const words of [
        `1\t${quote}`,
        "1.1 ¶\u00a01\t",
        `1.1.1\t${now}`,
        "1.2",
        "1.4.1 ¶\u00a02\t",
        old,
        hostile,
      ])
        expect(text).toContain(words);
      expect(partsOf(files[index]!)["word/styles.xml"]).toContain(`w:lang w:val="${lang.slice(0, 2)}`);
    }
  }, 60_000);

  test("headings by level, the contents as a field, links where they lead somewhere", async () => {
    const { "word/document.xml": xml = "" } = partsOf(await bytesAt(at("1.docx")));
    expect(xml.match(/<w:pStyle w:val="Heading[12]"\/>/g)).toHaveLength(2);
    expect(xml).toContain("TOC \\o &quot;1-3&quot; \\h \\z \\u");
    expect(xml).not.toContain("undefined");
    expect(xml.match(/w:anchor="ascn_ex_1"/g)!.length).toBeGreaterThan(1);
    expect(xml).not.toContain("gone");
  });
});

describe("PDF", () => {
  const read = async (lang: string) => {
    const file = await bytesAt(`${at("1.pdf")}?in=${lang}`);
    const [text, info, fonts] = [
      await readWith("pdftotext", file, "pdf", ["-layout", "{}", "-"]),
      await readWith("pdfinfo", file, "pdf", ["{}"]),
      await readWith("pdffonts", file, "pdf", ["{}"]),
    ];
    return { text, info, fonts: fonts.split("\n").slice(2).filter(Boolean) };
  };

  test.each([
    ["en", "Authoritativetext"],
    ["vi", "Bảndịch"],
    ["zh-Hans", "译文"],
    ["id", "Terjemahan"],
  ])("title page, contents, numbers and every word: %s", async (lang, status) => {
    const [, old, quote, now] = tongues.find(([one]) => one === lang)!;
    const { text, info } = await read(lang);
    expect(info).toMatch(/Pages: +3\n/);
    expect(info).toContain(`Title:           ${old}`);
    expect(info).toMatch(/Tagged: +yes/);
    const [title = "", contents = "", body = ""] = text.split("\f").map(joined);
    expect(title).toContain(joined(old));
    expect(title).toContain(status);
    expect(contents).toMatch(new RegExp(`1${joined(quote)}\\.+3`));
    for (const words of [now, hostile, "3/3"]) expect(body).toContain(joined(words));
    for (const number of ["1.1 ¶ 1", "1.1.1", "1.1.1.1", "1.2", "1.3", "1.4", "1.4.1 ¶ 2"])
      expect(body).toContain(joined(number));
  });

  test.each(tongues.map(([lang]) => lang))("every font is within it: %s", async (lang) => {
    const { fonts, text } = await read(lang);
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSans.* yes +yes +yes /);
    // A letter that no font has would be drawn as an empty box.
    expect(text).not.toContain("\ufffd");
    const scripts: Record<string, string> = {
      th: "Thai",
      km: "Khmer",
      lo: "Lao",
      my: "Myanmar",
      ta: "Tamil",
      "zh-Hans": "SC",
    };
    if (scripts[lang]) expect(fonts.join()).toContain(`NotoSans${scripts[lang]}-`);
  });
});

describe("Markdown", () => {
  test("every block carries its id", async () => {
    const text = await textAt(`${at("1.md")}?in=vi`);
    expect([...text.matchAll(/\{#([a-z0-9-]+)\}(?= \|$|\\?$)/gm)].map(([, id]) => id)).toEqual(ids);
  });
});
