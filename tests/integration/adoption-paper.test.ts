import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { closeMeeting, decideExpired } from "#app/features/documents/adoption/commands.server.ts";
import { correctVersion } from "#app/features/documents/adoption/correct-version.server.ts";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { answerComments, publishAnswers } from "#app/features/documents/matrix/commands.server.ts";
import { findRecord } from "#db/queries/adoption-records.ts";
import { listCountryCodes } from "#db/queries/procedures.ts";
import { adoptionPlayers } from "../adoption-players.ts";
import { comment, documentScene, soon, type DocumentScene } from "../document-scene.ts";
import { tongues } from "../tongues.ts";
import { exportsFor, hostile, insertExportable, readWith } from "./export-players.ts";

const slug = "every-kind";
const place = { document: slug, version: 1 };
const [, , , thaiText] = tongues.find(([lang]) => lang === "th")!;
const [, , , burmeseText] = tongues.find(([lang]) => lang === "my")!;
/** The longest statement there may be: it breaks over pages. */
const statement = `${"Costs are shared as far as contracts allow. ".repeat(454)}End of it.`;

let scene: DocumentScene;
let players: ReturnType<typeof adoptionPlayers>;
let exports: ReturnType<typeof exportsFor>;

/** Every kind of node in thirteen languages: commented in Burmese, answered in Thai, adopted under silence with a long reservation. */
beforeAll(async () => {
  scene = await documentScene();
  const { db } = scene.database;
  players = adoptionPlayers(scene, await listCountryCodes(db));
  exports = exportsFor(db, new Set());
  await insertExportable(db);
  await scene.openPeriod({ document: slug, closesAt: soon() });
  const said = comment({
    document: slug,
    paragraph: "ex-1-1",
    lang: "my",
    body: `${burmeseText} ${hostile}`,
  });
  const { id } = await makeComment(scene.services, scene.as("daNang"), said);
  await answerComments(scene.services, scene.as("secretariat"), {
    ...{ ...place, seen: new Map([[id, 0]]), response: thaiText, lang: "th" },
    ...{ disposition: "accepted-in-part", resultingNode: "ex-1-3" },
  });
  await publishAnswers(scene.services, scene.as("secretariat"), place);
  await scene.closePeriods();
  await players.table(slug);
  await players.open(slug);
  await players.speak(slug, "SG", "reserves", statement);
  await sql`update procedures set opened_at = '2026-11-01T02:00:00Z', expires_at = '2026-11-08T10:30:15Z'`.execute(
    db,
  );
  await decideExpired(scene.services, visitor);
});
afterAll(async () => {
  exports.close();
  await scene.database.close();
});

const at = (lang: string, of = slug) => `/${lang}/documents/${of}/adoption.pdf`;
const ask = (path: string, init?: RequestInit, who = "visitor") => exports.ask(scene.as(who), path, init);
/** As programs give text back: without line ends where a line was full. */
const joined = (text: string) => text.replace(/[\s\u200b\u2060]+/g, "");
const read = async (lang: string) => {
  const answer = await ask(at(lang));
  const file = new Uint8Array(await answer.arrayBuffer());
  const pages = (await readWith("pdftotext", file, "pdf", ["-layout", "{}", "-"])).split("\f").slice(0, -1);
  return { answer, file, pages, text: joined(pages.join("")) };
};
const recordOf = async () => (await findRecord(scene.database.db, slug))!.content;

describe("what is answered", () => {
  test("a PDF, to everyone alike, as the JSON", async () => {
    for (const who of ["visitor", "former", "daNang", "partner", "secretariat"]) {
      const answer = await ask(at("vi"), {}, who);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("application/pdf");
      expect(answer.headers.get("content-language")).toBe("vi");
      expect(answer.headers.get("content-disposition")).toBe(
        `attachment; filename="every-kind-adoption-v1-vi.pdf"`,
      );
    }
  });

  test("nothing where there is no record, whoever asks: 404, as the JSON", async () => {
    const document = await players.tabled();
    await players.open(document, { way: "meeting", expiresAt: null });
    for (const path of [at("en", document), at("en", "none"), at("xx"), at("en", "online-portal")])
      for (const who of ["visitor", "chair", "secretariat"]) {
        expect((await ask(path, {}, who)).status).toBe(404);
        expect((await ask(path.replace(".pdf", ".json"), {}, who)).status).toBe(404);
      }
  });

  test("made once, not sent again, made anew once it is corrected", async () => {
    const first = await ask(at("en"));
    const written = exports.written();
    expect((await ask(at("en"))).status).toBe(200);
    const again = { headers: { "If-None-Match": first.headers.get("etag")! } };
    expect((await ask(at("en"), again)).status).toBe(304);
    expect(exports.written()).toBe(written);
    const json = await ask(at("en").replace(".pdf", ".json"));
    expect(await json.json()).toEqual(await recordOf());
    const known = { headers: { "If-None-Match": json.headers.get("etag")! } };
    expect((await ask(at("en").replace(".pdf", ".json"), known)).status).toBe(304);
    await correctVersion(scene.services, scene.as("secretariat"), {
      ...{ ...place, paragraph: "ex-1-1", lang: "vi", text: "đô thị for đô thi", reason: "A letter." },
    });
    expect((await ask(at("en"), again)).status).toBe(200);
    const { text } = await read("en");
    for (const words of ["Corrigendum 1", "Paragraph 1.1 (ex-1-1)", "đô thị for đô thi", "Reason: A letter."])
      expect(text).toContain(joined(words));
  });

  test("thirty a minute, a person or an address: beyond, 429", async () => {
    const spent = exportsFor(scene.database.db, new Set(["exports 203.0.113.7"]));
    expect((await spent.ask(visitor, at("en"))).status).toBe(429);
    expect((await spent.ask(scene.as("phuket"), at("en"))).status).toBe(200);
    expect((await spent.ask(visitor, at("en", "none"))).status).toBe(404);
    spent.close();
  });
});

describe("what it says", () => {
  test("how it was adopted, with the exact expiry; each country, spoken or silent; the reservation whole", async () => {
    const { text, pages } = await read("en");
    for (const words of [
      ...["Adoption record", "placed under silence on 1 November 2026 at 02:00 UTC"],
      ...["silence expired on 8 November 2026 at 10:30 UTC", "(2026-11-08T10:30:15.000Z)"],
      ...["Member States that spoke: 1. Recorded as silent: 10.", "Singapore Adopts with a reservation"],
      "Viet Nam Silent – –",
    ])
      expect(text).toContain(joined(words));
    // Between the head and the foot of each page.
    const body = joined(pages.map((page) => page.trim().split("\n").slice(1, -1).join("")).join(""));
    expect(body.includes(joined(statement))).toBe(true);
    expect(text.split("Silent–")).toHaveLength(11);
    expect(pages.filter((page) => page.includes("as far as contracts allow")).length).toBeGreaterThan(3);
  });

  test("the hashes with the forms they are made of, and how to verify them", async () => {
    const { text } = await read("en");
    const { sha256, texts } = await recordOf();
    for (const hash of [sha256, ...texts.map((one) => one.sha256)]) expect(text).toContain(hash);
    for (const words of [
      "ascn-document-text/1",
      "ascn-adoption-record/1",
      "npm run verify-record",
      "RFC 8785",
    ])
      expect(text).toContain(joined(words));
    expect(text).toContain("https://portal.example/en/documents/every-kind/adoption.json");
  });

  test("the text of every language, and the matrix with its answer", async () => {
    const { text } = await read("en");
    for (const lang of ["en", "vi", "zh-Hans", "id", "fil", "pt", "tet"]) {
      const [, old, quote, now] = tongues.find((one) => one[0] === lang)!;
      for (const words of [old, quote, now]) expect(text).toContain(joined(words));
    }
    expect(text.split(joined(hostile)).length - 1).toBe(tongues.length + 1 + 1);
    for (const words of [
      "Viet Nam, Da Nang",
      "Accepted in part",
      "Substantive",
      "1 row, from all versions",
      "1.3 (ex-1-3)",
    ])
      expect(text).toContain(joined(words));
  });

  test.each(["en", "vi", "th"])("%s: tagged, with contents, page numbers and every font", async (lang) => {
    const { answer, file, pages, text } = await read(lang);
    const info = await readWith("pdfinfo", file, "pdf", ["{}"]);
    expect(info).toMatch(/Tagged: +yes/);
    // Whole in one language: the portal does not speak Thai yet.
    expect(answer.headers.get("content-language")).toBe(lang === "vi" ? "vi" : "en");
    const title = lang === "vi" ? "Biên bản thông qua" : "Adoption record";
    expect(info).toContain(`Title:           ${title}: `);
    expect(pages[1]).toMatch(lang === "vi" ? /Mục lục/ : /Contents/);
    expect(joined(pages[1]!)).toMatch(/E(Thetextineverylanguage|Toànvănbằngmọingônngữ)\.+\d/);
    expect(joined(pages.at(-1)!)).toContain(`${pages.length}/${pages.length}`);
    const fonts = (await readWith("pdffonts", file, "pdf", ["{}"])).split("\n").slice(2).filter(Boolean);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSans.* yes +yes +yes /);
    for (const script of ["Thai", "Khmer", "Lao", "Myanmar", "Tamil", "SC"])
      expect(fonts.join()).toContain(`NotoSans${script}-`);
    expect(text).not.toContain("\ufffd");
  });

  test("adopted at a meeting: consensus, and who was absent", async () => {
    const document = await players.tabled();
    await players.open(document, { way: "meeting", expiresAt: null });
    for (const country of players.countries)
      await players.record(document, country, country === "TL" ? "absent" : "adopts");
    await closeMeeting(scene.services, scene.as("chair"), { document, version: 1 });
    const file = new Uint8Array(await (await ask(at("en", document))).arrayBuffer());
    const text = joined(await readWith("pdftotext", file, "pdf", ["-layout", "{}", "-"]));
    for (const words of [
      ...["adopted this version by consensus at a meeting", "Timor-Leste Absent"],
      "No comment was made on this document.",
    ])
      expect(text).toContain(joined(words));
  });
});
