import { sql, type SqlBool } from "kysely";
import type { Db } from "../connection.ts";

/** Tables whose rows about a person are of use to that person only. */
const ownTables = [
  "sessions",
  "devices",
  "authenticators",
  "recoveryCodes",
  "passkeys",
  "passkeyChallenges",
  "pendingSignIns",
  "mailedTokens",
  "documentReads",
  "roomReaders",
  "letterChoices",
  "roomLetterMentions",
  "roomLetters",
] as const;

/**
 * Takes everything out of the database that says who this person is, and leaves what they did for their offices. Which
 * columns that are stands in docs/data-register.md; a test holds the two against each other. The person must be locked.
 */
export async function erasePerson(trx: Db, personId: string): Promise<void> {
  await dropLetters(trx, personId);
  for (const table of ownTables) await trx.deleteFrom(table).where("personId", "=", personId).execute();
  await eraseAddress(trx, personId);
  await endMandates(trx, personId);
  await trx
    .updateTable("people")
    .set({ email: null, name: null, lang: sql`default`, zone: null, passwordHash: null, closesAt: null })
    .where("id", "=", personId)
    .execute();
}

/** Letters that are not sent yet, held and given up ones too, to the person or with their name. One in a worker's hands goes out. */
async function dropLetters(trx: Db, personId: string): Promise<void> {
  await sql`select graphile_worker.complete_jobs(array(
    select job.id from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id and task.identifier in ('mail','rooms.letter')
    join people on people.id = ${personId}
    where job.payload #>> '{to,personId}' = people.id::text
      or lower(job.payload #>> '{to,email}') = lower(people.email)
      or job.payload #>> '{values,person}' = people.name))`.execute(trx);
}

/** The address in invitations, those that the person took and those that still wait, and in requests to register. */
async function eraseAddress(trx: Db, personId: string): Promise<void> {
  const isOwn = sql<SqlBool>`lower(email) = (select lower(email) from people where id = ${personId})`;
  await trx
    .updateTable("invitations")
    .set({ withdrawnAt: sql<Date>`now()` })
    .where(isOwn)
    .where("acceptedAt", "is", null)
    .where("withdrawnAt", "is", null)
    .execute();
  await trx
    .updateTable("invitations")
    .set({ email: null })
    .where((is) =>
      is.or([
        isOwn,
        is("mandateId", "in", is.selectFrom("mandates").select("id").where("personId", "=", personId)),
      ]),
    )
    .execute();
  await trx.deleteFrom("registrations").where(isOwn).execute();
}

/** What runs ends now; what has not begun ends as it begins. */
async function endMandates(trx: Db, personId: string): Promise<void> {
  await trx
    .updateTable("mandates")
    .set({ endsAt: sql<Date>`greatest(now(), starts_at)` })
    .where("personId", "=", personId)
    .where((is) => is.or([is("endsAt", "is", null), is("endsAt", ">", sql<Date>`now()`)]))
    .execute();
}

export interface Erasure {
  readonly personId: string;
  /** By the database's clock, UTC. */
  readonly erasedAt: Date;
}

/** Writes the erasure into the ledger, now or, where it is a repetition, at the moment of the first one. */
export async function insertErasure(trx: Db, personId: string, erasedAt?: Date): Promise<void> {
  await trx
    .insertInto("erasures")
    .values({ personId, ...(erasedAt ? { erasedAt } : {}) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The whole ledger, the oldest first. */
export function listErasures(db: Db): Promise<Erasure[]> {
  return db.selectFrom("erasures").select(["personId", "erasedAt"]).orderBy("erasedAt").execute();
}
