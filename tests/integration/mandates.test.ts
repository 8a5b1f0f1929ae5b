import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { mandateFrom, type Mandated, type OfficeKind } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { changeEnd, endMandate, openTerm, writeNote } from "#app/features/offices/mandate-commands.server.ts";
import { findOfficePage, listOfficeGroups } from "#app/features/offices/pages.server.ts";
import { handleOf } from "#app/features/offices/rules.ts";
import * as accounts from "#db/queries/accounts.ts";
import { listAllOffices } from "#db/queries/offices.ts";
import { createSessions } from "#server/sessions.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { testServices } from "../services.ts";
import { actsOf, lettersOf, openOfficePlayers, type OfficePlayer } from "./office-players.ts";
import { refusal } from "#tests/refusal.ts";

let database: TestDatabase;
let services: Services;
let players: Record<OfficePlayer, Mandated>;

beforeAll(async () => {
  database = await testDatabase();
  services = testServices(database.db);
  players = await openOfficePlayers(services);
});
afterAll(() => database.close());
/** Every test begins with all mandates running. */
afterEach(() => database.db.updateTable("mandates").set({ endsAt: null, endedBy: null }).execute());

const end = (by: OfficePlayer, whose: OfficePlayer, note?: string) =>
  endMandate(services, players[by], { mandateId: players[whose].mandate.id, note });
const rowOf = (name: OfficePlayer) =>
  database.db
    .selectFrom("mandates")
    .select([
      "endsAt",
      "endedBy",
      "handOverNote",
      sql<boolean>`coalesce(ends_at <= clock_timestamp(), false)`.as("isOver"),
    ])
    .where("id", "=", players[name].mandate.id)
    .executeTakeFirstOrThrow();

test("the database writes the handles that the rules say", async () => {
  for (const row of await listAllOffices(services.db)) {
    const { countryCode: country, citySlug: city, organisationSlug: organisation, term } = row;
    expect(row.handle).toBe(handleOf({ kind: row.kind as OfficeKind, country, city, organisation, term }));
  }
});

describe("ending", () => {
  test.each<[OfficePlayer, OfficePlayer]>([
    ["nr", "csco"],
    ["nr", "editor"],
    ["csco", "editor"],
    ["desk", "nr"],
    ["desk", "partner"],
    ["secretariat", "desk"],
    ["admin", "secretariat"],
    ["admin", "admin2"],
    ["phuket", "phuket"],
  ])("%s ends the mandate of %s at once, on record", async (by, whose) => {
    await end(by, whose);
    expect(await rowOf(whose)).toMatchObject({ isOver: true, endedBy: players[by].mandate.id });
    expect((await actsOf(database)).at(-1)).toBe("mandates.ended");
    const event = await database.db
      .selectFrom("events")
      .select(["type", "subject"])
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow();
    expect(event).toEqual({ type: "offices.mandateEnded", subject: players[whose].person.id });
    const last = (await lettersOf(database)).at(-1);
    if (by !== whose)
      expect(last).toMatchObject({ kind: "mandateEnded", to: { personId: players[whose].person.id } });
    await expect(end("admin", whose)).rejects.toEqual(refusal(409, "mandateEndedAlready"));
  });

  test.each<[OfficePlayer, OfficePlayer, number]>([
    ["nrTh", "csco", 403],
    ["csco", "nr", 403],
    ["editor", "csco", 403],
    ["hanoi", "editor", 403],
    ["desk", "csco", 403],
    ["desk", "secretariat", 403],
    ["nr", "admin", 403],
    ["partner", "csco", 404],
  ])("%s does not end the mandate of %s: %i", async (by, whose, status) => {
    await expect(end(by, whose)).rejects.toMatchObject({ status });
    expect(await rowOf(whose)).toMatchObject({ isOver: false });
  });

  test("a mandate that is not there is 404", async () => {
    await expect(endMandate(services, players.admin, { mandateId: randomUUID() })).rejects.toEqual(
      refusal(404, "notFound"),
    );
  });

  test("whose own mandate has ended meanwhile ends nobody", async () => {
    await end("admin", "nr");
    await expect(end("nr", "csco")).rejects.toEqual(refusal(403, "forbidden"));
  });

  test("the session of an ended mandate acts for nobody from then on", async () => {
    const sessions = createSessions(services.db, { secure: false });
    const cookie = await sessions.open(players.csco.person.id, players.csco.mandate.id);
    const header = cookie.split(";")[0]!;
    expect((await sessions.resolve(header)).actor.mandate?.id).toBe(players.csco.mandate.id);
    await end("nr", "csco");
    expect((await sessions.resolve(header)).actor).toMatchObject({
      mandate: null,
      person: players.csco.person,
    });
  });
});

describe("the last administrator", () => {
  test("of two who end each other at once one stays", async () => {
    const results = await Promise.allSettled([end("admin", "admin2"), end("admin2", "admin")]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const rows = [await rowOf("admin"), await rowOf("admin2")];
    expect(rows.filter(({ isOver }) => !isOver)).toHaveLength(1);
  });

  test("is ended by nobody and gets no end, nor do two who each give theirs back at once both go", async () => {
    await end("admin", "admin2");
    await expect(end("admin", "admin")).rejects.toEqual(refusal(409, "lastAdministrator"));
    const last = { mandateId: players.admin.mandate.id, until: "2999-01-01" };
    await expect(changeEnd(services, players.admin, { ...last, until: "2099-01-01" })).rejects.toEqual(
      refusal(409, "lastAdministrator"),
    );
    await database.db.updateTable("mandates").set({ endsAt: null }).execute();
    await Promise.allSettled([end("admin", "admin"), end("admin2", "admin2")]);
    const rows = [await rowOf("admin"), await rowOf("admin2")];
    expect(rows.filter(({ isOver }) => !isOver)).toHaveLength(1);
  });
});

describe("the end's day and the hand-over note", () => {
  const mandateId = () => players.csco.mandate.id;

  test("those who appoint move the end; the past and the holder are refused", async () => {
    await changeEnd(services, players.nr, { mandateId: mandateId(), until: "2099-12-31" });
    expect((await rowOf("csco")).endsAt?.toISOString()).toBe("2100-01-01T00:00:00.000Z");
    await changeEnd(services, players.nr, { mandateId: mandateId(), until: null });
    expect((await rowOf("csco")).endsAt).toBeNull();
    await expect(
      changeEnd(services, players.nr, { mandateId: mandateId(), until: "2020-01-01" }),
    ).rejects.toEqual(refusal(422, "endInThePast"));
    await expect(changeEnd(services, players.csco, { mandateId: mandateId(), until: null })).rejects.toEqual(
      refusal(403, "forbidden"),
    );
    expect((await actsOf(database)).at(-1)).toBe("mandates.changed");
  });

  test("a note is written by its holder and read by the office and those above it", async () => {
    await writeNote(services, players.csco, { mandateId: mandateId(), note: "The sensors are due in May." });
    await expect(writeNote(services, players.nr, { mandateId: mandateId(), note: "x" })).rejects.toEqual(
      refusal(403, "forbidden"),
    );
    const seenBy = async (name: OfficePlayer) =>
      (await findOfficePage(services, players[name], "csco-da-nang")).mandates.map(({ note }) => note);
    for (const name of ["csco", "editor", "nr", "admin"] as const)
      expect(await seenBy(name)).toContain("The sensors are due in May.");
    for (const name of ["hanoi", "nrTh", "desk"] as const)
      expect((await seenBy(name)).filter((note) => note !== null)).toEqual([]);
  });

  test("given back with a note; who ends another's leaves the note alone", async () => {
    await end("csco", "csco", "Ask the harbour first.");
    expect(await rowOf("csco")).toMatchObject({ handOverNote: "Ask the harbour first.", isOver: true });
    await end("nr", "editor", "not mine to write");
    expect((await rowOf("editor")).handOverNote).toBeNull();
  });
});

describe("pages", () => {
  test("members see every office, a partner two, who has no mandate none", async () => {
    const none = { kind: undefined, country: undefined };
    const count = async (actor: Parameters<typeof listOfficeGroups>[1]) =>
      (await listOfficeGroups(services, actor, none)).groups.flatMap(({ offices }) => offices).length;
    expect(await count(players.editor)).toBe((await listAllOffices(services.db)).length);
    expect(await count(players.partner)).toBe(2);
    await expect(count({ ...players.csco, mandate: null })).rejects.toEqual(refusal(404, "notFound"));
    const { groups } = await listOfficeGroups(services, players.nr, { kind: "city", country: "SG" });
    expect(groups.flatMap(({ offices }) => offices.map(({ office }) => office.handle))).toEqual([
      "csco-singapore",
    ]);
  });

  test("who held it stays to be read, with who ended it; an erased person stays as a mandate", async () => {
    await end("nr", "csco");
    const { mandates } = await findOfficePage(services, players.hanoi, "csco-da-nang");
    expect(mandates.find(({ id }) => id === players.csco.mandate.id)).toMatchObject({
      ...{ state: "ended", holder: "csco", can: { end: false, changeEnd: false, writeNote: false } },
      endedBy: { office: { kind: "country", country: "VN" } },
    });
  });

  test("the Secretariat opens a coming term once, others none", async () => {
    const term = { kind: "chair", country: "SG", year: 2027 } as const;
    await expect(openTerm(services, players.nr, term)).rejects.toEqual(refusal(403, "forbidden"));
    expect(await openTerm(services, players.desk, term)).toBe("chair-2027");
    await expect(openTerm(services, players.desk, { ...term, country: "TH" })).rejects.toEqual(
      refusal(409, "termTaken"),
    );
    expect(await openTerm(services, players.desk, { ...term, kind: "shepherd" })).toBe("shepherd-2027-2029");
  });
});

test("a mandate that was ended still signs what was done under it", async () => {
  await end("nr", "csco");
  const row = await accounts.listMandates(services.db, players.csco.person.id);
  expect(row).toEqual([]);
  const { listActing } = await import("#db/queries/mandates.ts");
  const [acting] = await listActing(services.db, [players.csco.mandate.id]);
  expect(mandateFrom(acting!.id, acting!)).toMatchObject({ office: { kind: "city", name: "Da Nang" } });
});
