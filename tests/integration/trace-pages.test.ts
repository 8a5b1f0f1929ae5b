import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { visitor, type Actor } from "#app/features/access/actor.ts";
import { record } from "#app/features/access/trace.server.ts";
import { askForCheck } from "#app/features/trace/commands.server.ts";
import { readTraceQuery, type TraceQuery } from "#app/features/trace/filter.ts";
import { findOwnTracePage, findPersonByAccount, findTracePage } from "#app/features/trace/pages.server.ts";
import { connect } from "#db/connection.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { testServices } from "../services.ts";
import { personFor } from "./trace-players.ts";

type Person = Awaited<ReturnType<typeof personFor>>;
const queries: string[] = [];
let database: TestDatabase;
let services: ReturnType<typeof testServices>;
let admin: Person, daNang: Person, phuket: Person, secretariat: Person;
beforeAll(async () => {
  database = await testDatabase({ onQuery: (query) => queries.push(query) });
  const { db } = database;
  services = testServices(db);
  admin = await personFor(db, { kind: "administration" });
  daNang = await personFor(db, { kind: "city", city: "da-nang" });
  phuket = await personFor(db, { kind: "city", city: "phuket" });
  secretariat = await personFor(db, { kind: "secretariat" });
  await record(db, daNang, { act: "sessions.opened" });
  await record(db, { ...visitor, from: "private" }, { act: "sessions.failed", object: of(daNang) });
  await record(db, admin, { act: "mandates.begun", object: { kind: "mandate", id: daNang.mandate!.id } });
  await record(db, phuket, { act: "sessions.opened" });
});
afterAll(() => database.close());
beforeEach(() => (queries.length = 0));

const of = ({ person }: Person) => ({ kind: "person" as const, id: person.id });
const adminSees = async (query: TraceQuery = {}) => (await findTracePage(services, admin, query)).entries;
const actsOf = (entries: readonly { act: string }[]) => entries.map(({ act }) => act);
const readings = () =>
  database.db.selectFrom("traces").select(["personId", "objectId"]).where("act", "=", "trace.read").execute();

describe("the administrators' page", () => {
  test("is there for them alone; to all others it is absent", async () => {
    const others: Actor[] = [visitor, daNang, secretariat, { ...admin, mandate: null }];
    for (const actor of others) {
      for (const deed of [
        () => findTracePage(services, actor, {}),
        () => findPersonByAccount(services, actor, "a@example.org"),
        () => askForCheck(services, actor),
      ])
        await expect(deed()).rejects.toMatchObject({ status: 404 });
    }
    expect((await adminSees()).length).toBeGreaterThan(3);
  });

  test("shows each entry with the office acted for and, for a mandate, whose it is", async () => {
    const [begun] = await adminSees({ act: "mandates.begun" });
    expect(begun).toMatchObject({
      addressClass: "public",
      by: { kind: "person", mandate: { office: { kind: "administration" } } },
      object: { kind: "mandate", office: { city: "da-nang", name: "Da Nang" }, capacity: "head" },
    });
    expect(await adminSees({ act: "sessions.failed" })).toMatchObject([{ by: { kind: "visitor" } }]);
  });

  test("filters by act, office, place, object and days", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const office = daNang.mandate!.office.id;
    expect(actsOf(await adminSees({ office }))).toEqual(["mandates.begun", "sessions.opened"]);
    expect(actsOf(await adminSees({ addressClass: "private" }))).toEqual(["sessions.failed"]);
    expect(actsOf(await adminSees({ kind: "mandate", object: daNang.mandate!.id }))).toEqual([
      "mandates.begun",
    ]);
    expect(await adminSees({ from: "2020-01-01", to: "2020-12-31" })).toEqual([]);
    expect(actsOf(await adminSees({ act: "sessions.failed", from: today, to: today }))).toHaveLength(1);
  });

  test("reading what concerns one person is recorded, once a minute; the list as a whole is not", async () => {
    await adminSees();
    expect(await readings()).toEqual([]);
    const person = await findPersonByAccount(services, admin, daNang.person.email.toUpperCase());
    const seen = await adminSees({ person });
    expect(actsOf(seen)).toEqual(["mandates.begun", "sessions.failed", "sessions.opened"]);
    await adminSees({ person });
    await adminSees({ person: admin.person.id });
    expect(await readings()).toEqual([{ personId: admin.person.id, objectId: daNang.person.id }]);
  });

  test("an account that nobody has finds nothing and leaves no trace", async () => {
    const before = await readings();
    const person = await findPersonByAccount(services, admin, "nobody@example.org");
    expect(await adminSees({ person })).toEqual([]);
    expect(await readings()).toEqual(before);
  });

  test("takes at most five queries beside the session's, whatever the number of entries", async () => {
    await findTracePage(services, admin, { person: phuket.person.id });
    expect(queries.length).toBeLessThanOrEqual(5);
  });

  test("a check asked for says how far the chain is whole", async () => {
    await askForCheck(services, admin);
    const { check } = await findTracePage(services, admin, {});
    const { count } = await database.db
      .selectFrom("traces")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    expect(check).toMatchObject({ n: count, brokenAt: null });
  });
});

describe("one's own part", () => {
  test("holds what one did and what was done to one's account and mandates, nothing else", async () => {
    const { entries } = await findOwnTracePage(services, daNang, {});
    expect(actsOf(entries)).toEqual(["trace.read", "mandates.begun", "sessions.failed", "sessions.opened"]);
    const foreign = await findOwnTracePage(
      services,
      phuket,
      readTraceQuery(new URLSearchParams({ person: daNang.person.id })),
    );
    expect(
      foreign.entries.every(({ by, object }) => [by.personId, object?.id].includes(phuket.person.id)),
    ).toBe(true);
  });

  test("tells the office of others who acted, not who they are or where they were", async () => {
    const { entries } = await findOwnTracePage(services, daNang, { act: "mandates.begun" });
    expect(entries).toMatchObject([
      {
        addressClass: null,
        by: { personId: null, mandateId: null, mandate: { office: { kind: "administration" } } },
      },
    ]);
    const [own] = (await findOwnTracePage(services, daNang, { act: "sessions.opened" })).entries;
    expect(own).toMatchObject({ addressClass: "public", by: { personId: daNang.person.id } });
  });

  test("is for those who are signed in, also without a mandate", async () => {
    await expect(findOwnTracePage(services, visitor, {})).rejects.toMatchObject({ status: 401 });
    expect(
      (await findOwnTracePage(services, { ...daNang, mandate: null }, {})).entries.length,
    ).toBeGreaterThan(0);
  });

  test("takes one query", async () => {
    await findOwnTracePage(services, daNang, {});
    expect(queries).toHaveLength(1);
  });
});

test("pages follow each other without gap or repetition, newest first", async () => {
  const { id } = phuket.person;
  await sql`insert into traces (person_id, address_class, act) select ${id}::uuid, 'public', 'exports.made'
    from generate_series(1, 120)`.execute(database.db);
  const seen: number[] = [];
  for (let before: number | undefined, page = 0; page < 4; page += 1) {
    const { entries, next } = await findOwnTracePage(services, phuket, { act: "exports.made", before });
    seen.push(...entries.map((entry) => entry.id));
    if (next === null) break;
    before = next;
  }
  expect(seen).toHaveLength(120);
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
});

test("after an erasure the entries stand under the former office, and the chain is whole", async () => {
  const owner = connect(database.ownerUrl, { max: 1 });
  await sql`update people set email = null, name = null, password_hash = null where id = ${phuket.person.id}::uuid`.execute(
    owner.db,
  );
  await owner.close();
  const [entry] = await adminSees({ person: phuket.person.id, act: "sessions.opened" });
  expect(entry).toMatchObject({ by: { kind: "former", mandate: { office: { city: "phuket" } } } });
  await askForCheck(services, admin);
  expect((await findTracePage(services, admin, {})).check).toMatchObject({ brokenAt: null });
});
