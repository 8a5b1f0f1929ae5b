import { sql } from "kysely";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { connect } from "#db/connection.ts";
import { seesLetters } from "#db/migrate.ts";
import { databaseUrl, testDatabase, type TestDatabase } from "../database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("a connection that breaks between two queries of a transaction breaks that transaction only", async () => {
  const { db } = database;
  const work = db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(db);
    await sleep(200);
    await sql`select 1`.execute(trx);
  });
  await expect(work).rejects.toThrow();
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(db);
  expect(rows).toEqual([{ one: 1 }]);
});

test("no statement of the portal waits for parallel workers or for machine code", async () => {
  const { rows } = await sql<{ workers: string; jit: string }>`
    select current_setting('max_parallel_workers_per_gather') as workers, current_setting('jit') as jit`.execute(
    database.db,
  );
  expect(rows).toEqual([{ workers: "0", jit: "off" }]);
});

test("a database is fit where its trigrams hold Thai letters", async () => {
  const { db } = database;
  expect(await seesLetters(db)).toBe(true);
});

test("a database is not fit where they are empty, as under a C locale", async () => {
  const { superuserUrl } = inject("testServer");
  const name = sql.id("without_letters");
  const superuser = connect(superuserUrl, { max: 1 });
  await sql`create database ${name} template template0 encoding 'UTF8' locale_provider libc locale 'C'`.execute(
    superuser.db,
  );
  const unfit = connect(databaseUrl(superuserUrl, "without_letters"), { max: 1 });
  try {
    await sql`create extension if not exists pg_trgm`.execute(unfit.db);
    expect(await seesLetters(unfit.db)).toBe(false);
  } finally {
    await unfit.close();
    await sql`drop database ${name}`.execute(superuser.db);
    await superuser.close();
  }
});
