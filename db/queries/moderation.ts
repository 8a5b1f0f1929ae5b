import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { writtenMessages } from "./messages.ts";
import { officeColumns } from "./office-columns.ts";
import { subjectTitles } from "./room-subjects.ts";

const isReported = sql<boolean>`exists (select from message_reports where message_key = messages.key)`;

/** Messages with what moderators have done about them. */
function moderatedRows(db: Db) {
  return writtenMessages(db)
    .select(["messages.key", "messages.personId", "messages.body", "messages.html", "messages.lang"])
    .select(["messages.createdAt", "messages.hiddenAt", "messages.hiddenReason"])
    .select(isReported.as("isReported"));
}

export type ModeratedRow = Awaited<ReturnType<ReturnType<typeof moderatedRows>["executeTakeFirstOrThrow"]>>;

/** The message of number `n` of a room, with its words even where they are hidden. */
export function findModerated(db: Db, roomId: string, n: number): Promise<ModeratedRow | undefined> {
  return moderatedRows(db)
    .where("messages.roomId", "=", roomId)
    .where("messages.n", "=", n)
    .executeTakeFirst();
}

interface NewReport {
  readonly messageKey: number;
  readonly personId: string;
  readonly mandateId: string;
  readonly reason: string;
}

/** Whether this is the person's first report of the message: it stands, a second one does not. */
export async function insertReport(trx: Db, report: NewReport): Promise<boolean> {
  const row = await trx
    .insertInto("messageReports")
    .values(report)
    .onConflict((conflict) => conflict.columns(["messageKey", "personId"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Settles every open report of a message; whether there was one. */
export async function settleReports(trx: Db, messageKey: number, mandateId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("messageReports")
    .set({ settledAt: sql<Date>`clock_timestamp()`, settledBy: mandateId })
    .where("messageKey", "=", messageKey)
    .where("settledAt", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Every report of a message, the first first, with the office of whoever reported. */
export function listReports(db: Db, messageKey: number) {
  return db
    .selectFrom("messageReports as report")
    .innerJoin("mandates", "mandates.id", "report.mandateId")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .leftJoin("cities", "cities.slug", "offices.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .select(["report.id", "report.personId", "report.reason", "report.at", "report.settledAt"])
    .select(["mandates.id as mandateId", ...officeColumns])
    .where("report.messageKey", "=", messageKey)
    .orderBy("report.at")
    .execute();
}

interface Overseen {
  /** Audiences of the rooms that are read; of others what was reported is seen. */
  readonly audiences: readonly string[];
  /** Whose own messages are left out. */
  readonly personId: string;
  readonly limit: number;
}

/** Messages with open reports, the one reported first first. */
export function listReported(db: Db, { personId, limit }: Overseen) {
  return inRooms(db)
    .innerJoin("messageReports as report", "report.messageKey", "messages.key")
    .select([
      sql<Date>`min(report.at)`.as("since"),
      sql<number>`count(*)::int`.as("count"),
      sql<string>`(array_agg(report.reason order by report.at))[1]`.as("reason"),
    ])
    .where("report.settledAt", "is", null)
    .where("messages.body", "is not", null)
    .where("messages.personId", "<>", personId)
    .groupBy(["messages.key", "rooms.id", "mandates.id", "offices.id", "cities.name", "organisations.name"])
    .orderBy("since")
    .limit(limit)
    .execute();
}

/** Hidden messages, the one hidden last first. */
export function listHidden(db: Db, { audiences, personId, limit }: Overseen) {
  return inRooms(db)
    .select(["messages.hiddenAt", "messages.hiddenReason"])
    .where("messages.hiddenAt", "is not", null)
    .where("messages.body", "is not", null)
    .where("messages.personId", "<>", personId)
    .where((is) => is.or([is("rooms.audience", "in", audiences), isReported]))
    .orderBy("messages.hiddenAt", "desc")
    .limit(limit)
    .execute();
}

/** Messages with their rooms. */
function inRooms(db: Db) {
  return writtenMessages(db)
    .innerJoin("rooms", "rooms.id", "messages.roomId")
    .select(["rooms.slug", "rooms.kind as roomKind", "rooms.subject", "rooms.audience", subjectTitles]);
}
