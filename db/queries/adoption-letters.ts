import { sql, type SqlBool } from "kysely";
import { jsonObjectFrom } from "kysely/helpers/postgres";
import type { Outcome, Way } from "#app/features/documents/adoption/procedures.ts";
import type { Db } from "../connection.ts";
import { titlesOfVersion } from "./version-titles.ts";

/** A procedure as letters name it: its document, version and titles, its meeting, what it follows, and who broke a silence. */
export function findProcedureInLetters(db: Db, id: string) {
  return db
    .selectFrom("procedures")
    .innerJoin("documentVersions as version", "version.id", "procedures.versionId")
    .innerJoin("documents", "documents.slug", "version.documentSlug")
    .leftJoin("meetings", "meetings.slug", "procedures.meetingSlug")
    .leftJoin("procedures as before", "before.id", "procedures.follows")
    .leftJoin("adoptionNotings as noting", "noting.versionId", "version.id")
    .select((is) => [
      "procedures.id",
      is.ref("procedures.way").$castTo<Way>().as("way"),
      is.ref("procedures.outcome").$castTo<Outcome | null>().as("outcome"),
      "procedures.expiresAt",
      "procedures.decidedAt",
      "procedures.shortReason",
      "meetings.title as meeting",
      "noting.occasion",
      sql<boolean>`coalesce(before.outcome = 'broken' and before.version_id <> procedures.version_id, false)`.as(
        "restartsClock",
      ),
      "documents.slug",
      "documents.authoritativeLang",
      "version.number",
      titlesOfVersion.as("titles"),
      jsonObjectFrom(
        is
          .selectFrom("procedureWords as said")
          .select(["said.countryCode as country", sql<string>`left(said.statement, 1000)`.as("statement")])
          .whereRef("said.procedureId", "=", "procedures.id")
          .where("said.word", "in", ["objects", "amends", "cannot"])
          .orderBy("said.at", "desc")
          .limit(1),
      ).as("refusal"),
    ])
    .where("procedures.id", "=", id)
    .executeTakeFirst();
}

export type ProcedureInLetters = NonNullable<Awaited<ReturnType<typeof findProcedureInLetters>>>;

/**
 * Who holds an office of these kinds now and can be written to, each person once, with the country they act for. `notIn` leaves out
 * those whose country has spoken in this procedure.
 */
export async function listReaders(
  db: Db,
  kinds: readonly string[],
  { notIn = null }: { readonly notIn?: string | null } = {},
) {
  return (
    db
      .selectFrom("mandates")
      .innerJoin("offices", "offices.id", "mandates.officeId")
      .innerJoin("people", "people.id", "mandates.personId")
      .select(["people.id as personId", "people.lang", "offices.countryCode as country"])
      .distinctOn("people.id")
      .where("offices.kind", "in", kinds)
      .where("people.email", "is not", null)
      .where(
        sql<SqlBool>`mandates.starts_at <= now() and (mandates.ends_at is null or mandates.ends_at > now())`,
      )
      .where(
        sql<SqlBool>`not exists (select from procedure_words said
        where said.procedure_id = ${notIn}::uuid and said.country_code = offices.country_code)`,
      )
      .orderBy("people.id")
      // Who holds several is written to as what they speak as.
      .orderBy(sql`offices.kind <> 'country'`)
      .orderBy("offices.id")
      .execute()
  );
}

export type Reader = Awaited<ReturnType<typeof listReaders>>[number];

/** Running procedures that end in at most `days`, with the database's clock. */
export function listEndingProcedures(db: Db, days: number) {
  return db
    .selectFrom("procedures")
    .select((is) => [
      "id",
      is.ref("way").$castTo<Way>().as("way"),
      "openedAt",
      is.ref("expiresAt").$notNull().as("expiresAt"),
      sql<Date>`clock_timestamp()`.as("now"),
    ])
    .where("outcome", "is", null)
    .where("expiresAt", ">", sql<Date>`clock_timestamp()`)
    .where("expiresAt", "<=", sql<Date>`clock_timestamp() + make_interval(days => ${days})`)
    .orderBy("openedAt")
    .execute();
}

/** Marks a reminder of a procedure that runs as written; false where it was, or where the procedure is over. */
export async function markProcedureReminded(db: Db, procedureId: string, days: number): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into procedure_reminders (procedure_id, days)
    select id, ${days} from procedures where id = ${procedureId}::uuid and outcome is null and expires_at > clock_timestamp()
    on conflict do nothing`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}
