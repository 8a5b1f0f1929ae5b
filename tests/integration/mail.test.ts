import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendLetter, type Letter } from "#app/features/access/mail.server.ts";
import { addJob, countJobs } from "#db/queries/jobs.ts";
import { insertPerson } from "#db/queries/accounts.ts";
import { deliverLetter } from "#server/mail/deliver-letter.ts";
import { createMailer, messageName, type Mailer } from "#server/mail/mailer.ts";
import { folderOutbox } from "#server/mail/outbox.ts";
import { readMessage } from "#server/mail/read-message.ts";
import { startWorker, type Worker } from "#server/jobs/worker.ts";
import { readTexts } from "#server/texts.ts";
import { sql } from "kysely";
import { testDatabase, type TestDatabase } from "../database.ts";
import { testServices } from "../services.ts";

const texts = readTexts(fileURLToPath(new URL("../../locales/", import.meta.url)));
const folder = path.join(mkdtempSync(path.join(tmpdir(), "portal-outbox-")), "outbox");
const outbox = folderOutbox(folder);
const from = "ASCN portal <portal@ascn.example>";
const origin = "https://portal.example";
const at = new Date("2026-12-31T10:00:00Z");

let database: TestDatabase;
let smtp: SMTPServer;
let smtpMailer: Mailer;
const outboxMailer = createMailer({ smtpUrl: null, from, origin, texts, outbox });
const received: { source: string; to: string[] }[] = [];
let refusals = 0;

beforeAll(async () => {
  database = await testDatabase();
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      let source = "";
      stream.on("data", (chunk: Buffer) => (source += chunk.toString()));
      stream.on("end", () => {
        received.push({ source, to: session.envelope.rcptTo.map(({ address }) => address) });
        refusals -= 1;
        if (refusals >= 0) done(Object.assign(new Error("try later"), { responseCode: 451 }));
        else done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  const { port } = smtp.server.address() as AddressInfo;
  smtpMailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from, origin, texts, outbox });
});
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(resolve));
  await database.close();
});

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error("not so within 20 s");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function work(mailer: Mailer): Worker {
  return startWorker({
    process: randomUUID(),
    url: database.url,
    services: testServices(database.db),
    mailer,
    version: "test",
    timetable: [],
  });
}

const send = (letter: Letter) => database.db.transaction().execute((trx) => sendLetter(trx, letter));

async function personOf(email: string, lang: string): Promise<string> {
  const person = { email, name: "Lan", passwordHash: "", isDemonstration: true };
  const id = (await insertPerson(database.db, person))!;
  await database.db.updateTable("people").set({ lang }).where("id", "=", id).execute();
  return id;
}

const letter = (id: string, to: Letter["to"]): Letter => ({
  ...{ kind: "registrationReceived", path: "/registrations", id, to },
  values: { organisation: "Labs\r\nBcc: all@example.org", person: "Đặng <b>" },
});

test("a letter goes by the mail server in the reader's language, and a second try is the same message", async () => {
  const personId = await personOf("lan@example.org", "vi");
  refusals = 1;
  const worker = work(smtpMailer);
  await send(letter("first", { personId }));
  await until(() => received.length >= 2);
  await until(async () => (await countJobs(database.db)).waiting === 0);
  await worker.stop();
  expect(received).toHaveLength(2);
  const ids = received.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)?.[1]);
  expect(ids).toEqual([`<${messageName("first")}@ascn.example>`, `<${messageName("first")}@ascn.example>`]);
  for (const { source, to } of received) {
    expect(to).toEqual(["lan@example.org"]);
    const head = source.split("\r\n\r\n")[0]!;
    expect(head).not.toMatch(/^Bcc:/im);
    expect(head).toMatch(/^Auto-Submitted: auto-generated/im);
    const message = readMessage(source);
    expect(message.lang).toBe("vi");
    expect(message.subject).toBe("Labs Bcc: all@example.org đề nghị đăng ký");
    expect(message.text).toContain("Đặng <b> đề nghị đăng ký Labs Bcc: all@example.org làm đối tác");
    expect(message.text).toContain("https://portal.example/vi/registrations");
  }
  expect(await countJobs(database.db)).toEqual({ dead: 0, waiting: 0, running: 0, held: 0 });
});

test("without a mail server it stands in the outbox, once, for its owner's eyes", async () => {
  const worker = work(outboxMailer);
  await send(letter("second", { email: "an@example.org", lang: "th" }));
  await until(async () => (await outbox.list({ offset: 0, limit: 9 })).count === 1);
  await send(letter("second", { email: "an@example.org", lang: "th" }));
  await until(async () => (await countJobs(database.db)).waiting === 0);
  await worker.stop();
  const file = `${messageName("second")}.eml`;
  expect(readdirSync(folder)).toEqual([file]);
  expect(statSync(path.join(folder, file)).mode & 0o777).toBe(0o600);
  const { messages } = await outbox.list({ offset: 0, limit: 9 });
  expect(messages).toMatchObject([
    { to: "an@example.org", lang: "th", subject: "Labs Bcc: all@example.org ขอลงทะเบียน" },
  ]);
  expect(messages[0]?.text).toContain("https://portal.example/th/registrations");
  expect(readFileSync(path.join(folder, file), "utf8")).toContain(`Message-ID: <${messageName("second")}@`);
  expect(await outbox.read("../../etc/passwd")).toBeNull();
});

test("someone who has left is not written to, and an address that is none is refused", async () => {
  const services = testServices(database.db);
  const posted: string[] = [];
  const mailer: Mailer = {
    post: ({ address }) => {
      posted.push(address);
      return Promise.resolve();
    },
  };
  const payload = {
    kind: "dataReady",
    path: "/account/data",
    id: "x",
    values: { until: { moment: at.toISOString() } },
  };
  const nobody = "00000000-0000-4000-8000-000000000000";
  await deliverLetter(services, { ...payload, to: { personId: nobody } }, mailer);
  expect(posted).toEqual([]);
  await deliverLetter(services, { ...payload, to: { email: "a@example.org", lang: "xx" } }, mailer);
  expect(posted).toEqual(["a@example.org"]);
  for (const email of [
    "a@example.org, b@example.org",
    "a@example.org\r\nBcc: b@example.org",
    "<a@example.org>",
    "",
  ])
    await expect(
      deliverLetter(services, { ...payload, to: { email, lang: "en" } }, outboxMailer),
    ).rejects.toThrow();
  await expect(deliverLetter(services, { ...payload, path: "//evil.example\n" }, mailer)).rejects.toThrow();
});

test("a letter that nobody takes is given up after twelve tries", async () => {
  const { db } = database;
  await addJob(db, { task: "mail", payload: { broken: true } });
  await sql`update graphile_worker._private_jobs set attempts = 11`.execute(db);
  const worker = work(outboxMailer);
  await until(async () => (await countJobs(db)).dead === 1);
  await worker.stop();
});
