import { sql, type RawBuilder } from "kysely";
import type { Db } from "../connection.ts";

/** Whether the person of this column has a confirmed authenticator or a passkey. */
export function hasSecondFactor(personColumn: string): RawBuilder<boolean> {
  const person = sql.ref(personColumn);
  return sql<boolean>`(exists (select from authenticators a where a.person_id = ${person} and a.confirmed_at is not null)
    or exists (select from passkeys k where k.person_id = ${person}))`;
}

/** What sign-in needs of an address, whatever the letters' case, and whether the device with this token knows it: one query for known and unknown alike. */
export async function findCredentials(db: Db, email: string, deviceHash: string | null) {
  return db
    .selectFrom("people")
    .leftJoin("devices", (join) =>
      join
        .onRef("devices.personId", "=", "people.id")
        .on("devices.tokenHash", "=", deviceHash)
        .on("devices.lastUsedAt", ">", sql<Date>`now() - interval '1 year'`),
    )
    .select([
      "people.id",
      "people.passwordHash",
      "devices.tokenHash as deviceHash",
      hasSecondFactor("people.id").as("hasSecondFactor"),
    ])
    .where(sql`lower(people.email)`, "=", email.toLowerCase())
    .executeTakeFirst();
}

/** What a person proves who they are with. `for update`, so that two changes at once come one after the other. */
export function lockPerson(trx: Db, id: string) {
  return trx
    .selectFrom("people")
    .select(["id", "email", "name", "passwordHash", "lang"])
    .where("id", "=", id)
    .where("email", "is not", null)
    .$narrowType<{ email: string; name: string }>()
    .forUpdate()
    .executeTakeFirst();
}

/** The person's password hash, null where there is none. */
export async function findPasswordHash(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom("people").select("passwordHash").where("id", "=", id).executeTakeFirst();
  return row?.passwordHash ?? null;
}

export async function setPasswordHash(trx: Db, id: string, passwordHash: string): Promise<void> {
  await trx.updateTable("people").set({ passwordHash }).where("id", "=", id).execute();
}

/** Gives the person this address, or false where another has it: the transaction is spent then and must be rolled back. */
export async function setEmail(trx: Db, id: string, email: string): Promise<boolean> {
  try {
    await trx.updateTable("people").set({ email }).where("id", "=", id).execute();
    return true;
  } catch (error) {
    // The index decides: of two who take the same address at once one finds it taken.
    if (error instanceof Error && "code" in error && error.code === "23505") return false;
    throw error;
  }
}

/** The person reads this language from now on; writes nothing where they did already. */
export async function setLang(db: Db, id: string, lang: string): Promise<void> {
  await db.updateTable("people").set({ lang }).where("id", "=", id).where("lang", "!=", lang).execute();
}

/** The zone this person's times are said in from now on, by its IANA name; null for their office's. */
export async function setZone(db: Db, id: string, zone: string | null): Promise<void> {
  await db.updateTable("people").set({ zone }).where("id", "=", id).execute();
}

/** The device has signed this person in: kept for a year from its last use. */
export async function keepDevice(db: Db, personId: string, tokenHash: string): Promise<void> {
  await db
    .insertInto("devices")
    .values({ personId, tokenHash })
    .onConflict((known) => known.columns(["tokenHash", "personId"]).doUpdateSet({ lastUsedAt: sql`now()` }))
    .execute();
  await db
    .deleteFrom("devices")
    .where("personId", "=", personId)
    .where("lastUsedAt", "<", sql<Date>`now() - interval '1 year'`)
    .execute();
}

/** The device carries another token from now on, whoever it has signed in. */
export async function renameDevice(trx: Db, tokenHash: string, newHash: string): Promise<void> {
  await trx.updateTable("devices").set({ tokenHash: newHash }).where("tokenHash", "=", tokenHash).execute();
}

/** The person's name, null once erased. */
export async function findName(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom("people").select("name").where("id", "=", id).executeTakeFirst();
  return row?.name ?? null;
}

/** Whether the person has a second factor. */
export function findFactors(db: Db, id: string) {
  return db
    .selectFrom("people")
    .select(hasSecondFactor("people.id").as("hasSecondFactor"))
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}
