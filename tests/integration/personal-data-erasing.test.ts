import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import type { Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { eraseDue, replayErasures } from "#app/features/personal-data/erasing-commands.server.ts";
import { listErasures } from "#db/queries/erasing.ts";
import { listColumns, readRegister, valuesOf } from "../data-register.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { leaveTraces, memoryFiles, openPlayer } from "../personal-data-scene.ts";
import { testServices } from "../services.ts";

const name = "Nguyễn Unmistakable Person";
const handle = "unmistakable.person";
const daNang = { kind: "city", city: "da-nang" };
const hanoi = { kind: "city", city: "hanoi" };

let database: TestDatabase;
let services: Services;
let files: ReturnType<typeof memoryFiles>;
let bystander: Mandated;

beforeEach(async () => {
  database = await testDatabase();
  files = memoryFiles();
  services = testServices(database.db, { files });
  bystander = await openPlayer(services, { handle: "bystander", name: "A bystander", office: hanoi });
  return () => database.close();
});

const becomeDue = (personId: string) =>
  database.db
    .updateTable("people")
    .set({ closesAt: sql<Date>`now() - interval '1 second'` })
    .where("id", "=", personId)
    .execute();

/** The columns in which a text stands, by the whole database. */
async function findEverywhere(text: string): Promise<string[]> {
  const columns = await listColumns(database.db);
  const found = await Promise.all(
    columns.map(async (column) => {
      const values = [...(await valuesOf(database.db, column))];
      return values.some((value) => value.toLowerCase().includes(text.toLowerCase())) ? [column.column] : [];
    }),
  );
  return found.flat();
}

/** Every value of every column, by the register's names. */
async function readAll(): Promise<Map<string, Set<string>>> {
  const columns = await listColumns(database.db);
  return new Map(
    await Promise.all(
      columns.map(async (column) => [column.column, await valuesOf(database.db, column)] as const),
    ),
  );
}

describe("an account that is due", () => {
  test("is gone from every column that the register calls erased; official texts stay as they were written", async () => {
    const before = await readAll();
    const person = await openPlayer(services, { handle, name, office: daNang });
    await leaveTraces(services, person);
    const filled = await readAll();
    await becomeDue(person.person.id);
    expect(await eraseDue(services)).toBe(1);
    const after = await readAll();
    const erased = readRegister().personal.filter(({ atClosing }) => atClosing === "erased");
    const left = erased.map(({ column }) => {
      const own = [...(filled.get(column) ?? [])].filter((value) => !before.get(column)?.has(value));
      return { column, had: own.length > 0, has: own.some((value) => after.get(column)?.has(value)) };
    });
    // A column that the scene leaves empty would prove nothing.
    expect(left.filter(({ had }) => !had)).toEqual([]);
    expect(left.filter(({ has }) => has)).toEqual([]);
    for (const text of [name, `${handle}@ascn.example`])
      expect(await findEverywhere(text)).toEqual(["comments.body", "messages.body", "messages.html"]);
  });

  test("keeps its row without a name, its mandate has ended, and the ledger names it by number only", async () => {
    const person = await openPlayer(services, { handle, name, office: daNang });
    await becomeDue(person.person.id);
    await eraseDue(services);
    const row = await database.db
      .selectFrom("people")
      .innerJoin("mandates", "mandates.personId", "people.id")
      .select(["email", "name", "passwordHash", "closesAt", sql<boolean>`ends_at <= now()`.as("hasEnded")])
      .where("people.id", "=", person.person.id)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ email: null, name: null, passwordHash: null, closesAt: null, hasEnded: true });
    expect(await listErasures(database.db)).toMatchObject([{ personId: person.person.id }]);
  });

  test("takes nothing from anybody else", async () => {
    await leaveTraces(services, bystander);
    const person = await openPlayer(services, { handle, name, office: daNang });
    await becomeDue(person.person.id);
    const before = await readAll();
    await eraseDue(services);
    const after = await readAll();
    const changed = [...before].filter(([column, values]) =>
      [...values].some((value) => !after.get(column)?.has(value)),
    );
    expect(changed.map(([column]) => column).sort()).toEqual([
      "people.closes_at",
      "people.email",
      "people.name",
      "people.password_hash",
    ]);
  });

  test("goes with the file of its download", async () => {
    const person = await openPlayer(services, { handle, name, office: daNang });
    const file = await files.put(new TextEncoder().encode(name));
    await database.db.insertInto("dataDownloads").values({ personId: person.person.id, file }).execute();
    await becomeDue(person.person.id);
    await eraseDue(services);
    expect(files.kept.size).toBe(0);
  });

  test("is erased once, whoever comes first", async () => {
    const person = await openPlayer(services, { handle, name, office: daNang });
    await becomeDue(person.person.id);
    const counts = await Promise.all([eraseDue(services), eraseDue(services), eraseDue(services)]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
  });

  test("is not erased a moment before its time, nor when it was kept", async () => {
    const person = await openPlayer(services, { handle, name, office: daNang });
    await database.db
      .updateTable("people")
      .set({ closesAt: sql<Date>`now() + interval '1 minute'` })
      .where("id", "=", person.person.id)
      .execute();
    expect(await eraseDue(services)).toBe(0);
    expect(await findEverywhere(name)).toEqual(["people.name"]);
  });

  test("waits where it has become the last administrator, until there is another one", async () => {
    const office = { kind: "administration" };
    const person = await openPlayer(services, { handle, name, office });
    await becomeDue(person.person.id);
    expect(await eraseDue(services)).toBe(0);
    await openPlayer(services, { handle: "second", name: "Second", office, capacity: "alternate" });
    expect(await eraseDue(services)).toBe(1);
  });
});

describe("the audit log", () => {
  test("is not touched: every entry stands as it stood, and the erasure is one more", async () => {
    const person = await openPlayer(services, { handle, name, office: daNang });
    await leaveTraces(services, person);
    const read = () => database.db.selectFrom("traces").selectAll().orderBy("id").execute();
    const before = await read();
    await becomeDue(person.person.id);
    await eraseDue(services);
    const after = await read();
    expect(before).toHaveLength(1);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length)).toMatchObject([
      { act: "accounts.erased", personId: null, addressClass: "server", objectId: person.person.id },
    ]);
  });
});

describe("replaying the ledger after a restore", () => {
  test("erases again whom the back-up still knew, at the first moment, and nobody else; unknown numbers are only written down", async () => {
    const person = await openPlayer(services, { handle, name, office: daNang });
    await leaveTraces(services, person);
    const erasedAt = new Date("2026-03-01T00:00:00Z");
    const unknown = "00000000-0000-4000-8000-000000000000";
    const ledger = [person.person.id, unknown].map((personId) => ({ personId, erasedAt }));
    expect(await replayErasures(services, ledger)).toBe(1);
    expect(await findEverywhere(name)).toEqual(["comments.body", "messages.body", "messages.html"]);
    expect(await findEverywhere("A bystander")).toEqual(["people.name"]);
    expect((await listErasures(database.db)).map((erasure) => erasure.erasedAt)).toEqual([
      erasedAt,
      erasedAt,
    ]);
    expect(await replayErasures(services, ledger)).toBe(0);
  });
});
