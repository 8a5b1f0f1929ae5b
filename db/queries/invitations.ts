import { sql } from "kysely";
import type { Db } from "../connection.ts";

const columns = [
  "id",
  "email",
  "lang",
  "officeId",
  "capacity",
  "startsAt",
  "endsAt",
  "invitedBy",
  "sentAt",
  "expiresAt",
  "withdrawnAt",
  "acceptedAt",
] as const;

/** The invitation whose token has this SHA-256 (hex), with the database's time. */
export function findInvitation(db: Db, tokenHash: string) {
  return db
    .selectFrom("invitations")
    .select([...columns, sql<Date>`clock_timestamp()`.as("now")])
    .where("tokenHash", "=", tokenHash)
    .executeTakeFirst();
}

export type InvitationRow = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

/** As `findInvitation`, held until the transaction ends: it is used once. */
export function lockInvitation(trx: Db, tokenHash: string): Promise<InvitationRow | undefined> {
  return trx
    .selectFrom("invitations")
    .select([...columns, sql<Date>`clock_timestamp()`.as("now")])
    .where("tokenHash", "=", tokenHash)
    .forUpdate()
    .executeTakeFirst();
}

/** The invitation of this id, held until the transaction ends. */
export function lockInvitationById(trx: Db, id: string): Promise<InvitationRow | undefined> {
  return trx
    .selectFrom("invitations")
    .select([...columns, sql<Date>`clock_timestamp()`.as("now")])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

/** The invitations to an office that nobody has accepted or withdrawn, the newest first. */
export function listWaiting(db: Db, officeId: string) {
  return db
    .selectFrom("invitations")
    .select(columns)
    .where("officeId", "=", officeId)
    .where("acceptedAt", "is", null)
    .where("withdrawnAt", "is", null)
    .orderBy("sentAt", "desc")
    .execute();
}

interface NewInvitation {
  readonly tokenHash: string;
  readonly email: string | null;
  readonly lang: string;
  readonly officeId: string;
  readonly capacity: string;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly invitedBy: string | null;
  /** Days from now. */
  readonly days: number;
}

/** Adds an invitation and gives its id and until when it is open; null where what it offers would be over already. */
export async function insertInvitation(
  trx: Db,
  { days, ...invitation }: NewInvitation,
): Promise<{ readonly id: string; readonly expiresAt: Date } | null> {
  const { endsAt } = invitation;
  const { isPast } = await trx
    .selectNoFrom(sql<boolean>`coalesce(${endsAt}::timestamptz <= clock_timestamp(), false)`.as("isPast"))
    .executeTakeFirstOrThrow();
  if (isPast) return null;
  return trx
    .insertInto("invitations")
    .values({ ...invitation, expiresAt: sql<Date>`now() + make_interval(days => ${days})` })
    .returning(["id", "expiresAt"])
    .executeTakeFirstOrThrow();
}

/** Gives the invitation another token, from now on for `days`: the one before is void. Gives until when. */
export async function renewInvitation(trx: Db, id: string, tokenHash: string, days: number): Promise<Date> {
  const { expiresAt } = await trx
    .updateTable("invitations")
    .set({
      tokenHash,
      sentAt: sql<Date>`clock_timestamp()`,
      expiresAt: sql<Date>`clock_timestamp() + make_interval(days => ${days})`,
    })
    .where("id", "=", id)
    .returning("expiresAt")
    .executeTakeFirstOrThrow();
  return expiresAt;
}

export async function markWithdrawn(trx: Db, id: string): Promise<void> {
  await trx
    .updateTable("invitations")
    .set({ withdrawnAt: sql<Date>`clock_timestamp()` })
    .where("id", "=", id)
    .execute();
}

export async function markAccepted(trx: Db, id: string, mandateId: string): Promise<void> {
  await trx
    .updateTable("invitations")
    .set({ acceptedAt: sql<Date>`clock_timestamp()`, mandateId })
    .where("id", "=", id)
    .execute();
}
