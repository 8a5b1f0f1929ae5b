import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AppLoadContext } from "@remix-run/node";
import { takeAdoption } from "#app/features/documents/adoption/adoption-form.server.ts";
import { findAdoptionPage } from "#app/features/documents/adoption/adoption-page.server.ts";
import { decideExpired } from "#app/features/documents/adoption/commands.server.ts";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { visitor } from "#app/features/access/actor.ts";
import { saveAnswers } from "#db/queries/matrix.ts";
import { listCountryCodes } from "#db/queries/procedures.ts";
import { readTexts } from "#server/texts.ts";
import { adoptionPlayers, insertCommentedDocument } from "../adoption-players.ts";
import { comment, documentScene, type DocumentScene } from "../document-scene.ts";

const english = readTexts("locales").get("en")!;
let scene: DocumentScene;
let players: ReturnType<typeof adoptionPlayers>;

beforeAll(async () => {
  scene = await documentScene();
  players = adoptionPlayers(scene, await listCountryCodes(scene.database.db));
});
afterAll(() => scene.database.close());

const page = (slug: string, who = "visitor") =>
  findAdoptionPage(scene.services, scene.as(who), { slug, texts: english });
const send = (slug: string, who: string, fields: Record<string, string>) => {
  const context = { services: scene.services, actor: scene.as(who), texts: english } as AppLoadContext;
  const body = new URLSearchParams({ version: "1", ...fields });
  return takeAdoption(context, slug, new Request("http://portal.example/", { method: "POST", body }));
};
const speaking = { deed: "speak", lang: "en", statement: "", paragraph: "", proposed: "" };
const reasoned = { ...speaking, word: "objects", statement: "It names no <b>city</b>." };
const may = async (slug: string, who: string) =>
  Object.entries((await page(slug, who)).can).flatMap(([verb, can]) => (can ? [verb] : []));

describe("under silence, by the forms of the page", () => {
  test("table, open, object, decide, each by those who may; what was said is the members' until adoption", async () => {
    const slug = await insertCommentedDocument(scene.database.db);
    expect((await page(slug)).next).toBe("ready");
    expect(await may(slug, "visitor")).toEqual([]);
    await expect(send(slug, "daNang", { deed: "table" })).rejects.toMatchObject({ status: 403 });
    await expect(send(slug, "visitor", { deed: "table" })).rejects.toMatchObject({ status: 401 });
    expect(await send(slug, "secretariat", { deed: "table" })).toBeNull();

    const opening = { deed: "open", way: "silence", expiryDate: "2090-12-21", expiryTime: "17:00" };
    const zone = { zone: "Asia/Jakarta", shortReason: "", meeting: "" };
    const without = await send(slug, "chair", { ...opening, ...zone, expiryDate: "", shortReason: "typed" });
    expect(without).toMatchObject({
      status: 422,
      reply: { errors: [{ field: "expiryDate", key: "expiryNeeded" }], values: { shortReason: "typed" } },
    });
    expect(await send(slug, "chair", { ...opening, ...zone })).toBeNull();

    const { clock, step } = await page(slug, "nrVietNam");
    expect([step, clock?.iso, clock?.at.text]).toEqual([
      ...["silence", "2090-12-21T10:00:00.000Z", "21 December 2090, 17:00 in Hanoi · 10:00 UTC"],
    ]);
    expect(await may(slug, "nrVietNam")).toEqual(["speak"]);
    const mute = await send(slug, "nrVietNam", { ...reasoned, id: randomUUID(), statement: "" });
    expect(mute?.reply.errors).toMatchObject([{ field: "statement", key: "statementNeeded" }]);
    expect(await send(slug, "nrVietNam", { ...reasoned, id: randomUUID() })).toBeNull();

    const word = async (who: string) =>
      (await page(slug, who)).procedures[0]!.words?.find(({ country }) => country === "VN");
    expect(await word("daNang")).toMatchObject({ word: "objects", statement: "It names no <b>city</b>." });
    expect(await word("visitor")).toBeUndefined();
    expect(await may(slug, "chair")).toEqual(["decideNextStep"]);
    expect(await send(slug, "chair", { deed: "nextStep", nextStep: "new-text", decision: "" })).toBeNull();
    expect((await page(slug)).next).toBe("newText");
  });
});

describe("at a meeting", () => {
  test("the words of several countries at once, then closed; the record stands on the page, corrected beside it", async () => {
    const slug = await players.tabled();
    await players.open(slug, { way: "meeting", expiresAt: null });
    const words = Object.fromEntries(
      players.countries.flatMap((country) => [
        [`words.${country}.id`, randomUUID()],
        [`words.${country}.word`, country === "TH" ? "reserves" : "adopts"],
        [`words.${country}.statement`, country === "TH" ? "Costs are open." : ""],
      ]),
    );
    const bare = await send(slug, "chair", { deed: "words", lang: "en", ...words, "words.TH.statement": "" });
    expect(bare?.reply.errors).toMatchObject([{ field: "words.TH.statement", key: "statementNeeded" }]);
    // Sent twice it is recorded once.
    for (let time = 0; time < 2; time += 1)
      expect(await send(slug, "chair", { deed: "words", lang: "en", ...words })).toBeNull();
    expect(await send(slug, "chair", { deed: "close" })).toBeNull();
    const shown = await page(slug);
    expect(shown.stages.find(({ state }) => state === "now")?.key).toBe("adopted");
    expect(shown.record?.texts.map(({ lang }) => lang)).toEqual(["en", "vi"]);
    expect(shown.procedures[0]?.words?.find(({ country }) => country === "TH")?.statement).toBe(
      "Costs are open.",
    );
    const correcting = {
      deed: "correct",
      paragraph: `${slug}-1`,
      lang: "en",
      correction: "learned",
      reason: "A letter",
    };
    expect(await send(slug, "secretariat", correcting)).toBeNull();
    expect((await page(slug)).record?.corrigenda).toMatchObject([
      { number: 1, text: "learned", paragraph: "1" },
    ]);
    expect(await send(slug, "chair", { deed: "note", notedOn: "2026-11-30", occasion: "Summit" })).toBeNull();
    expect((await page(slug)).record?.noted).toMatchObject({ occasion: "Summit" });
  });
});

test("an answer that is not published stands in its own document's way, and in no other's", async () => {
  const { db } = scene.database;
  const [slug, other] = [await insertCommentedDocument(db), await insertCommentedDocument(db)];
  await scene.openPeriod({ document: other });
  const one = comment({ document: other, paragraph: "" });
  await makeComment(scene.services, scene.as("daNang"), one);
  await scene.closePeriods();
  const mandateId = scene.as("secretariat").mandate!.id;
  const answer = { response: "", lang: "en", disposition: "noted", resultingNodeId: null, mandateId };
  await saveAnswers(db, [{ commentId: one.id, ...answer }]);
  expect((await page(slug)).next).toBe("ready");
  expect((await page(other)).next).toBe("unanswered");
});

test("a page is at most five queries beside the session's, for everybody and at every step", async () => {
  const slug = await players.tabled();
  await players.open(slug);
  for (const who of ["visitor", "daNang", "nrVietNam", "chair", "secretariat"]) {
    const before = scene.queries.length;
    await page(slug, who);
    expect(scene.queries.length - before).toBeLessThanOrEqual(5);
  }
  await decideExpired(scene.services, visitor);
});
