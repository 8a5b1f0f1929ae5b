import { createHash } from "node:crypto";
import type { Actor, Person } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { sendLetter } from "#app/features/access/mail.server.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import type { Db } from "#db/connection.ts";
import { addJob } from "#db/queries/jobs.ts";
import { readOwnRecord } from "#db/queries/own-record.ts";
import * as own from "#db/queries/personal-data.ts";

/** The page all letters about one's data lead to. */
const page = "/account/data";

function signedIn({ person }: Actor): Person {
  if (!person) throw new DomainError(401, "signInFirst");
  return person;
}

/** Has everything about the actor collected by a job; asked again while the job waits it adds nothing. Throws 401, 429. */
export async function requestData({ db, files, limits }: Services, actor: Actor): Promise<void> {
  const person = signedIn(actor);
  await limits.take("exports", person.id);
  const replaced = await db.transaction().execute(async (trx) => {
    orNotFound(await own.lockPerson(trx, person.id));
    const before = await own.findDownloadOf(trx, person.id);
    if (before?.isWaiting) return null;
    const id = await own.replaceDownload(trx, person.id);
    await addJob(trx, {
      task: "personal-data.collect",
      payload: { download: id },
      key: `personal-data ${id}`,
    });
    await record(trx, actor, { act: "data.requested", object: { kind: "export", id } });
    return before?.file ?? null;
  });
  if (replaced) await files.remove(replaced);
}

/** The job of a download: collects, keeps the file, tells the person. Does nothing where the download was replaced or is ready. */
export async function collectData({ db, files, clock }: Services, downloadId: string): Promise<void> {
  const download = await own.findWaitingDownload(db, downloadId);
  if (!download) return;
  if (download.file) await files.remove(download.file);
  const bytes = await write(db, download.personId, clock());
  const file = createHash("sha256").update(bytes).digest("hex");
  if (!(await own.nameFile(db, downloadId, file))) return;
  await files.put(bytes);
  const isReady = await db.transaction().execute(async (trx) => {
    const until = await own.finishDownload(trx, downloadId);
    if (!until) return false;
    await sendLetter(trx, {
      kind: "dataReady",
      to: { personId: download.personId },
      values: { until },
      path: page,
      id: `data-${downloadId}`,
    });
    return true;
  });
  // Asked for anew, or the account erased, while the file was being written.
  if (!isReady) await files.remove(file);
}

/** All that is kept of the person as of one moment, as JSON in UTF-8. */
function write(db: Db, personId: string, at: Date): Promise<Uint8Array> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (trx) => {
      const content = { collectedAt: at, ...(await readOwnRecord(trx, personId)) };
      return new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);
    });
}

/** The actor's own file, while it has not expired. Throws 401, 404, 429. */
export async function fetchData({ db, files, limits }: Services, actor: Actor): Promise<Uint8Array> {
  const person = signedIn(actor);
  await limits.take("exports", person.id);
  const { id, file } = orNotFound(await own.findReadyFile(db, person.id));
  const bytes = orNotFound(await files.get(file));
  await record(db, actor, { act: "data.fetched", object: { kind: "export", id } });
  return bytes;
}

/**
 * Has the account erased in fourteen days. Needs the password: throws 422 `wrongPassword`, 429 after too many wrong ones;
 * 409 `closingLastAdministrator` where nobody else would be left to administer the portal; 401.
 */
export async function closeAccount(services: Services, actor: Actor, password: string): Promise<void> {
  const person = signedIn(actor);
  await assertPassword(services, person.id, password);
  await services.db.transaction().execute(async (trx) => {
    await own.lockAdministration(trx);
    const { closesAt: before } = orNotFound(await own.lockPerson(trx, person.id));
    if (before) return;
    if (await isLastAdministrator(trx, person.id)) throw new DomainError(409, "closingLastAdministrator");
    const closesAt = orNotFound(await own.startClosing(trx, person.id));
    await sendLetter(trx, {
      kind: "accountClosing",
      to: { personId: person.id },
      values: { at: closesAt },
      path: page,
      id: `closing-${person.id}-${String(closesAt.getTime())}`,
    });
    await record(trx, actor, { act: "accounts.closing" });
  });
}

async function assertPassword({ db, passwords, limits }: Services, personId: string, password: string) {
  await limits.refuseSpent("signInsOfAccount", personId);
  if (await passwords.verify(await own.findPasswordHash(db, personId), password))
    // Asked again: guesses sent at once have all passed the first question.
    return limits.refuseSpent("signInsOfAccount", personId);
  await limits.take("signInsOfAccount", personId);
  throw new DomainError(422, "wrongPassword");
}

/** Whether nobody would be left to administer the portal. The administration must be locked. */
export async function isLastAdministrator(trx: Db, personId: string): Promise<boolean> {
  if (!(await own.isAdministrator(trx, personId))) return false;
  const staying = await own.listStayingAdministrators(trx);
  return !staying.some((other) => other !== personId);
}

/** Takes the closing back; of an account that is not closing it changes nothing. Throws 401. */
export async function keepAccount({ db }: Services, actor: Actor): Promise<void> {
  const person = signedIn(actor);
  await db.transaction().execute(async (trx) => {
    orNotFound(await own.lockPerson(trx, person.id));
    if (await own.stopClosing(trx, person.id)) await record(trx, actor, { act: "accounts.kept" });
  });
}
