import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** How a sign-in began that waits for its second factor: by the password, or by a link in a letter. */
export type Way = "password" | "reset";

/** Keeps a sign-in that waits ten minutes for its second factor; those whose time is over go. */
export async function insertPending(db: Db, tokenHash: string, personId: string, way: Way): Promise<void> {
  await db
    .deleteFrom("pendingSignIns")
    .where("expiresAt", "<", sql<Date>`now()`)
    .execute();
  await db
    .insertInto("pendingSignIns")
    .values({ tokenHash, personId, way, expiresAt: sql`now() + interval '10 minutes'` })
    .execute();
}

/** The sign-in that waits under this token, in time. */
export function findPending(db: Db, tokenHash: string) {
  return db
    .selectFrom("pendingSignIns")
    .innerJoin("people", "people.id", "pendingSignIns.personId")
    .select(["pendingSignIns.tokenHash", "pendingSignIns.personId", "pendingSignIns.way", "people.email"])
    .where("tokenHash", "=", tokenHash)
    .where("expiresAt", ">", sql<Date>`now()`)
    .$narrowType<{ way: Way }>()
    .executeTakeFirst();
}

/** Counts one try and gives how many there were with it: a number nobody else gets. */
export async function countTry(db: Db, tokenHash: string): Promise<number> {
  const row = await db
    .updateTable("pendingSignIns")
    .set({ tries: sql`tries + 1` })
    .where("tokenHash", "=", tokenHash)
    .returning("tries")
    .executeTakeFirst();
  return row?.tries ?? Number.MAX_SAFE_INTEGER;
}

/** Uses the waiting sign-in up and gives whether it was there: of two at once one wins. */
export async function takePending(trx: Db, tokenHash: string): Promise<boolean> {
  const taken = await trx
    .deleteFrom("pendingSignIns")
    .where("tokenHash", "=", tokenHash)
    .returning("tokenHash")
    .execute();
  return taken.length === 1;
}

/** Ends every waiting sign-in of the person. */
export async function deletePendingOf(trx: Db, personId: string): Promise<void> {
  await trx.deleteFrom("pendingSignIns").where("personId", "=", personId).execute();
}

interface NewMailedToken {
  readonly tokenHash: string;
  readonly personId: string;
  readonly kind: "reset" | "mail";
  /** The address to be confirmed. */
  readonly email?: string;
}

/** Keeps a token that goes out by mail and holds for one hour. */
export async function insertMailedToken(
  trx: Db,
  { tokenHash, personId, kind, email }: NewMailedToken,
): Promise<void> {
  await trx
    .insertInto("mailedTokens")
    .values({
      tokenHash,
      personId,
      kind,
      email: email ?? null,
      expiresAt: sql`now() + interval '1 hour'`,
      usedAt: null,
    })
    .execute();
}

/** The token of this kind with its person while it holds: unused and in time. */
export function findMailedToken(db: Db, tokenHash: string, kind: "reset" | "mail") {
  return db
    .selectFrom("mailedTokens")
    .innerJoin("people", "people.id", "mailedTokens.personId")
    .select(["mailedTokens.personId", "mailedTokens.email as newEmail", "people.email"])
    .where("tokenHash", "=", tokenHash)
    .where("kind", "=", kind)
    .where("usedAt", "is", null)
    .where("expiresAt", ">", sql<Date>`now()`)
    .executeTakeFirst();
}

/** Uses the token up and gives whose it is: of two at once one wins. */
export async function takeMailedToken(trx: Db, tokenHash: string, kind: "reset" | "mail") {
  return trx
    .updateTable("mailedTokens")
    .set({ usedAt: sql`now()` })
    .where("tokenHash", "=", tokenHash)
    .where("kind", "=", kind)
    .where("usedAt", "is", null)
    .where("expiresAt", ">", sql<Date>`now()`)
    .returning(["personId", "email"])
    .executeTakeFirst();
}

/** No token that was mailed to the person holds any longer. */
export async function deleteMailedTokens(trx: Db, personId: string): Promise<void> {
  await trx.deleteFrom("mailedTokens").where("personId", "=", personId).where("usedAt", "is", null).execute();
}
