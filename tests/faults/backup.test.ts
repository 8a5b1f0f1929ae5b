import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { copyFile, mkdir, readFile, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findRunningEmbedded } from "#db/embedded/start.ts";
import { run as backUpBy } from "#server/backup/backup-command.ts";
import { makeBackup } from "#server/backup/backup.ts";
import { run as restoreBy } from "#server/backup/restore-command.ts";
import { restoreBackup } from "#server/backup/restore.ts";
import { readEnv } from "#server/env.ts";
import { filesOf } from "#server/files.ts";
import { startPortal, type PortalProcess } from "../portal-process.ts";
import { killDatabase, post, readBackup, runCommand, signIn } from "./backup-players.ts";
import { brokenBackups } from "./broken-backups.ts";
import { ask } from "./embedded-process.ts";

const password = "faults-only";
const writers = [
  "csco.da-nang",
  "csco.hanoi",
  "csco.phuket",
  "csco.bangkok",
  "nr.vn",
  "nr.th",
  "nr.sg",
  "nr.la",
];
const log = pino({ level: "silent" });
let place = "";
let file = "";
const portals: PortalProcess[] = [];

beforeAll(() => {
  place = realpathSync(mkdtempSync(path.join(tmpdir(), "portal backup ")));
  file = path.join(place, "monday.tar.gz");
});
afterAll(async () => {
  for (const portal of portals) await portal.end("SIGKILL");
  rmSync(place, { recursive: true, force: true, maxRetries: 5 });
});

async function start(dataDir: string): Promise<PortalProcess> {
  const portal = await startPortal({ dataDir, password });
  portals.push(portal);
  return portal;
}

/** Posts by all the cookies in turn until told to stop, five hundred times at most; what is acknowledged is kept. */
function keepWriting(portal: PortalProcess, cookies: readonly string[], acknowledged: string[]) {
  const state = { isStopped: false };
  const done = (async () => {
    for (let count = 0; count < 500 && !state.isStopped; count += 1) {
      const words = `Meanwhile ${String(count)}, ${randomUUID()}`;
      if (await post(portal, cookies[count % cookies.length] ?? "", words)) acknowledged.push(words);
    }
  })();
  return () => {
    state.isStopped = true;
    return done;
  };
}

async function bodies(dataDir: string): Promise<string[]> {
  const rows = await ask<{ body: string }>(urlOf(dataDir), "select body from messages order by key");
  return rows.map((row) => row.body);
}

function urlOf(dataDir: string): string {
  return findRunningEmbedded(dataDir)?.superuserUrl ?? "";
}

describe("a back-up while people write, kill -9, and a restore into an empty place", () => {
  const [before, meanwhile]: [string[], string[]] = [[], []];
  let [one, two] = ["", ""];
  let oldCookie = "";
  let kept = "";
  let erased = "";

  test("the back-up is made of a running portal, and its manifest is true", async () => {
    [one, two] = [path.join(place, "one"), path.join(place, "two")];
    const portal = await start(one);
    const cookies = await Promise.all(writers.map((handle) => signIn(portal, handle, password)));
    oldCookie = cookies[0] ?? "";
    kept = await filesOf({ s3Url: null, dataDir: one }).put(Buffer.from("A file of theirs"));
    for (const cookie of cookies) {
      const words = `Before the back-up, ${randomUUID()}`;
      expect(await post(portal, cookie, words)).toBe(true);
      before.push(words);
    }
    const [person] = await ask<{ id: string }>(
      urlOf(one),
      "select id from people where email = 'editor.phuket@ascn.example'",
    );
    erased = person?.id ?? "";
    const stop = keepWriting(portal, cookies, meanwhile);
    const { code, output } = await runCommand(["backup", file], { DATA_DIR: one });
    await stop();
    expect([code, output]).toEqual([
      0,
      expect.stringMatching(/^Backed up to .* rows in \d+ tables, 1 files\.\n$/),
    ]);
    expect(meanwhile.length).toBeGreaterThan(0);
    killDatabase(one);
    await portal.end("SIGKILL");

    const { manifest, hashes } = await readBackup(file);
    expect(new Map(manifest.members.map((member) => [member.path, member.sha256]))).toEqual(hashes);
    expect(hashes.get(`files/${kept}`)).toBe(kept);
    expect(readdirSync(place).filter((name) => name.includes("part"))).toEqual([]);
  });

  test("what was acknowledged before is there, once; everyone signs in anew; who was erased since is erased", async () => {
    const ledger = path.join(place, "erasures.jsonl");
    await writeFile(
      ledger,
      `${JSON.stringify({ personId: erased, erasedAt: "2026-11-20T08:00:00.000Z" })}\n`,
    );
    const { code, output } = await runCommand(["restore", file, "--erasures", ledger], { DATA_DIR: two });
    expect([code, output]).toEqual([0, expect.stringContaining("Accounts erased again: 1.")]);
    expect(existsSync(path.join(two, "portal.lock"))).toBe(false);
    expect(await readFile(path.join(two, "erasures.jsonl"), "utf8")).toContain(erased);

    const portal = await start(two);
    const { manifest } = await readBackup(file);
    const found = await bodies(two);
    expect(found.length).toBe(manifest.counts?.["public.messages"]);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining(before));
    const unknown = found.filter((body) => body.startsWith("Meanwhile") && !meanwhile.includes(body));
    expect(unknown).toEqual([]);
    expect(await filesOf({ s3Url: null, dataDir: two }).get(kept)).toEqual(Buffer.from("A file of theirs"));
    expect(await ask(urlOf(two), `select email from people where id = '${erased}'`)).toEqual([
      { email: null },
    ]);
    const act = "select object_id from traces where act = 'backups.restored'";
    expect(await ask(urlOf(two), act)).toEqual([{ object_id: manifest.about.createdAt }]);

    expect(oldCookie).toMatch(/^session=./);
    expect(await post(portal, oldCookie, "By an old session")).toBe(false);
    const cookie = await signIn(portal, "csco.da-nang", password);
    expect(await post(portal, cookie, "After the restore")).toBe(true);
    expect((await bodies(two)).slice(found.length)).toEqual(["After the restore"]);
    expect(await portal.end("SIGTERM")).toBe(0);
  });

  test("a stopped portal is backed up as well, and never over a file", async () => {
    const second = path.join(place, "tuesday.tar.gz");
    const env = readEnv({ DATA_DIR: two });
    const { manifest } = await makeBackup(env, log, second);
    expect((await readBackup(second)).manifest).toEqual(manifest);
    const size = readFileSync(second).length;
    await expect(makeBackup(env, log, second)).rejects.toThrow(`${second} exists already`);
    expect(readFileSync(second).length).toBe(size);
    const nothing = makeBackup(readEnv({ DATA_DIR: path.join(place, "none") }), log, path.join(place, "x"));
    await expect(nothing).rejects.toThrow("holds no database, so there is nothing to back up.");
    expect(readdirSync(place)).not.toContain("none");
    expect(readdirSync(place)).not.toContain("x");
  });
});

describe("a restore that cannot be is refused in a sentence and leaves nothing behind", () => {
  test.each(brokenBackups)("%s", async (_, make, sentence) => {
    const broken = await make({ file, place });
    const env = readEnv({ DATA_DIR: path.join(place, "three") });
    await expect(restoreBackup(env, log, broken)).rejects.toThrow(sentence);
    expect(existsSync(env.dataDir)).toBe(false);
  });

  test("truncated; the empty folder stays empty", async () => {
    const copy = path.join(place, "truncated");
    await copyFile(file, copy);
    await truncate(copy, Math.floor(readFileSync(file).length / 2));
    const env = readEnv({ DATA_DIR: path.join(place, "empty") });
    await mkdir(env.dataDir);
    await expect(restoreBackup(env, log, copy)).rejects.toThrow(
      /truncated is damaged or incomplete \(.+\); nothing was restored, take another back-up\.$/,
    );
    expect(readdirSync(env.dataDir)).toEqual([]);
  });

  test("into a folder that is not empty", async () => {
    const target = path.join(place, "full");
    await mkdir(target);
    await writeFile(path.join(target, "letter.txt"), "Mine");
    const refused = restoreBackup(readEnv({ DATA_DIR: target }), log, file);
    await expect(refused).rejects.toThrow(
      /^DATA_DIR .*full is not empty; a back-up is restored into an empty/,
    );
    expect(readdirSync(target)).toEqual(["letter.txt"]);
  });

  test("into a database that cannot take a cluster's files", async () => {
    const env = readEnv({ DATA_DIR: path.join(place, "three"), DATABASE_URL: "postgres://x@127.0.0.1:1/x" });
    await expect(restoreBackup(env, log, file)).rejects.toThrow(
      /cannot go into DATABASE_URL.*--logical FILE\.$/,
    );
    expect(existsSync(env.dataDir)).toBe(false);
  });

  test("without a file", async () => {
    const { code, output } = await runCommand(["restore"], { DATA_DIR: path.join(place, "three") });
    expect([code, output]).toEqual([1, expect.stringMatching(/^Say which back-up to restore: .*\n$/)]);
    await expect(backUpBy([], process.env)).rejects.toThrow("Say which file to write");
    await expect(restoreBy(["a", "b"], process.env)).rejects.toThrow("Say which back-up to restore");
    await expect(restoreBy([file, "--erasures", file], process.env)).rejects.toThrow(
      `${file} is no ledger of erasures.`,
    );
    expect(existsSync(path.join(place, "three"))).toBe(false);
  });
});
