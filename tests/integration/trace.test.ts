import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { record, recordOnce } from "#app/features/access/trace.server.ts";
import { connect, type Connection, type Db } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { createDatabase, databaseUrl, testDatabase, type TestDatabase } from "../database.ts";

let database: TestDatabase;
let owner: Connection;
beforeAll(async () => {
  database = await testDatabase();
  owner = connect(database.ownerUrl, { max: 1 });
  await record(database.db, visitor, { act: "sessions.failed" });
});
afterAll(async () => {
  await owner.close();
  await database.close();
});

const changes = [
  "update traces set act = 'sessions.opened'",
  "update traces set act = act where false",
  "delete from traces",
  "truncate traces",
  "update trace_chain set hash = repeat('0', 64)",
  "delete from trace_chain",
  "truncate trace_chain",
  "update trace_checks set n = 0",
  "delete from trace_checks",
  "truncate trace_checks",
];
const run = (db: Db, statement: string) => sql.raw(statement).execute(db);
const countTraces = async () =>
  Number((await sql<{ n: number }>`select count(*) as n from traces`.execute(database.db)).rows[0]?.n);

describe("the audit log only grows", () => {
  test.each(changes)("the application's role may not even try: %s", async (statement) => {
    await expect(run(database.db, statement)).rejects.toThrow(/permission denied/);
  });

  test.each(changes)("the tables' owner is refused by the trigger: %s", async (statement) => {
    await expect(run(owner.db, statement)).rejects.toThrow(/only grows/);
  });

  test("the application chooses neither number nor moment of an entry, nor what waits for the chain", async () => {
    for (const statement of [
      "insert into traces (address_class, act, at) values ('server', 'jobs.removed', now())",
      "insert into traces (id, address_class, act) overriding system value values (7, 'server', 'jobs.removed')",
      "insert into trace_queue values (7)",
      "insert into trace_checks (n, hash, at) values (1, '', now())",
      "update trace_queue set trace_id = 9",
    ])
      await expect(run(database.db, statement)).rejects.toThrow(/permission denied/);
    const before = await countTraces();
    await record(database.db, visitor, { act: "sessions.failed" });
    expect(await countTraces()).toBe(before + 1);
  });

  test("what is rolled back has not happened", async () => {
    const before = await countTraces();
    const undone = database.db.transaction().execute(async (trx) => {
      await record(trx, visitor, { act: "backups.restored" });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await countTraces()).toBe(before);
  });

  test("a reading is written once a minute for each object", async () => {
    const person = { id: crypto.randomUUID(), email: "reader@example.org", name: "" };
    const reader = { person, mandate: null };
    const before = await countTraces();
    const read = (id: string) =>
      recordOnce(database.db, reader, { act: "trace.read", object: { kind: "person", id } });
    for (const id of ["a", "a", "b", "a"]) await read(id);
    expect(await countTraces()).toBe(before + 2);
  });
});

test("where the application owns the tables, the trigger still refuses", async () => {
  const server = inject("testServer");
  const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
  await createDatabase(server, name);
  const alone = connect(databaseUrl(server.ownerUrl, name), { max: 2 });
  try {
    await migrate(alone, new URL(server.ownerUrl).username);
    await record(alone.db, visitor, { act: "sessions.failed" });
    for (const statement of changes) await expect(run(alone.db, statement)).rejects.toThrow(/only grows/);
  } finally {
    await alone.close();
  }
});

test("two nodes starting together give the same rights", async () => {
  const second = connect(database.ownerUrl, { max: 1 });
  const role = new URL(database.url).username;
  await Promise.all([migrate(owner, role), migrate(second, role), migrate(owner, role)]);
  await second.close();
  await expect(run(database.db, "delete from traces")).rejects.toThrow(/permission denied/);
});
