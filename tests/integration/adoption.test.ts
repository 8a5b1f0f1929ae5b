import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import {
  closeMeeting,
  decideExpired,
  decideNextStep,
  noteVersion,
  withdrawProcedure,
} from "#app/features/documents/adoption/commands.server.ts";
import { checkRecord } from "#app/features/documents/adoption/verify-record.server.ts";
import { recordSchema } from "#app/features/documents/adoption/record.ts";
import { findRecord } from "#db/queries/adoption-records.ts";
import { listCountryCodes, listProcedures } from "#db/queries/procedures.ts";
import { adoptionPlayers, insertCommentedDocument } from "../adoption-players.ts";
import { documentScene, type DocumentScene } from "../document-scene.ts";
import { refusal } from "#tests/refusal.ts";

let scene: DocumentScene;
let players: ReturnType<typeof adoptionPlayers>;

beforeAll(async () => {
  scene = await documentScene();
  players = adoptionPlayers(scene, await listCountryCodes(scene.database.db));
});
afterAll(() => scene.database.close());

const chair = () => scene.as("chair");
const outcomes = async (document: string) =>
  (await listProcedures(scene.database.db, document)).map(({ outcome }) => outcome);
const recordOf = (document: string) => findRecord(scene.database.db, document);
const eventsOf = async (document: string) =>
  (
    await scene.database.db
      .selectFrom("events")
      .select("type")
      .where("subject", "=", document)
      .where("type", "<>", "documents.countrySpoke")
      .orderBy("id")
      .execute()
  ).map(({ type }) => type.replace("documents.", ""));
/** The running procedure of the document ended a moment ago. */
const expireNow = (document: string) =>
  sql`update procedures set opened_at = now() - interval '2 days', expires_at = now() - interval '1 millisecond'
    from document_versions version where version.id = procedures.version_id and outcome is null
      and version.document_slug = ${document}`.execute(scene.database.db);
const silentDocument = async () => {
  const document = await players.tabled();
  await players.open(document);
  return document;
};
const decideDue = () => decideExpired(scene.services, visitor);

describe("tabling", () => {
  test("by the Chair or the Secretariat, once", async () => {
    const document = await insertCommentedDocument(scene.database.db);
    await players.table(document, "secretariat");
    await expect(players.table(document)).rejects.toEqual(refusal(409, "notToBeTabled"));
    expect(await eventsOf(document)).toEqual(["tabled"]);
  });

  test.each([
    ["nrVietNam", 403],
    ["daNang", 403],
    ["visitor", 401],
  ])("%s does not table", async (who, status) => {
    const document = await insertCommentedDocument(scene.database.db);
    await expect(players.table(document, who)).rejects.toEqual(expect.objectContaining({ status }));
  });

  test("not while comments may still come, nor on a document nobody was asked about", async () => {
    const document = await insertCommentedDocument(scene.database.db);
    await scene.openPeriod({ document });
    await expect(players.table(document)).rejects.toEqual(refusal(409, "commentPeriodRunning"));
    await expect(players.table("online-portal")).rejects.toEqual(refusal(409, "neverCommented"));
  });
});

describe("at a meeting", () => {
  test("every word is recorded, the Chair closes, the version is adopted", async () => {
    const document = await players.tabled();
    await players.open(document, { way: "meeting", expiresAt: null });
    const [first, ...others] = players.countries;
    for (const country of others) await players.record(document, country, "adopts");
    const close = () => closeMeeting(scene.services, chair(), { document, version: 1 });
    await expect(close()).rejects.toEqual(refusal(409, "wordsMissing"));
    await expect(players.record(document, first!, "reserves")).rejects.toEqual(
      refusal(422, "statementNeeded"),
    );
    await players.record(document, first!, "reserves", "We read paragraph 1 as voluntary.");
    expect(await close()).toBe("adopted");
    await expect(close()).rejects.toEqual(refusal(409, "noProcedure"));
    expect(await eventsOf(document)).toEqual(["tabled", "procedureOpened", "adopted"]);
  });

  test("one that cannot: consensus is not reached, the network decides what comes next", async () => {
    const document = await players.tabled();
    await players.open(document, { way: "meeting", expiresAt: null });
    for (const country of players.countries)
      await players.record(document, country, country === "SG" ? "cannot" : "adopts", "Not yet.");
    const at = { document, version: 1 };
    expect(await closeMeeting(scene.services, chair(), at)).toBe("not-reached");
    await expect(players.open(document)).rejects.toEqual(refusal(409, "notTabled"));
    await decideNextStep(scene.services, chair(), { ...at, nextStep: "ad-referendum", text: "In a month." });
    await expect(players.open(document)).rejects.toEqual(refusal(409, "otherStepDecided"));
    await players.open(document, { way: "ad-referendum" });
    expect(await recordOf(document)).toBeUndefined();
  });

  test("a country does not record its own word there, nobody but the Chair opens", async () => {
    const document = await players.tabled();
    for (const who of ["secretariat", "nrVietNam"])
      await expect(players.open(document, {}, who)).rejects.toEqual(refusal(403, "forbidden"));
    await players.open(document, { way: "meeting", expiresAt: null });
    await expect(players.speak(document, "TH", "adopts")).rejects.toEqual(refusal(409, "saidAtMeeting"));
  });
});

describe("ad referendum", () => {
  test("the last confirmation adopts, at once", async () => {
    const document = await players.tabled();
    await players.open(document, { way: "ad-referendum" });
    const said = await Promise.all(
      players.countries.map((country) => players.speak(document, country, "adopts")),
    );
    expect(said.filter(({ outcome }) => outcome === "adopted")).toHaveLength(1);
    expect(await outcomes(document)).toEqual(["adopted"]);
  });

  test("who is silent at its date has not confirmed", async () => {
    const document = await players.tabled();
    await players.open(document, { way: "ad-referendum" });
    await players.speak(document, "TH", "adopts");
    await expireNow(document);
    await expect(players.speak(document, "SG", "adopts")).rejects.toEqual(refusal(409, "procedureExpired"));
    await decideDue();
    expect(await outcomes(document)).toEqual(["not-reached"]);
  });
});

describe("under silence", () => {
  test("silence until its end adopts, once, on whichever node", async () => {
    const document = await silentDocument();
    await decideDue();
    expect(await outcomes(document)).toEqual([null]);
    await expireNow(document);
    await Promise.all([decideDue(), decideDue(), decideDue()]);
    expect(await outcomes(document)).toEqual(["adopted"]);
    const record = recordSchema.parse((await recordOf(document))?.content);
    expect(checkRecord(record).every(({ stated, computed }) => stated === computed)).toBe(true);
    expect(record.procedures[0]?.said.map(({ word }) => word)).toEqual(Array(11).fill("silent"));
    expect(record.texts.map(({ lang }) => lang)).toEqual(["en", "vi"]);
  });

  test("an objection breaks it at once; it needs a reason, an amendment its text", async () => {
    const document = await silentDocument();
    await expect(players.speak(document, "TH", "objects")).rejects.toEqual(refusal(422, "statementNeeded"));
    await players.speak(document, "MY", "reserves", "Paragraph 1 is not binding.");
    expect(await players.speak(document, "TH", "amends", "Clearer.")).toEqual({ outcome: "broken" });
    await expect(players.speak(document, "VN", "objects", "Us too.")).rejects.toEqual(
      refusal(409, "noProcedure"),
    );
    expect(await outcomes(document)).toEqual(["broken"]);
    expect(await eventsOf(document)).toEqual(["tabled", "procedureOpened", "silenceBroken"]);
  });

  test("shorter than a day only with a reason, and never by the portal's own clock", async () => {
    const document = await players.tabled();
    const soon = new Date(Date.now() + 3_600_000);
    await expect(players.open(document, { expiresAt: soon })).rejects.toEqual(
      refusal(422, "silenceTooShort"),
    );
    await players.open(document, { expiresAt: soon, shortReason: "The flood does not wait." });
    const wrong = { ...scene.services, clock: () => new Date(Date.now() + 2 * 3_600_000) };
    await decideExpired(wrong, visitor);
    expect(await outcomes(document)).toEqual([null]);
  });

  test("what has expired is not taken back any more", async () => {
    const document = await silentDocument();
    await expireNow(document);
    await expect(withdrawProcedure(scene.services, chair(), { document, version: 1 })).rejects.toEqual(
      refusal(409, "procedureExpired"),
    );
  });
});

describe("afterwards", () => {
  test("an adopted version is noted by Leaders; nothing else happens to it", async () => {
    const document = await silentDocument();
    const note = () =>
      noteVersion(scene.services, chair(), {
        ...{ document, version: 1, notedOn: "2026-11-20", occasion: "49th ASEAN Summit" },
      });
    await expect(note()).rejects.toEqual(refusal(409, "notAdopted"));
    await expireNow(document);
    await decideDue();
    await note();
    await expect(note()).rejects.toEqual(refusal(409, "notAdopted"));
    await expect(players.table(document)).rejects.toEqual(refusal(409, "notToBeTabled"));
    await expect(players.open(document)).rejects.toEqual(refusal(409, "notTabled"));
  });

  test("nobody changes a record or an outcome, not even past the rules", async () => {
    const document = await silentDocument();
    await expireNow(document);
    await decideDue();
    const { db } = scene.database;
    await expect(
      db
        .updateTable("adoptionRecords")
        .set({ sha256: "0".repeat(64) })
        .execute(),
    ).rejects.toThrow("record");
    await expect(
      db.updateTable("procedures").set({ outcome: "broken" }).where("outcome", "=", "adopted").execute(),
    ).rejects.toThrow("decided");
    await expect(db.deleteFrom("adoptionRecords").execute()).rejects.toThrow("record");
  });
});
