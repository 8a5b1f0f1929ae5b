import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { changeCommentPeriod, endCommentPeriod } from "#app/features/documents/periods/commands.server.ts";
import { sendPeriodLetters } from "#app/features/documents/periods/letters.server.ts";
import { turnPeriods } from "#app/features/documents/periods/turning.server.ts";
import * as accounts from "#db/queries/accounts.ts";
import { documentScene, type DocumentScene } from "#tests/document-scene.ts";

let scene: DocumentScene;
beforeAll(async () => {
  scene = await documentScene();
});
afterAll(() => scene.database.close());
beforeEach(async () => {
  await scene.empty();
  await sql`delete from graphile_worker._private_jobs`.execute(scene.database.db);
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

interface Job {
  readonly id: string;
  readonly task: string;
  readonly payload: {
    letter?: string;
    kind?: string;
    to?: { personId: string };
    values?: { document: string };
  };
}

async function jobs(task: string): Promise<Job[]> {
  const { rows } = await sql<Job>`select job.id::text, task.identifier as task, job.payload
    from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
    where task.identifier = ${task} order by job.id`.execute(scene.database.db);
  return rows;
}
const asked = async () => (await jobs("periods.letters")).map(({ payload }) => payload.letter);

/** Does what waits, as a worker would, and gives to whom letters then wait. */
async function work(): Promise<string[]> {
  for (const { id, payload } of await jobs("periods.letters")) {
    await sendPeriodLetters(scene.services, payload);
    await sql`delete from graphile_worker._private_jobs where id = ${id}::bigint`.execute(scene.database.db);
  }
  return (await jobs("mail")).map(({ payload }) => payload.to!.personId).sort();
}
const people = (...names: string[]) => names.map((name) => scene.as(name).person!.id).sort();
const members = ["daNang", "hanoi", "phuket", "nrVietNam", "nrThailand"];

/** Moves the open period as if time had gone by. */
const shift = (opensAt: Date, closesAt: Date) =>
  scene.database.db.updateTable("commentPeriods").set({ opensAt, closesAt }).execute();

test("opened: a letter to each holder of an office that is asked, once a person, none to others", async () => {
  const { db } = scene.database;
  const nr = (await accounts.listOffices(db)).find((row) =>
    accounts.isOffice(row, { kind: "country", country: "PH" }),
  )!;
  const personId = scene.as("daNang").person!.id;
  await accounts.insertMandate(db, { personId, officeId: nr.id, capacity: "alternate" });
  await scene.openPeriod();
  expect(await work()).toEqual(people(...members));
  await db.deleteFrom("mandates").where("personId", "=", personId).where("officeId", "=", nr.id).execute();
});

test("partners only where they are asked; a period that begins later writes when it begins", async () => {
  await scene.openPeriod({ takes: ["partner"], opensAt: inHours(1), closesAt: inHours(200) });
  expect(await asked()).toEqual([]);
  await shift(inHours(-1), inHours(200));
  await turnPeriods(scene.services);
  expect(await work()).toEqual(people("partner"));
});

test("reminders three days and one day before the end: each once, on two nodes", async () => {
  await scene.openPeriod({ closesAt: inHours(24 * 10) });
  await work();
  await sql`delete from graphile_worker._private_jobs`.execute(scene.database.db);
  await turnPeriods(scene.services);
  expect(await asked()).toEqual([]);
  for (const [left, days] of [
    [71, 3],
    [23, 1],
  ] as const) {
    await shift(inHours(-24 * 10), inHours(left));
    await Promise.all([turnPeriods(scene.services), turnPeriods(scene.services)]);
    await turnPeriods(scene.services);
    expect(await asked(), `${String(days)} days`).toEqual(["commentPeriodEndsSoon"]);
    expect(await work()).toEqual(people(...members));
    await turnPeriods(scene.services);
    expect(await asked()).toEqual([]);
    await sql`delete from graphile_worker._private_jobs`.execute(scene.database.db);
  }
});

test("an end moved far ahead is reminded of anew, one moved by an hour is not", async () => {
  const { id } = await scene.openPeriod({ closesAt: inHours(24 * 10) });
  await shift(inHours(-24 * 10), inHours(70));
  await turnPeriods(scene.services);
  const moving = { document: "online-portal", period: id, reason: "More time." };
  const secretariat = scene.as("secretariat");
  await changeCommentPeriod(scene.services, secretariat, { ...moving, closesAt: inHours(71) });
  await sql`delete from graphile_worker._private_jobs`.execute(scene.database.db);
  await turnPeriods(scene.services);
  expect(await asked()).toEqual([]);
  await changeCommentPeriod(scene.services, secretariat, { ...moving, closesAt: inHours(24 * 9) });
  expect(await asked()).toEqual(["commentPeriodChanged"]);
  expect(await work()).toEqual(people(...members));
  await shift(inHours(-24 * 10), inHours(70));
  await turnPeriods(scene.services);
  expect(await asked()).toEqual(["commentPeriodEndsSoon"]);
});

test("ended early: those asked are told; what waits of an open period is not sent any more", async () => {
  const { id } = await scene.openPeriod();
  await endCommentPeriod(scene.services, scene.as("secretariat"), {
    ...{ document: "online-portal", period: id, reason: "Everyone has answered." },
  });
  expect((await asked()).sort()).toEqual(["commentPeriodEnded", "commentPeriodOpened"]);
  expect(await work()).toEqual(people(...members));
  expect((await jobs("mail")).every(({ payload }) => payload.kind === "commentPeriodEnded")).toBe(true);
});

test("the title is in the reader's language", async () => {
  const { db } = scene.database;
  const personId = scene.as("hanoi").person!.id;
  await db.updateTable("people").set({ lang: "vi" }).where("id", "=", personId).execute();
  await scene.openPeriod();
  await work();
  const titles = await db.selectFrom("documentTitles").select(["lang", "title"]).execute();
  const mail = await jobs("mail");
  const of = (name: string) =>
    mail.find(({ payload }) => payload.to!.personId === scene.as(name).person!.id)!;
  const titleOf = (name: string) => of(name).payload.values!.document;
  expect(titles.filter(({ lang }) => lang === "vi").map(({ title }) => title)).toContain(titleOf("hanoi"));
  expect(titles.filter(({ lang }) => lang === "en").map(({ title }) => title)).toContain(titleOf("phuket"));
});
