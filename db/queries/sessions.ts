import { sql, type NotNull } from "kysely";
import type { Db } from "../connection.ts";
import { runningMandates } from "./accounts.ts";
import { hasSecondFactor } from "./credentials.ts";

/** A session with its person and, while it runs, its mandate: one query for every request of someone signed in. */
export function findSession(db: Db, id: string) {
  return db
    .selectFrom("sessions")
    .innerJoin("people", "people.id", "sessions.personId")
    .leftJoin(runningMandates(db).as("mandate"), "mandate.id", "sessions.mandateId")
    .select([
      "sessions.id",
      "sessions.personId",
      "sessions.expiresAt",
      "sessions.endsAt",
      "sessions.createdAt",
      "sessions.lastSeenAt",
      "people.email",
      "people.name as personName",
      "mandate.id as mandateId",
      "mandate.startsAt as mandateStartsAt",
      "mandate.capacity",
      "mandate.officeId",
      "mandate.kind",
      "mandate.countryCode",
      "mandate.citySlug",
      "mandate.organisationSlug",
      "mandate.name",
      hasSecondFactor("people.id").as("hasSecondFactor"),
    ])
    .where("sessions.id", "=", id)
    .where("people.email", "is not", null)
    .$narrowType<{ email: NotNull; personName: NotNull }>()
    .executeTakeFirst();
}

/** Where a session is: the browser and system by name, and the class of the address. Nothing finer is kept. */
export interface SessionPlace {
  readonly browser: string | null;
  readonly system: string | null;
  readonly addressClass: string | null;
}

interface NewSession extends SessionPlace {
  readonly id: string;
  readonly personId: string;
  readonly mandateId: string | null;
  readonly expiresAt: Date;
  readonly endsAt: Date;
}

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db.insertInto("sessions").values(session).execute();
}

/** Moves the idle end of a session, never beyond its absolute end, and notes that it was used. */
export async function extendSession(db: Db, id: string, expiresAt: Date): Promise<void> {
  await db
    .updateTable("sessions")
    .set({ expiresAt: sql`least(${expiresAt}::timestamptz, ends_at)`, lastSeenAt: sql`now()` })
    .where("id", "=", id)
    .execute();
}

/** From now on the session acts under this mandate. */
export async function setSessionMandate(db: Db, id: string, mandateId: string): Promise<void> {
  await db.updateTable("sessions").set({ mandateId }).where("id", "=", id).execute();
}

/** Gives the session another id: whoever held the old token holds nothing. */
export async function renameSession(db: Db, id: string, newId: string): Promise<void> {
  await db.updateTable("sessions").set({ id: newId }).where("id", "=", id).execute();
}

export async function deleteSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom("sessions").where("id", "=", id).execute();
}

/** Deletes the person's session of this handle and gives whether there was one. */
export async function deleteOwnSession(db: Db, personId: string, handle: string): Promise<boolean> {
  const gone = await db
    .deleteFrom("sessions")
    .where("personId", "=", personId)
    .where(handleOf, "=", handle)
    .returning("id")
    .execute();
  return gone.length > 0;
}

/** Deletes every session of the person, but the one to be kept if one is named, and gives how many. */
export async function deleteSessionsOf(
  db: Db,
  personId: string,
  kept: string | null = null,
): Promise<number> {
  const gone = await db
    .deleteFrom("sessions")
    .where("personId", "=", personId)
    .where("id", "is distinct from", kept)
    .returning("id")
    .execute();
  return gone.length;
}

export async function deleteExpiredSessions(db: Db): Promise<void> {
  await db
    .deleteFrom("sessions")
    .where("expiresAt", "<=", sql<Date>`now()`)
    .execute();
}

/** A session's name on pages and in the trace: a piece of the hash of its token, which opens nothing. */
const handleOf = sql<string>`left(sessions.id, 20)`;

/** The sessions of a person that have not ended, the last used first. */
export function listSessions(db: Db, personId: string) {
  return db
    .selectFrom("sessions")
    .select([
      "id",
      handleOf.as("handle"),
      "personId",
      "mandateId",
      "expiresAt",
      "endsAt",
      "createdAt",
      "lastSeenAt",
      "browser",
      "system",
      "addressClass",
    ])
    .where("personId", "=", personId)
    .where("expiresAt", ">", sql<Date>`now()`)
    .where("endsAt", ">", sql<Date>`now()`)
    .orderBy("lastSeenAt", "desc")
    .execute();
}
