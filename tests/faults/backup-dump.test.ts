import { mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listClientPrograms } from "#db/backup/client-programs.ts";
import { findSystemBinaries, readMajor } from "#db/embedded/binaries.ts";
import { startEmbedded, type Embedded } from "#db/embedded/start.ts";
import { makeBackup } from "#server/backup/backup.ts";
import { restoreBackup } from "#server/backup/restore.ts";
import { openDatabase } from "#server/database.ts";
import { readEnv, type Env } from "#server/env.ts";
import { filesOf } from "#server/files.ts";
import { ask } from "./embedded-process.ts";

const log = pino({ level: "silent" });
const binaries = await findSystemBinaries();
const newest = (await listClientPrograms()).at(-1)?.major ?? 0;
const isAble = binaries !== null && newest >= (await readMajor(binaries));
if (!isAble) console.log("No pg_dump as new as this system's PostgreSQL: exports are not tested.");

describe.runIf(isAble)("the database of DATABASE_URL, by pg_dump and pg_restore", () => {
  let place = "";
  let file = "";
  let server: Embedded;
  const envOf = (database: string): Env =>
    readEnv({
      DATA_DIR: path.join(place, database),
      DATABASE_URL: server.url.replace(/portal$/, database),
      DATABASE_OWNER_URL: server.ownerUrl.replace(/portal$/, database),
    });
  const count = (database: string, table: string) =>
    ask<{ count: string }>(envOf(database).databaseOwnerUrl ?? "", `select count(*) from ${table}`);

  beforeAll(async () => {
    place = realpathSync(mkdtempSync(path.join(tmpdir(), "portal dump ")));
    file = path.join(place, "export.tar.gz");
    server = await startEmbedded({ dataDir: path.join(place, "server"), log, binaries: binaries ?? "" });
    for (const name of ["second", "third"])
      await ask(server.superuserUrl, `create database ${name} owner portal_owner`);
    await (await openDatabase(envOf("portal"), log)).close();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(place, { recursive: true, force: true });
  });

  test("is exported with its files, and restored into an empty database", async () => {
    const name = await filesOf(envOf("portal")).put(Buffer.from("A picture"));
    await ask(
      server.ownerUrl,
      `with person as (insert into people (email, name) values ('a@ascn.example', 'A') returning id)
       insert into sessions (id, person_id, expires_at, ends_at)
       select repeat('a', 64), id, now() + '1 day', now() + '1 day' from person`,
    );
    const { manifest } = await makeBackup(envOf("portal"), log, file);
    expect(manifest.about.kind).toBe("dump");
    expect(manifest.counts).toMatchObject({ "public.sessions": 1, "public.people": 1 });
    expect(readdirSync(place).filter((one) => /dump|part/.test(one))).toEqual([]);
    const restored = await restoreBackup(envOf("second"), log, file);
    expect(restored).toMatchObject({ manifest, sessions: 1, erased: 0 });
    expect(await count("second", "people")).toEqual([{ count: "1" }]);
    expect(await count("second", "sessions")).toEqual([{ count: "0" }]);
    expect(await count("second", "cities")).toEqual(await count("portal", "cities"));
    expect(await filesOf(envOf("second")).get(name)).toEqual(Buffer.from("A picture"));
    await expect(
      ask(envOf("second").databaseUrl ?? "", "update traces set act = 'mandates.ended'"),
    ).rejects.toThrow("permission denied");
  });

  test("a database that is not empty is refused and stays as it is", async () => {
    const env = { ...envOf("portal"), dataDir: path.join(place, "new") };
    await expect(restoreBackup(env, log, file)).rejects.toThrow(
      /^The database of DATABASE_URL is not empty \(it has the table .+\); a back-up is restored into an empty one only\.$/,
    );
    expect(await count("portal", "sessions")).toEqual([{ count: "1" }]);
    expect(readdirSync(place)).not.toContain("new");
  });

  test("moves into the embedded database as well", async () => {
    const env = readEnv({ DATA_DIR: path.join(place, "embedded") });
    const { sessions } = await restoreBackup(env, log, file);
    expect(sessions).toBe(1);
    expect(readdirSync(env.dataDir).sort()).toEqual(["database.json", "files", "postgres"]);
  });

  test("of an embedded database newer than pg_dump is refused in a sentence that says what to install", async () => {
    const env = readEnv({ DATA_DIR: path.join(place, "embedded") });
    const asked = makeBackup(env, log, path.join(place, "moving.tar.gz"), { isLogical: true });
    const outcome = await asked.then(
      ({ manifest }) => manifest.about.kind,
      (error: unknown) => (error as Error).message,
    );
    expect(outcome).toMatch(
      newest >= 18
        ? /^dump$/
        : /^This needs pg_dump and pg_restore of PostgreSQL 18 or newer, and the newest here is \d+; install/,
    );
    expect(readdirSync(place).filter((one) => one.startsWith("moving") && one.includes("part"))).toEqual([]);
  });
});
