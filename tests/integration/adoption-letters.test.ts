import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import {
  closeMeeting,
  decideExpired,
  noteVersion,
  withdrawProcedure,
} from "#app/features/documents/adoption/commands.server.ts";
import { correctVersion } from "#app/features/documents/adoption/correct-version.server.ts";
import { remindOfProcedures } from "#app/features/documents/adoption/reminders.server.ts";
import { listCountryCodes } from "#db/queries/procedures.ts";
import { adoptionPlayers } from "../adoption-players.ts";
import { documentScene, type DocumentScene } from "../document-scene.ts";
import { takeLetters, type Letter } from "./adoption-postbox.ts";

let scene: DocumentScene;
let players: ReturnType<typeof adoptionPlayers>;
beforeAll(async () => {
  scene = await documentScene();
  players = adoptionPlayers(scene, await listCountryCodes(scene.database.db));
});
afterAll(() => scene.database.close());
beforeEach(() => sql`delete from graphile_worker._private_jobs`.execute(scene.database.db));

const letters = () => takeLetters(scene);
const people = (...names: string[]) => names.map((name) => scene.as(name).person!.id).sort();
const speakers = ["nrVietNam", "nrThailand"];
const followers = [...speakers, "chair", "shepherd", "secretariat"];
const members = [...followers, "daNang", "hanoi", "phuket"];
const readers = (written: readonly Letter[]) => written.map(({ to }) => to.personId).sort();
const kinds = (written: readonly Letter[]) => [...new Set(written.map(({ kind }) => kind))];
const to = (written: readonly Letter[], name: string) =>
  written.find(({ to: { personId } }) => personId === scene.as(name).person!.id)!;
/** Sets what is left of the running procedure of a document, and how long it lasts in all, in hours. */
const shift = (document: string, left: number, lasts: number) =>
  sql`update procedures set expires_at = clock_timestamp() + make_interval(secs => ${left * 3600}),
      opened_at = clock_timestamp() + make_interval(secs => ${(left - lasts) * 3600})
    from document_versions version where version.id = procedures.version_id and outcome is null
      and version.document_slug = ${document}`.execute(scene.database.db);

describe("a procedure is opened", () => {
  test("under silence: each office that speaks, in its zone, once, though the task runs twice", async () => {
    const document = await players.tabled();
    await players.open(document, { expiresAt: new Date("2090-12-21T17:30:00Z") });
    const written = await letters();
    expect(kinds(written)).toEqual(["silenceOpened"]);
    expect(readers(written)).toEqual(people(...speakers));
    expect(to(written, "nrVietNam")).toMatchObject({
      path: `/documents/${document}/adoption`,
      values: {
        ...{ document: "A short text", version: 1, notes: { lines: [] } },
        at: { moment: "2090-12-21T17:30:00.000Z", zone: "Asia/Ho_Chi_Minh" },
      },
    });
    expect(to(written, "nrThailand").values["at"]).toMatchObject({ zone: "Asia/Bangkok" });
  });

  test("a short silence says why; a title is in the reader's language", async () => {
    const { db } = scene.database;
    const personId = scene.as("nrVietNam").person!.id;
    await db.updateTable("people").set({ lang: "vi" }).where("id", "=", personId).execute();
    const document = await players.tabled();
    const expiresAt = new Date(Date.now() + 3_600_000);
    await players.open(document, { expiresAt, shortReason: "The flood does not wait." });
    const { values } = to(await letters(), "nrVietNam");
    expect(values).toMatchObject({
      document: "Một văn bản ngắn",
      notes: { lines: [{ key: "short", values: { reason: "The flood does not wait." } }] },
    });
    await db.updateTable("people").set({ lang: "en" }).where("id", "=", personId).execute();
  });

  test("ad referendum and at a meeting by letters of their own; what was withdrawn meanwhile is not announced", async () => {
    const document = await players.tabled();
    await players.open(document, { way: "ad-referendum" });
    expect(kinds(await letters())).toEqual(["confirmationAsked"]);
    await withdrawProcedure(scene.services, scene.as("chair"), { document, version: 1 });
    const withdrawn = await letters();
    expect(kinds(withdrawn)).toEqual(["procedureWithdrawn"]);
    expect(readers(withdrawn)).toEqual(people(...followers));
    await players.open(document, { way: "meeting", expiresAt: null });
    expect(kinds(await letters())).toEqual(["tabledAtMeeting"]);
    await withdrawProcedure(scene.services, scene.as("chair"), { document, version: 1 });
    await letters();
    await players.open(document);
    await withdrawProcedure(scene.services, scene.as("chair"), { document, version: 1 });
    expect(kinds(await letters())).toEqual(["procedureWithdrawn"]);
  });

  test("what is refused writes nothing", async () => {
    const document = await players.tabled();
    await expect(players.open(document, {}, "secretariat")).rejects.toMatchObject({ status: 403 });
    expect(await letters()).toEqual([]);
  });
});

describe("what it comes to", () => {
  test("a silence that is broken: at once to all, by whom and why", async () => {
    const document = await players.tabled();
    await players.open(document);
    await letters();
    await players.speak(document, "MY", "reserves", "Not binding.");
    expect(await letters()).toEqual([]);
    await players.speak(document, "TH", "objects", "It names no city.");
    const written = await letters();
    expect(kinds(written)).toEqual(["silenceBroken"]);
    expect(readers(written)).toEqual(people(...followers));
    expect(to(written, "secretariat").values).toMatchObject({
      ...{ reason: "It names no city.", by: { kind: "country", country: "TH" } },
      at: { zone: "Asia/Jakarta" },
    });
  });

  test("a new text under silence: the clock begins anew", async () => {
    const document = await players.tabled();
    await players.open(document);
    await players.speak(document, "TH", "objects", "It names no city.");
    const { db } = scene.database;
    const { id } = await db
      .insertInto("documentVersions")
      .values({ documentSlug: document, number: 2, publishedAt: null })
      .returning("id")
      .executeTakeFirstOrThrow();
    await sql`update procedures set next_step = 'new-text' from document_versions version
      where version.id = version_id and document_slug = ${document}`.execute(db);
    await sql`update document_versions set published_at = now() where id = ${id}`.execute(db);
    await db
      .insertInto("tablings")
      .values({ versionId: id, mandateId: scene.as("chair").mandate!.id })
      .execute();
    await letters();
    await players.open(document, { version: 2 });
    const written = await letters();
    expect(kinds(written)).toEqual(["silenceRestarted"]);
    expect(to(written, "nrThailand").values).toMatchObject({ version: 2 });
  });

  test("adopted by the clock, noted, corrected: every member, each once, with the record's address", async () => {
    const document = await players.tabled();
    await players.open(document);
    await letters();
    await shift(document, -0.01, 48);
    await Promise.all([decideExpired(scene.services, visitor), decideExpired(scene.services, visitor)]);
    const adopted = await letters();
    expect(kinds(adopted)).toEqual(["versionAdopted"]);
    expect(readers(adopted)).toEqual(people(...members));
    expect(to(adopted, "phuket")).toMatchObject({
      path: `/documents/${document}/adoption`,
      values: { change: "silence" },
    });
    const at = { document, version: 1 };
    await noteVersion(scene.services, scene.as("chair"), {
      ...at,
      notedOn: "2026-11-30",
      occasion: "Summit",
    });
    const noted = await letters();
    expect([kinds(noted), to(noted, "hanoi").values["occasion"]]).toEqual([["adoptionNoted"], "Summit"]);
    const ids = new Set<string>();
    for (const number of [1, 2]) {
      const correction = { paragraph: "", lang: "en", text: "learned", reason: `Letter ${String(number)}` };
      const correct = () => correctVersion(scene.services, scene.as("secretariat"), { ...at, ...correction });
      await correct();
      const corrected = await letters();
      await correct();
      expect(await letters()).toEqual([]);
      expect(to(corrected, "daNang").values["number"]).toBe(number);
      ids.add(to(corrected, "daNang").id);
    }
    expect(ids.size).toBe(2);
  });

  test("consensus not reached: who follows it", async () => {
    const document = await players.tabled();
    await players.open(document, { way: "meeting", expiresAt: null });
    for (const country of players.countries)
      await players.record(document, country, country === "SG" ? "cannot" : "adopts", "Not yet.");
    await letters();
    await closeMeeting(scene.services, scene.as("chair"), { document, version: 1 });
    const written = await letters();
    expect(kinds(written)).toEqual(["consensusNotReached"]);
    expect(readers(written)).toEqual(people(...followers));
  });
});

describe("reminders", () => {
  const remind = async () => {
    await Promise.all([remindOfProcedures(scene.services), remindOfProcedures(scene.services)]);
    await remindOfProcedures(scene.services);
    return letters();
  };

  test("ad referendum: three days and one day before, once on two nodes, to countries that have not confirmed", async () => {
    const document = await players.tabled();
    await players.open(document, { way: "ad-referendum" });
    await letters();
    await shift(document, 73, 240);
    expect(await remind()).toEqual([]);
    await shift(document, 71, 240);
    const first = await remind();
    expect([kinds(first), readers(first)]).toEqual([["confirmationDue"], people(...speakers)]);
    await players.speak(document, "TH", "adopts");
    await shift(document, 23, 240);
    expect(readers(await remind())).toEqual(people("nrVietNam"));
    expect(await remind()).toEqual([]);
    await shift(document, -0.01, 240);
    expect(await remind()).toEqual([]);
  });

  test("under silence: one, a day before or after half of it; the portal's own clock does not count", async () => {
    const wrong = { ...scene.services, clock: () => new Date(Date.now() + 3_600_000) };
    for (const [lasts, early, due] of [
      [240, 24.2, 23.9],
      [24, 12.2, 11.9],
    ] as const) {
      const document = await players.tabled();
      await players.open(document);
      await players.speak(document, "TH", "adopts");
      await letters();
      await shift(document, early, lasts);
      await remindOfProcedures(wrong);
      expect(await remind()).toEqual([]);
      await shift(document, due, lasts);
      const written = await remind();
      expect([kinds(written), readers(written)]).toEqual([["silenceEndsSoon"], people("nrVietNam")]);
      await shift(document, 1, lasts);
      expect(await remind()).toEqual([]);
      await players.speak(document, "VN", "objects", "No.");
    }
  });

  test("none at a meeting, none once it is decided", async () => {
    const document = await players.tabled();
    await players.open(document, { way: "meeting", expiresAt: null });
    await letters();
    expect(await remind()).toEqual([]);
  });
});
