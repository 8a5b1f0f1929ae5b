import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { record } from "#app/features/access/trace.server.ts";
import { chainTraces, checkChain, isCheckDue, verifyChain } from "#app/features/trace/commands.server.ts";
import { connect, type Connection } from "#db/connection.ts";
import { drawChain } from "#server/jobs/chain.ts";
import { databaseUrl, testDatabase, type TestDatabase } from "../database.ts";
import { testServices } from "../services.ts";

let database: TestDatabase;
let second: Connection;
beforeEach(async () => {
  database = await testDatabase();
  second = connect(database.url);
});
afterEach(async () => {
  await second.close();
  await database.close();
});

const fail = (db = database.db) => record(db, visitor, { act: "sessions.failed" });
async function failOften(count: number): Promise<void> {
  await sql`insert into traces (address_class, act) select 'public', 'sessions.failed' from generate_series(1, ${count})`.execute(
    database.db,
  );
}
const links = () => database.db.selectFrom("traceChain").select(["n", "traceId"]).orderBy("n").execute();

/** As someone with the database in hand, for whom no trigger and no right is in the way. */
async function tamper(statement: string): Promise<void> {
  const url = databaseUrl(inject("testServer").superuserUrl, new URL(database.url).pathname.slice(1));
  const superuser = connect(url, { max: 1 });
  await sql.raw(`set session_replication_role = replica; ${statement}`).execute(superuser.db);
  await superuser.close();
}

describe("drawing the chain", () => {
  test("two nodes at once, while entries are written: numbers without gaps, each entry once, none left", async () => {
    const nodes = [database.db, second.db];
    const writing = Promise.all(Array.from({ length: 60 }, (_, index) => fail(nodes[index % 2])));
    const drawing = Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        await chainTraces(nodes[index % 2]!);
      }),
    );
    await Promise.all([writing, drawing]);
    await chainTraces(database.db);
    const drawn = await links();
    expect(drawn.map(({ n }) => n)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect(new Set(drawn.map(({ traceId }) => traceId)).size).toBe(60);
    expect(await verifyChain(database.db)).toMatchObject({ n: 60, brokenAt: null });
  });

  test("an entry committed after a later one is not lost, and nobody waits for it", async () => {
    let commit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    let written: () => void = () => undefined;
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const slow = second.db.transaction().execute(async (trx) => {
      await fail(trx);
      written();
      await held;
    });
    await isWritten;
    await fail();
    expect(await chainTraces(database.db)).toBe(1);
    commit();
    await slow;
    expect(await chainTraces(database.db)).toBe(1);
    expect((await links()).map(({ traceId }) => traceId)).toEqual([2, 1]);
    expect(await verifyChain(database.db)).toMatchObject({ n: 2, brokenAt: null });
  });

  test("while one node draws, another goes away empty instead of waiting; writers do not wait either", async () => {
    await fail();
    await second.db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(hashtext('trace chain'))`.execute(trx);
      await fail();
      expect(await chainTraces(database.db)).toBe(0);
    });
    expect(await chainTraces(database.db)).toBe(2);
  });

  test("many entries are drawn in portions", async () => {
    await failOften(2500);
    expect(await chainTraces(database.db)).toBe(2500);
    expect(await verifyChain(database.db)).toMatchObject({ n: 2500, brokenAt: null });
  });
});

describe("a break is found", () => {
  test.each([
    ["an entry changed", "update traces set act = 'sessions.opened' where id = 3", 3],
    ["an entry's moment changed", "update traces set at = at + interval '1 microsecond' where id = 2", 2],
    ["an entry removed", "delete from traces where id = 4", 4],
    ["a link removed", "delete from trace_chain where n = 2", 2],
    ["a link's hash changed", "update trace_chain set hash = repeat('a', 64) where n = 5", 5],
    ["the end cut off", "delete from trace_chain where n > 3; delete from traces where id > 3", 4],
    ["an entry withheld from the chain", "delete from trace_queue where trace_id = 6", 6],
  ])("%s", async (_, statement, brokenAt) => {
    await failOften(5);
    expect(await checkChain(database.db)).toMatchObject({ n: 5, brokenAt: null });
    await fail();
    await tamper(statement);
    expect(await verifyChain(database.db)).toMatchObject({ brokenAt });
  });

  test("the end rewritten with right hashes does not agree with an earlier check", async () => {
    await failOften(3);
    await checkChain(database.db);
    await tamper("delete from trace_chain where n = 3; delete from traces where id = 3");
    await fail();
    await chainTraces(database.db);
    expect(await verifyChain(database.db)).toMatchObject({ n: 2, brokenAt: 3 });
  });
});

test("the job draws each time and checks once an hour; a break is logged as an error", async () => {
  const errors: object[] = [];
  let now = new Date();
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: object) => errors.push(fields),
  };
  const services = testServices(database.db, { clock: () => now, log });
  const checks = async () => (await database.db.selectFrom("traceChecks").select("n").execute()).length;
  await fail();
  await drawChain(services);
  await drawChain(services);
  expect([await checks(), (await links()).length]).toEqual([1, 1]);
  expect(await isCheckDue(database.db, now)).toBe(false);
  await tamper("update traces set address_class = 'private'");
  now = new Date(Date.now() + 61 * 60_000);
  await drawChain(services);
  expect([await checks(), errors]).toEqual([2, [{ n: 0, brokenAt: 1 }]]);
});
