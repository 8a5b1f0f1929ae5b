import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** The person's authenticator, confirmed or still being set up; held until the transaction ends, so that a code passes once. */
export function lockAuthenticator(trx: Db, personId: string) {
  return trx
    .selectFrom("authenticators")
    .select(["secret", "confirmedAt", "lastStep"])
    .where("personId", "=", personId)
    .forUpdate()
    .executeTakeFirst();
}

/** Keeps the secret of an authenticator that is being set up; the one before it that was not confirmed is gone. */
export async function putAuthenticator(db: Db, personId: string, secret: Uint8Array): Promise<void> {
  await db
    .insertInto("authenticators")
    .values({ personId, secret: Buffer.from(secret), confirmedAt: null })
    .onConflict((known) =>
      known
        .column("personId")
        .doUpdateSet({ secret: Buffer.from(secret) })
        .where("authenticators.confirmedAt", "is", null),
    )
    .execute();
}

/** The authenticator as it stands, without holding it. */
export function findAuthenticator(db: Db, personId: string) {
  return db
    .selectFrom("authenticators")
    .select(["secret", "confirmedAt"])
    .where("personId", "=", personId)
    .executeTakeFirst();
}

/** The code of this step of 30 s has been used; the first one confirms the authenticator. */
export async function markStep(trx: Db, personId: string, lastStep: number): Promise<void> {
  await trx
    .updateTable("authenticators")
    .set({ lastStep, confirmedAt: sql`coalesce(confirmed_at, now())` })
    .where("personId", "=", personId)
    .execute();
}

export async function deleteAuthenticator(trx: Db, personId: string): Promise<void> {
  await trx.deleteFrom("authenticators").where("personId", "=", personId).execute();
}

/** Puts these recovery codes in the place of all others of the person. */
export async function replaceRecoveryCodes(trx: Db, personId: string, hashes: string[]): Promise<void> {
  await trx.deleteFrom("recoveryCodes").where("personId", "=", personId).execute();
  if (hashes.length === 0) return;
  await trx
    .insertInto("recoveryCodes")
    .values(hashes.map((codeHash) => ({ personId, codeHash, usedAt: null })))
    .execute();
}

/** Uses the code up and gives whether it was there and unused: of two at once one wins. */
export async function useRecoveryCode(trx: Db, personId: string, codeHash: string): Promise<boolean> {
  const used = await trx
    .updateTable("recoveryCodes")
    .set({ usedAt: sql`now()` })
    .where("personId", "=", personId)
    .where("codeHash", "=", codeHash)
    .where("usedAt", "is", null)
    .returning("codeHash")
    .execute();
  return used.length === 1;
}

/** How many recovery codes of the person are unused. */
export async function countRecoveryCodes(db: Db, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom("recoveryCodes")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("personId", "=", personId)
    .where("usedAt", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

/** The person's passkeys, the oldest first. */
export function listPasskeys(db: Db, personId: string) {
  return db
    .selectFrom("passkeys")
    .select(["id", "transports", "browser", "system", "createdAt", "lastUsedAt"])
    .where("personId", "=", personId)
    .orderBy("createdAt")
    .execute();
}

/** The passkey with its key; held, so that its counter goes one way. */
export function lockPasskey(trx: Db, id: string) {
  return trx
    .selectFrom("passkeys")
    .select(["id", "personId", "publicKey", "counter", "transports"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

interface NewPasskey {
  readonly id: string;
  readonly personId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: string;
  readonly browser: string | null;
  readonly system: string | null;
}

/** Keeps the passkey and gives false where its id is known already. */
export async function insertPasskey(trx: Db, passkey: NewPasskey): Promise<boolean> {
  const kept = await trx
    .insertInto("passkeys")
    .values({ ...passkey, publicKey: Buffer.from(passkey.publicKey), lastUsedAt: null })
    .onConflict((known) => known.doNothing())
    .returning("id")
    .execute();
  return kept.length === 1;
}

export async function markPasskeyUsed(trx: Db, id: string, counter: number): Promise<void> {
  await trx
    .updateTable("passkeys")
    .set({ counter, lastUsedAt: sql`now()` })
    .where("id", "=", id)
    .execute();
}

/** Deletes the person's passkey and gives whether it was there. */
export async function deletePasskey(trx: Db, personId: string, id: string): Promise<boolean> {
  const gone = await trx
    .deleteFrom("passkeys")
    .where("personId", "=", personId)
    .where("id", "=", id)
    .returning("id")
    .execute();
  return gone.length === 1;
}

/** Keeps a challenge for five minutes, of this person or (null) of whoever answers it; those whose time is over go. */
export async function insertChallenge(db: Db, challenge: string, personId: string | null): Promise<void> {
  await db
    .deleteFrom("passkeyChallenges")
    .where("expiresAt", "<", sql<Date>`now()`)
    .execute();
  await db
    .insertInto("passkeyChallenges")
    .values({ challenge, personId, expiresAt: sql`now() + interval '5 minutes'` })
    .execute();
}

/** Uses the challenge up and gives whether it was this person's (null: nobody's) and in time. */
export async function takeChallenge(db: Db, challenge: string, personId: string | null): Promise<boolean> {
  const taken = await db
    .deleteFrom("passkeyChallenges")
    .where("challenge", "=", challenge)
    .where("personId", "is not distinct from", personId)
    .where("expiresAt", ">", sql<Date>`now()`)
    .returning("challenge")
    .execute();
  return taken.length === 1;
}
