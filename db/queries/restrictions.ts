import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Db } from "../connection.ts";
import { countRights } from "./rooms.ts";
import { officeColumns } from "./office-columns.ts";

const isRunning = sql<SqlBool>`lifted_at is null and (until is null or until > clock_timestamp())`;

/** Why a person may not write in a room, and until when: ISO 8601, UTC; null for good. */
export interface Restriction {
  readonly reason: string;
  readonly until: string | null;
}

/** The longest restriction of the person in the room that runs now, within another statement; null where they may write. */
export const restrictionOf = (roomId: string, personId: string | null): RawBuilder<Restriction | null> =>
  sql`(select json_build_object('reason', reason, 'until', to_char(until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from room_restrictions where room_id = ${roomId}::uuid and person_id = ${personId}::uuid and ${isRunning}
    order by until desc nulls first limit 1)`;

/** As `restrictionOf`, by itself. */
export async function findRestriction(db: Db, roomId: string, personId: string): Promise<Restriction | null> {
  const running = restrictionOf(roomId, personId).as("running");
  return (await db.selectNoFrom(running).executeTakeFirstOrThrow()).running;
}

interface NewRestriction {
  readonly roomId: string;
  readonly personId: string;
  readonly mandateId: string;
  readonly reason: string;
  /** For how long from now, by the database's clock; null for good. */
  readonly hours: number | null;
}

/** Bars the person from writing in the room; the room must be locked. */
export async function insertRestriction(trx: Db, { hours, ...restriction }: NewRestriction): Promise<void> {
  const until = sql<Date | null>`clock_timestamp() + make_interval(hours => ${hours}::int)`;
  await trx
    .insertInto("roomRestrictions")
    .values({ ...restriction, until })
    .execute();
  await countRights(trx, restriction.roomId);
}

interface Lifting {
  readonly roomId: string;
  readonly personId: string;
  readonly mandateId: string;
}

/** Ends what bars the person from writing in the room; whether anything did. The room must be locked. */
export async function liftRestrictions(trx: Db, { roomId, personId, mandateId }: Lifting): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("roomRestrictions")
    .set({ liftedAt: sql<Date>`clock_timestamp()`, liftedBy: mandateId })
    .where("roomId", "=", roomId)
    .where("personId", "=", personId)
    .where(isRunning)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Who may not write in the room now, and under which mandate of theirs they wrote there last. */
export function listRestrictions(db: Db, roomId: string) {
  return db
    .selectFrom("roomRestrictions as restriction")
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom("mandates")
          .select(["mandates.id", "mandates.capacity", "mandates.officeId"])
          .whereRef("mandates.personId", "=", "restriction.personId")
          .orderBy(
            sql<SqlBool>`exists (select from messages where room_id = ${roomId}
              and messages.person_id = mandates.person_id and messages.mandate_id = mandates.id)`,
            "desc",
          )
          .orderBy("mandates.startsAt", "desc")
          .limit(1)
          .as("mandates"),
      (join) => join.onTrue(),
    )
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .leftJoin("cities", "cities.slug", "offices.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .select(["restriction.personId", "restriction.reason", "restriction.at", "restriction.until"])
    .select(["mandates.id as mandateId", ...officeColumns])
    .where("restriction.roomId", "=", roomId)
    .where(isRunning)
    .orderBy("restriction.at")
    .limit(200)
    .execute();
}

interface SlowRoom {
  readonly id: string;
  readonly slowSeconds: number;
}

/** In how many seconds the person may write in a room in slow mode, by the database's clock; 0 for now. */
export async function findPause(db: Db, { id, slowSeconds }: SlowRoom, personId: string): Promise<number> {
  const row = await db
    .selectFrom("messages")
    .select(
      sql<number>`ceil(extract(epoch from created_at - clock_timestamp()) + ${slowSeconds})::int`.as("wait"),
    )
    .where("roomId", "=", id)
    .where("createdAt", ">", sql<Date>`clock_timestamp() - make_interval(secs => ${slowSeconds}::int)`)
    .where("personId", "=", personId)
    .orderBy("createdAt", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.wait ?? 0;
}
