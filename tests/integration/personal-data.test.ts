import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { visitor, type Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import {
  closeAccount,
  collectData,
  fetchData,
  keepAccount,
  requestData,
} from "#app/features/personal-data/commands.server.ts";
import { findDataPage } from "#app/features/personal-data/pages.server.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { leaveTraces, memoryFiles, openPlayer } from "../personal-data-scene.ts";
import { testServices } from "../services.ts";

let database: TestDatabase;
let services: Services;
let files: ReturnType<typeof memoryFiles>;
let person: Mandated;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

let count = 0;

/** Someone new for each test, and no job from the one before. */
beforeEach(async () => {
  files = memoryFiles();
  const passwords = {
    hash: () => Promise.resolve(""),
    verify: (hash: string | null, password: string) => Promise.resolve(hash !== null && password === "right"),
  };
  services = testServices(database.db, { files, passwords });
  await sql`delete from graphile_worker._private_jobs`.execute(database.db);
  person = await openPlayer(services, {
    handle: `person.${String((count += 1))}`,
    name: "A person",
    office: { kind: "city", city: "da-nang" },
  });
});

/** The waiting jobs of a task with what they carry. */
async function jobsOf(task: string): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{ payload: Record<string, unknown> }>`select job.payload
    from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
    where task.identifier = ${task} order by job.id`.execute(database.db);
  return rows.map(({ payload }) => payload);
}

const actsOf = async ({ person: { id } }: Mandated) =>
  (
    await database.db.selectFrom("traces").select("act").where("personId", "=", id).orderBy("id").execute()
  ).map(({ act }) => act);

/** Does what the job does. */
async function runJob(): Promise<void> {
  const { download } = (await jobsOf("personal-data.collect")).at(-1) ?? {};
  await collectData(services, String(download));
}

describe("my data", () => {
  test("are asked for, collected by the job, announced by a letter, and fetched by their person", async () => {
    await leaveTraces(services, person);
    await requestData(services, person);
    await runJob();
    const { download } = await findDataPage(services, person);
    const days = ((download?.expiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(7, 1);
    expect((await jobsOf("mail")).at(-1)).toMatchObject({
      kind: "dataReady",
      to: { personId: person.person.id },
    });
    const content = JSON.parse(new TextDecoder().decode(await fetchData(services, person))) as object;
    expect(content).toMatchObject({
      account: { email: person.person.email, name: "A person", lang: "vi", zone: "Asia/Manila" },
      mandates: [{ office: "csco-da-nang", handOverNote: "Ask the harbour office." }],
      sessions: [{ browser: "Firefox", addressClass: "private" }],
      passkeys: [{ transports: "usb" }],
      addressesToConfirm: [{ email: `new.${person.person.email}` }],
      messages: [{ room: "covid-19-response", body: `Written by A person, ${person.person.email}.` }],
      messageRevisions: [{ body: "Said first." }],
      comments: [{ body: `Written by A person, ${person.person.email}.` }],
      replies: [{ body: "A reply." }],
      revisions: [{ body: "A first reply.", proposed: null }],
      supports: [{ mandateId: person.mandate.id }],
      registrations: [{ organisation: "Harbour Works" }],
      trace: [{ act: "sessions.opened" }, { act: "data.requested" }],
    });
    expect((content as { invitations: object[] }).invitations).toHaveLength(2);
    expect(await actsOf(person)).toEqual(["sessions.opened", "data.requested", "data.fetched"]);
  });

  test("hold no hash and no secret", async () => {
    await leaveTraces(services, person);
    await requestData(services, person);
    await runJob();
    const text = new TextDecoder().decode(await fetchData(services, person));
    expect(text).not.toMatch(/[0-9a-f]{64}|hash|secret|publicKey/i);
  });

  test("are nobody else's: another person and a visitor get nothing", async () => {
    await requestData(services, person);
    await runJob();
    const other = await openPlayer(services, {
      handle: "other",
      name: "Other",
      office: { kind: "secretariat" },
    });
    await expect(fetchData(services, other)).rejects.toMatchObject({ status: 404, key: "notFound" });
    await expect(fetchData(services, visitor)).rejects.toMatchObject({ status: 401, key: "signInFirst" });
    await expect(requestData(services, visitor)).rejects.toMatchObject({ status: 401 });
    await expect(findDataPage(services, visitor)).rejects.toMatchObject({ status: 401 });
    expect((await findDataPage(services, other)).download).toBeNull();
  });

  test("are not there before the job has run, nor after seven days", async () => {
    await requestData(services, person);
    await expect(fetchData(services, person)).rejects.toMatchObject({ status: 404 });
    await runJob();
    await fetchData(services, person);
    await database.db
      .updateTable("dataDownloads")
      .set({ expiresAt: sql<Date>`now() - interval '1 second'` })
      .execute();
    await expect(fetchData(services, person)).rejects.toMatchObject({ status: 404 });
    expect((await findDataPage(services, person)).download).toBeNull();
  });

  test("asked for twice while the job waits: one job; asked for anew once ready: another file in the place of the first", async () => {
    await Promise.all([requestData(services, person), requestData(services, person)]);
    expect(await jobsOf("personal-data.collect")).toHaveLength(1);
    await runJob();
    const [first] = files.kept.keys();
    await requestData(services, person);
    expect(files.kept.size).toBe(0);
    await runJob();
    expect([...files.kept.keys()]).not.toEqual([first]);
    expect(files.kept.size).toBe(1);
  });

  test("a job that runs again, or after the account is gone, does no harm", async () => {
    await requestData(services, person);
    await runJob();
    const [before] = files.kept.keys();
    await runJob();
    expect([...files.kept.keys()]).toEqual([before]);
    expect(await jobsOf("mail")).toHaveLength(1);
    await requestData(services, person);
    await database.db.deleteFrom("dataDownloads").execute();
    await runJob();
    expect(files.kept.size).toBe(0);
  });

  test("a job cut short between the file and its announcement leaves no file behind", async () => {
    await requestData(services, person);
    const cut = {
      ...files,
      put: async (bytes: Uint8Array) => {
        await files.put(bytes);
        throw new Error("cut");
      },
    };
    const [{ download } = {}] = await jobsOf("personal-data.collect");
    await expect(collectData({ ...services, files: cut }, String(download))).rejects.toThrow("cut");
    expect(files.kept.size).toBe(1);
    await runJob();
    expect(files.kept.size).toBe(1);
  });
});

describe("closing an account", () => {
  test("needs the password, gives fourteen days, and says so by letter; the mandate runs on", async () => {
    await closeAccount(services, person, "right");
    const { closesAt } = await findDataPage(services, person);
    expect(((closesAt?.getTime() ?? 0) - Date.now()) / 86_400_000).toBeCloseTo(14, 1);
    expect(await jobsOf("mail")).toMatchObject([
      { kind: "accountClosing", values: { at: { moment: closesAt?.toISOString() } } },
    ]);
    expect(await actsOf(person)).toEqual(["accounts.closing"]);
    const { endsAt } = await database.db
      .selectFrom("mandates")
      .select("endsAt")
      .where("id", "=", person.mandate.id)
      .executeTakeFirstOrThrow();
    expect(endsAt).toBeNull();
  });

  test("with a wrong password is refused and counted; a visitor is asked to sign in", async () => {
    const counted: string[] = [];
    const limits = {
      take: (name: string, key: string) => Promise.resolve(void counted.push(`${name} ${key}`)),
      refuseSpent: () => Promise.resolve(),
    };
    const attempt = closeAccount({ ...services, limits }, person, "wrong");
    await expect(attempt).rejects.toMatchObject({ status: 422, key: "wrongPassword" });
    expect(counted).toEqual([`signInsOfAccount ${person.person.id}`]);
    await expect(closeAccount(services, visitor, "right")).rejects.toMatchObject({ status: 401 });
    expect((await findDataPage(services, person)).closesAt).toBeNull();
  });

  test("twice keeps the first day and sends one letter", async () => {
    await closeAccount(services, person, "right");
    const { closesAt } = await findDataPage(services, person);
    await closeAccount(services, person, "right");
    expect((await findDataPage(services, person)).closesAt).toEqual(closesAt);
    expect(await jobsOf("mail")).toHaveLength(1);
  });

  test("is taken back by keeping it; keeping what is not closing changes nothing", async () => {
    await closeAccount(services, person, "right");
    await keepAccount(services, person);
    await keepAccount(services, person);
    expect((await findDataPage(services, person)).closesAt).toBeNull();
    expect(await actsOf(person)).toEqual(["accounts.closing", "accounts.kept"]);
    await expect(keepAccount(services, visitor)).rejects.toMatchObject({ status: 401 });
  });

  test("the last administrator cannot; of two at once one stays", async () => {
    const office = { kind: "administration" };
    const first = await openPlayer(services, { handle: "admin.1", name: "First", office });
    await expect(closeAccount(services, first, "right")).rejects.toMatchObject({
      status: 409,
      key: "closingLastAdministrator",
    });
    const second = await openPlayer(services, {
      handle: "admin.2",
      name: "Second",
      office,
      capacity: "alternate",
    });
    const both = await Promise.allSettled([
      closeAccount(services, first, "right"),
      closeAccount(services, second, "right"),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
