import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { insertErasure } from "#db/queries/erasing.ts";
import { keepLedger, ledgerFile, readLedger } from "#server/erasures.ts";
import { retain } from "#server/jobs/retention.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { leaveTraces, memoryFiles, openPlayer } from "../personal-data-scene.ts";
import { testServices } from "../services.ts";

let database: TestDatabase;
let services: Services;
let files: ReturnType<typeof memoryFiles>;
let person: Mandated;

beforeAll(async () => {
  database = await testDatabase();
  files = memoryFiles();
  services = testServices(database.db, { files });
  const office = { kind: "city", city: "da-nang" };
  person = await openPlayer(services, { handle: "person", name: "A person", office });
  await leaveTraces(services, person);
});
afterAll(() => database.close());

const count = async (db: Db, table: string) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db);
  return rows[0]?.n;
};

/** Works in a transaction that is taken back: each test finds what the scene left. */
async function trying(work: (trx: Db) => Promise<void>): Promise<void> {
  const trx = await database.db.startTransaction().execute();
  await work(trx).finally(() => trx.rollback().execute());
}
const retainIn = (db: Db) => retain({ ...services, db });

/** What is over, by the moment that says so. */
const ages = [
  ["sessions", sql`update sessions set expires_at = now() - interval '1 second'`],
  ["sessions", sql`update sessions set ends_at = now() - interval '1 second'`],
  ["devices", sql`update devices set last_used_at = now() - interval '366 days'`],
  ["passkey_challenges", sql`update passkey_challenges set expires_at = now() - interval '1 second'`],
  ["pending_sign_ins", sql`update pending_sign_ins set expires_at = now() - interval '1 second'`],
  ["mailed_tokens", sql`update mailed_tokens set expires_at = now() - interval '25 hours'`],
  ["registrations", sql`update registrations set decided_at = now() - interval '91 days'`],
  ["data_downloads", sql`update data_downloads set expires_at = now() - interval '1 second'`],
  [
    "data_downloads",
    sql`update data_downloads set expires_at = null, asked_at = now() - interval '25 hours'`,
  ],
] as const;

describe("what is over", () => {
  test.each(ages)("goes from %s, not before", (table, age) =>
    trying(async (trx) => {
      await retainIn(trx);
      expect(await count(trx, table)).toBe(1);
      await age.execute(trx);
      await retainIn(trx);
      expect(await count(trx, table)).toBe(0);
    }),
  );

  test("invitations nobody took go after thirty days, the address of those taken too", () =>
    trying(async (trx) => {
      await retainIn(trx);
      expect(await count(trx, "invitations")).toBe(2);
      await sql`update invitations set accepted_at = accepted_at - interval '31 days',
        expires_at = now() - interval '31 days'`.execute(trx);
      await retainIn(trx);
      const rows = await trx.selectFrom("invitations").select(["email", "mandateId"]).execute();
      expect(rows).toEqual([{ email: null, mandateId: person.mandate.id }]);
    }));

  test("counts of limits go once they are over", () =>
    trying(async (trx) => {
      await sql`insert into limit_counts values ('old', 1, 1000), ('new', 1, 9999999999999)`.execute(trx);
      await retainIn(trx);
      expect(await count(trx, "limit_counts")).toBe(1);
    }));

  test("a download goes with its file", () =>
    trying(async (trx) => {
      const file = await files.put(new TextEncoder().encode("{}"));
      await trx.updateTable("dataDownloads").set({ file }).execute();
      await retainIn(trx);
      expect(files.kept.size).toBe(1);
      await sql`update data_downloads set expires_at = now() - interval '1 second'`.execute(trx);
      await retainIn(trx);
      expect(files.kept.size).toBe(0);
    }));
});

describe("the ledger beside the database", () => {
  test("grows by what it lacks, keeps what the database has lost, and names nobody", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "portal-ledger-"));
    try {
      const file = ledgerFile(folder);
      expect(await readLedger(file)).toEqual([]);
      const erasedAt = new Date("2026-03-01T00:00:00.123Z");
      await insertErasure(database.db, person.person.id, erasedAt);
      expect(await keepLedger(database.db, file)).toBe(1);
      expect(await keepLedger(database.db, file)).toBe(0);
      await database.db.deleteFrom("erasures").execute();
      const later = "00000000-0000-4000-8000-000000000000";
      await insertErasure(database.db, later, erasedAt);
      expect(await keepLedger(database.db, file)).toBe(1);
      expect((await readLedger(file)).map(({ personId }) => personId)).toEqual([person.person.id, later]);
      expect((await readLedger(file))[0]?.erasedAt).toEqual(erasedAt);
      expect((await stat(file)).mode & 0o077).toBe(0);
      expect(await readFile(file, "utf8")).not.toContain("person@");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("a file that is none is not taken for an empty one", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "portal-ledger-"));
    try {
      await writeFile(ledgerFile(folder), '{"personId":"x"}\n');
      await expect(keepLedger(database.db, ledgerFile(folder))).rejects.toThrow();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
