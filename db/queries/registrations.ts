import { sql } from "kysely";
import type { Db } from "../connection.ts";

interface NewRegistration {
  readonly organisation: string;
  readonly person: string;
  readonly email: string;
  readonly purpose: string;
  readonly lang: string;
}

/** Adds a request and gives its id; null where one of the same address waits already. */
export async function insertRegistration(trx: Db, registration: NewRegistration): Promise<string | null> {
  const row = await trx
    .insertInto("registrations")
    .values(registration)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The requests: those that wait first, the oldest first; then the last 50 decided, the newest first. */
export async function listRegistrations(db: Db) {
  const all = db
    .selectFrom("registrations")
    .select([
      "id",
      "organisation",
      "person",
      "email",
      "purpose",
      "lang",
      "status",
      "askedAt",
      "decidedAt",
      "decidedBy",
      "reason",
      "organisationSlug",
    ]);
  const [waiting, decided] = await Promise.all([
    all.where("status", "=", "waiting").orderBy("askedAt").execute(),
    all.where("status", "!=", "waiting").orderBy("decidedAt", "desc").limit(50).execute(),
  ]);
  return { waiting, decided };
}

/** A request, held until the transaction ends: it is decided once. */
export function lockRegistration(trx: Db, id: string) {
  return trx
    .selectFrom("registrations")
    .select(["id", "organisation", "person", "email", "lang", "status"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

interface Decision {
  readonly status: "approved" | "declined";
  readonly decidedBy: string;
  readonly reason?: string;
  readonly organisationSlug?: string;
}

export async function markDecided(trx: Db, id: string, decision: Decision): Promise<void> {
  await trx
    .updateTable("registrations")
    .set({ ...decision, decidedAt: sql<Date>`clock_timestamp()` })
    .where("id", "=", id)
    .execute();
}
