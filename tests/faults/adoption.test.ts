import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addJob } from "#db/queries/jobs.ts";
import { findRecord } from "#db/queries/adoption-records.ts";
import { listCountryCodes, listProcedures } from "#db/queries/procedures.ts";
import { playerOf } from "#server/demo/players.ts";
import { insertCommentedDocument } from "../adoption-players.ts";
import { hold, type Held } from "../held-rows.ts";
import type { PortalProcess } from "../portal-process.ts";
import { testServices } from "../services.ts";
import { openGround, send, signIn, type Ground } from "./killed-portal.ts";

const hour = 3_600_000;
let ground: Ground;
/** Stays, its clock an hour fast. */
let fast: PortalProcess;
/** Is killed and begins anew, its clock an hour slow. */
let slow: PortalProcess;
let chair = "";
let thailand = "";

beforeAll(async () => {
  ground = await openGround();
  fast = await ground.node(hour);
  slow = await ground.node(-hour);
  chair = await signIn(slow, "nr.ph");
  const { mandate } = await playerOf(testServices(ground.db), "nr.ph", "chair");
  expect((await send(slow, chair, "/account", { mandate: mandate.id })).status).toBe(303);
  thailand = await signIn(slow, "nr.th");
});
afterAll(async () => {
  for (const node of [fast, slow])
    expect([await node.end("SIGTERM"), node.output()]).toEqual([
      0,
      expect.not.stringMatching(/unhandled|uncaught/i),
    ]);
  await ground.close();
});

const deed = (node: PortalProcess, cookie: string, document: string, fields: Record<string, string>) =>
  send(node, cookie, `/documents/${document}/adoption`, { version: "1", ...fields });
const opening = {
  ...{ deed: "open", way: "silence", expiryDate: "2090-12-21", expiryTime: "17:00", zone: "Asia/Manila" },
};
const meeting = { deed: "open", way: "meeting", expiryDate: "", expiryTime: "", zone: "Asia/Manila" };
const objecting = () => ({ deed: "speak", id: randomUUID(), word: "objects", statement: "No.", lang: "en" });
const endAt = (document: string, ms: number) =>
  sql`update procedures set opened_at = now() - interval '2 days', expires_at = now() + make_interval(secs => ${ms / 1000})
    from document_versions version where version.id = procedures.version_id and version.document_slug = ${document}`.execute(
    ground.db,
  );

/** Everything that adoption has written about a document. */
async function standing(document: string) {
  const { db } = ground;
  const events = await db
    .selectFrom("events")
    .select("type")
    .where("subject", "=", document)
    .orderBy("id")
    .execute();
  const procedures = await listProcedures(db, document);
  return {
    events: events.map(({ type }) => type.replace("documents.", "")),
    procedures: procedures.map(
      ({ way, outcome, said }) => `${way} ${outcome ?? "running"} ${String(said.length)}`,
    ),
    isRecorded: (await findRecord(db, document)) !== undefined,
  };
}

/** Sends the deed to the slow node, kills it inside the deed's transaction, which waits for this lock, and starts it again. */
async function killIn(lock: string, act: () => Promise<unknown>): Promise<void> {
  const held = await hold(ground.url, lock);
  const sent = act().then(
    () => "answered",
    () => "cut off",
  );
  await held.until(1);
  await slow.end("SIGKILL");
  await held.release();
  expect(await sent).toBe("cut off");
  slow = await ground.node(-hour);
}

// Events are announced last: whoever waits there has written everything else.
const beforeEvents = "lock table events in share mode";
const beforeRecord = "lock table adoption_records in share mode";

test("killed within each deed up to a broken silence: nothing of it is there, and it can be done again, once", async () => {
  const document = await insertCommentedDocument(ground.db);
  const table = () => deed(slow, chair, document, { deed: "table" });
  await killIn(beforeEvents, table);
  expect(await standing(document)).toEqual({ events: [], procedures: [], isRecorded: false });
  expect((await table()).status).toBe(303);
  const open = () => deed(slow, chair, document, opening);
  await killIn(beforeEvents, open);
  expect(await standing(document)).toEqual({ events: ["tabled"], procedures: [], isRecorded: false });
  expect((await open()).status).toBe(303);
  const words = objecting();
  const object = () => deed(slow, thailand, document, words);
  await killIn(beforeEvents, object);
  expect((await standing(document)).procedures).toEqual(["silence running 0"]);
  // Pressed again after the restart, and once more for good measure.
  expect([(await object()).status, (await object()).status]).toEqual([303, 303]);
  expect(await standing(document)).toEqual({
    events: ["tabled", "procedureOpened", "countrySpoke", "silenceBroken"],
    procedures: ["silence broken 1"],
    isRecorded: false,
  });
});

/** A document under silence that has ended so many milliseconds ago, or will. */
async function silent(ms: number): Promise<string> {
  const document = await insertCommentedDocument(ground.db);
  for (const fields of [{ deed: "table" }, opening])
    expect((await deed(slow, chair, document, fields)).status).toBe(303);
  await endAt(document, ms);
  return document;
}
const askForOutcomes = async (times: number) => {
  for (let time = 0; time < times; time += 1) await addJob(ground.db, { task: "adoption", payload: {} });
};
const adopted = {
  events: ["tabled", "procedureOpened", "adopted"],
  procedures: ["silence adopted 0"],
  isRecorded: true,
};

describe("the expiry on two nodes", () => {
  test("both at it, one killed as it writes: one outcome, one record, one set of events", async () => {
    const document = await silent(-1000);
    const held: Held = await hold(ground.url, beforeRecord);
    // Each node works on three jobs at a time: with six both are at it.
    await askForOutcomes(6);
    await held.until(6);
    await slow.end("SIGKILL");
    expect((await standing(document)).procedures).toEqual(["silence running 0"]);
    await held.release();
    await expect.poll(() => standing(document), { timeout: 20_000 }).toEqual(adopted);
    slow = await ground.node(-hour);
    await askForOutcomes(2);
    expect(await standing(document)).toEqual(adopted);
  });

  test("clocks an hour fast and an hour slow decide nothing", async () => {
    const [running, over] = [await silent(60_000), await silent(-1000)];
    expect((await deed(slow, thailand, over, objecting())).status).toBe(409);
    await askForOutcomes(6);
    await expect.poll(() => standing(over), { timeout: 20_000 }).toEqual(adopted);
    expect((await standing(running)).procedures).toEqual(["silence running 0"]);
    expect((await deed(fast, thailand, running, objecting())).status).toBe(303);
    expect((await standing(running)).procedures).toEqual(["silence broken 1"]);
  });
});

test("PostgreSQL killed as an adoption is written: nothing of it is there, and it is closed again, once", async () => {
  const document = await insertCommentedDocument(ground.db);
  for (const fields of [{ deed: "table" }, meeting])
    expect((await deed(slow, chair, document, fields)).status).toBe(303);
  const words = (await listCountryCodes(ground.db)).flatMap((country) => [
    [`words.${country}.id`, randomUUID()] as const,
    [`words.${country}.word`, "adopts"] as const,
  ]);
  expect(
    (await deed(slow, chair, document, { deed: "words", lang: "en", ...Object.fromEntries(words) })).status,
  ).toBe(303);
  const close = () => deed(slow, chair, document, { deed: "close" });
  const held = await hold(ground.url, beforeRecord);
  const sent = close();
  await held.until(1);
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(ground.db);
  // One of its processes killed, PostgreSQL ends them all and recovers from what it has on disk.
  process.kill(rows[0]!.pid, "SIGKILL");
  expect((await sent).status).toBe(503);
  await held.release();
  await expect.poll(async () => (await close()).status, { timeout: 20_000, interval: 500 }).toBe(303);
  const { procedures, isRecorded, events } = await standing(document);
  expect([procedures, isRecorded]).toEqual([["meeting adopted 11"], true]);
  expect(events.filter((type) => type === "adopted")).toHaveLength(1);
  expect((await close()).status).toBe(409);
});
