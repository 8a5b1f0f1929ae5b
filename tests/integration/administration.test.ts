import { afterEach, afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { visitor, type Actor, type OfficeKind } from "#app/features/access/actor.ts";
import type { Outbox } from "#app/features/access/services.ts";
import { mendJobs } from "#app/features/administration/job-commands.server.ts";
import {
  findJobsPage,
  findMessage,
  findOutboxPage,
  findOverview,
} from "#app/features/administration/pages.server.ts";
import { remindOfEnds } from "#app/features/administration/reminders.server.ts";
import { turnPeriods } from "#app/features/documents/periods/turning.server.ts";
import * as accounts from "#db/queries/accounts.ts";
import { addJob, countJobs, holdMail } from "#db/queries/jobs.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { testServices } from "../services.ts";

let database: TestDatabase;
let admin: Actor;
let secretariat: Actor;

beforeAll(async () => {
  database = await testDatabase();
  admin = await actorOf("administration");
  secretariat = await actorOf("secretariat");
});
afterEach(() => sql`delete from graphile_worker._private_jobs`.execute(database.db));
afterAll(() => database.close());

async function actorOf(
  kind: OfficeKind,
  key: Partial<accounts.OfficeKey> = {},
  endsAt?: Date,
): Promise<Actor> {
  const { db } = database;
  const email = `${kind}${String(Math.random())}@example.org`;
  const personId = (await accounts.insertPerson(db, {
    email,
    name: kind,
    passwordHash: "",
    isDemonstration: true,
  }))!;
  const office = (await accounts.listOffices(db)).find((row) => accounts.isOffice(row, { kind, ...key }))!;
  await accounts.insertMandate(db, {
    personId,
    officeId: office.id,
    capacity: "head",
    ...(endsAt ? { endsAt } : {}),
  });
  const [mandate] = await accounts.listMandates(db, personId);
  return {
    person: { id: personId, email, name: kind },
    mandate: {
      id: mandate!.id,
      capacity: "head",
      office: { id: office.id, kind, country: null, city: null, organisation: null, name: null },
    },
  };
}

const services = (outbox: Outbox | null = null) => testServices(database.db, { outbox });
const traced = () => database.db.selectFrom("traces").select(["act", "objectId"]).orderBy("id").execute();

async function deadJob(): Promise<string> {
  const { db } = database;
  await addJob(db, { task: "reminders", payload: { secret: "abc" }, key: "k" });
  await sql`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'no'`.execute(db);
  return (await findJobsPage(services(), admin)).jobs[0]!.id;
}

test("a dead letter is seen, tried again and removed by administrators; each deed is in the audit log", async () => {
  const job = await deadJob();
  const page = await findJobsPage(services(), admin);
  expect(page).toMatchObject({
    counts: { dead: 1 },
    jobs: [{ task: "reminders", key: "k", tries: 12, lastError: "no" }],
  });
  expect(JSON.stringify(page)).not.toContain("abc");
  await mendJobs(services(), admin, { deed: "retry", job });
  expect(await countJobs(database.db)).toMatchObject({ dead: 0, waiting: 1 });
  await expect(mendJobs(services(), admin, { deed: "remove", job })).rejects.toMatchObject({ status: 404 });
  await sql`update graphile_worker._private_jobs set attempts = max_attempts`.execute(database.db);
  await mendJobs(services(), admin, { deed: "remove", job });
  expect(await countJobs(database.db)).toEqual({ dead: 0, waiting: 0, running: 0, held: 0 });
  expect(await traced()).toEqual([
    { act: "jobs.retried", objectId: job },
    { act: "jobs.removed", objectId: job },
  ]);
});

test("for everyone else none of it is there", async () => {
  const job = await deadJob();
  const others: Actor[] = [visitor, secretariat, { ...admin, mandate: null }];
  for (const actor of others) {
    const hidden = { status: 404 };
    await expect(async () => findOverview(services(), actor)).rejects.toMatchObject(hidden);
    await expect(async () => findJobsPage(services(), actor)).rejects.toMatchObject(hidden);
    await expect(async () => findOutboxPage(services(emptyOutbox), actor)).rejects.toMatchObject(hidden);
    await expect(async () => findMessage(services(emptyOutbox), actor, "x")).rejects.toMatchObject(hidden);
    await expect(mendJobs(services(), actor, { deed: "remove", job })).rejects.toMatchObject(hidden);
  }
  expect(await countJobs(database.db)).toMatchObject({ dead: 1 });
  expect(await findOverview(services(), admin)).toMatchObject({ counts: { dead: 1 }, nodes: [] });
});

const message = { name: "a", to: "x@example.org", subject: "S", lang: "en", text: "T", source: "raw" };
const emptyOutbox: Outbox = {
  list: () => Promise.resolve({ count: 30, messages: [{ ...message, at: new Date() }] }),
  read: (name) => Promise.resolve(name === "a" ? message : null),
};

test("the outbox is there in the demonstration only; reading a message is recorded", async () => {
  expect(await findOutboxPage(services(emptyOutbox), admin)).toMatchObject({
    hasMore: true,
    messages: [{ name: "a" }],
  });
  expect(await findMessage(services(emptyOutbox), admin, "a")).toEqual(message);
  expect((await traced()).at(-1)).toEqual({ act: "outbox.read", objectId: "a" });
  await expect(findMessage(services(emptyOutbox), admin, "b")).rejects.toMatchObject({ status: 404 });
  await expect(findOutboxPage(services(), admin)).rejects.toMatchObject({ status: 404 });
});

test("held letters wait until they are released or dropped; other jobs are not held", async () => {
  const { db } = database;
  await addJob(db, { task: "mail", payload: {} });
  await addJob(db, { task: "mail", payload: {} });
  await addJob(db, { task: "chain", payload: {} });
  expect(await holdMail(db)).toBe(2);
  expect(await countJobs(db)).toEqual({ dead: 0, waiting: 1, running: 0, held: 2 });
  await mendJobs(services(), admin, { deed: "releaseMail" });
  expect(await countJobs(db)).toEqual({ dead: 0, waiting: 3, running: 0, held: 0 });
  await holdMail(db);
  await mendJobs(services(), admin, { deed: "dropMail" });
  expect(await countJobs(db)).toEqual({ dead: 0, waiting: 1, running: 0, held: 0 });
  expect((await traced()).slice(-2).map(({ act }) => act)).toEqual(["mail.released", "mail.dropped"]);
});

test("a mandate's end is told once, 30 days before, to its holder and the office above", async () => {
  const { db } = database;
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  const soon = await actorOf("city", { city: "da-nang", country: "VN" }, inDays(29));
  await actorOf("city", { city: "hanoi", country: "VN" }, inDays(31));
  const above = await actorOf("country", { country: "VN" });
  await actorOf("country", { country: "TH" });
  await remindOfEnds(services());
  await remindOfEnds(services());
  const { rows } = await sql<{
    to: string;
    kind: string;
  }>`select payload->'to'->>'personId' as to, payload->>'kind' as kind
    from graphile_worker._private_jobs`.execute(db);
  expect(rows.map(({ to }) => to).sort()).toEqual([soon.person!.id, above.person!.id].sort());
  expect(rows.every(({ kind }) => kind === "mandateEndsSoon")).toBe(true);
  await db
    .updateTable("mandates")
    .set({ endsAt: inDays(20) })
    .where("id", "=", soon.mandate!.id)
    .execute();
  await remindOfEnds(services());
  expect(await countJobs(db)).toMatchObject({ waiting: 4 });
});

test("the closing of a comment period is announced once, after its moment", async () => {
  const { db } = database;
  const closings = () =>
    db.selectFrom("events").select("subject").where("type", "=", "documents.commentPeriodClosed").execute();
  await turnPeriods(services());
  const before = (await closings()).length;
  const version = await db
    .selectFrom("documentVersions")
    .select(["id", "documentSlug"])
    .limit(1)
    .executeTakeFirstOrThrow();
  const period = { versionId: version.id, publishesDirectly: true, opensAt: new Date(Date.now() - 60_000) };
  await db
    .insertInto("commentPeriods")
    .values({ ...period, closesAt: new Date(Date.now() - 1_000) })
    .execute();
  await Promise.all([turnPeriods(services()), turnPeriods(services())]);
  await turnPeriods(services());
  expect(await closings()).toHaveLength(before + 1);
  expect((await closings()).at(-1)).toEqual({ subject: version.documentSlug });
});
