import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { NextStep } from "#app/features/documents/adoption/steps.ts";
import type { Outcome, Way, Word } from "#app/features/documents/adoption/procedures.ts";
import type { Db } from "../connection.ts";

/** The database's clock, to the millisecond: deadlines are decided by it. */
export async function readClock(db: Db): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db);
  const [row] = rows;
  if (!row) throw new Error("The database gave no time.");
  return row.at;
}

/** What the rules of adoption ask of a published version beside its procedures: whether it was commented, answered, tabled; with the Member States' codes in the network's order. */
export async function findStandingFacts(db: Db, versionId: string) {
  const { rows } = await sql<{
    isLatest: boolean;
    isCommented: boolean;
    wasCommented: boolean;
    isNewText: boolean;
    isTabled: boolean;
    isNoted: boolean;
    countries: string[];
  }>`select
      not exists (select from document_versions later where later.document_slug = version.document_slug
        and later.number > version.number and later.published_at is not null) as is_latest,
      exists (select from comment_periods join document_versions of on of.id = comment_periods.version_id
        where of.document_slug = version.document_slug
          and coalesce(submits_until, closes_at) > clock_timestamp()) as is_commented,
      exists (select from comment_periods join document_versions of on of.id = comment_periods.version_id
        where of.document_slug = version.document_slug and closes_at <= clock_timestamp()) as was_commented,
      exists (select from procedures join document_versions before on before.id = procedures.version_id
        where before.document_slug = version.document_slug and before.number < version.number
          and procedures.outcome = 'broken' and procedures.next_step = 'new-text') as is_new_text,
      exists (select from tablings where version_id = version.id) as is_tabled,
      exists (select from adoption_notings where version_id = version.id) as is_noted,
      array(select code from countries order by position) as countries
    from document_versions version where version.id = ${versionId}::uuid`.execute(db);
  const [row] = rows;
  if (!row) throw new Error(`There is no version ${versionId}.`);
  return row;
}

/** Procedures with what was said in them in order; the opening ones first. */
function withWords(db: Db) {
  return db
    .selectFrom("procedures")
    .innerJoin("documentVersions as version", "version.id", "procedures.versionId")
    .select((is) => [
      "procedures.id",
      "procedures.versionId",
      "version.documentSlug",
      "version.number",
      is.ref("procedures.way").$castTo<Way>().as("way"),
      "procedures.openedAt",
      "procedures.expiresAt",
      "procedures.shortReason",
      "procedures.meetingSlug",
      is.ref("procedures.outcome").$castTo<Outcome | null>().as("outcome"),
      "procedures.decidedAt",
      is.ref("procedures.nextStep").$castTo<NextStep | null>().as("nextStep"),
      "procedures.nextStepText",
      "procedures.nextStepAt",
      jsonArrayFrom(
        is
          .selectFrom("procedureWords as said")
          .innerJoin("offices", "offices.id", "said.officeId")
          .select((said) => [
            "said.id",
            "said.countryCode as country",
            said.ref("said.word").$castTo<Word>().as("word"),
            "said.statement",
            "said.lang",
            "said.proposed",
            "said.nodeId as node",
            said
              .selectFrom("versionTexts as passage")
              .innerJoin("documents", "documents.authoritativeLang", "passage.lang")
              .select("passage.text")
              .whereRef("documents.slug", "=", "version.documentSlug")
              .whereRef("passage.versionId", "=", "procedures.versionId")
              .whereRef("passage.nodeId", "=", "said.nodeId")
              .as("passage"),
            // Names of one word: those within the JSON are left as they are.
            "offices.kind as office",
            "said.at",
          ])
          .whereRef("said.procedureId", "=", "procedures.id")
          .orderBy("said.at")
          .orderBy("said.id"),
      ).as("said"),
    ])
    .orderBy("procedures.openedAt");
}

/** Every procedure of a document, the first first. */
export function listProcedures(db: Db, slug: string) {
  return withWords(db).where("version.documentSlug", "=", slug).execute();
}

export type ProcedureRow = Awaited<ReturnType<typeof listProcedures>>[number];

/** Running procedures whose time has come, by the database's clock: their documents and versions. */
export function listExpired(db: Db) {
  return db
    .selectFrom("procedures")
    .innerJoin("documentVersions as version", "version.id", "procedures.versionId")
    .select(["version.documentSlug as document", "version.number as version"])
    .where("procedures.outcome", "is", null)
    .where("procedures.expiresAt", "<=", sql<Date>`clock_timestamp()`)
    .orderBy("procedures.expiresAt")
    .execute();
}

/** The version is tabled. */
export async function insertTabling(db: Db, versionId: string, mandateId: string): Promise<void> {
  await db.insertInto("tablings").values({ versionId, mandateId }).execute();
}

interface NewProcedure {
  readonly versionId: string;
  readonly way: Way;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly expiresAt: Date | null;
  readonly shortReason: string | null;
  readonly meetingSlug: string | null;
  /** Id of the procedure whose decided next step this is. */
  readonly follows: string | null;
}

/** Opens a procedure; gives its id. The database refuses a second one that runs. */
export async function insertProcedure(db: Db, procedure: NewProcedure): Promise<string> {
  const row = await db.insertInto("procedures").values(procedure).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

interface NewWord {
  readonly id: string;
  readonly procedureId: string;
  readonly countryCode: string;
  readonly word: Word;
  readonly statement: string | null;
  readonly lang: string | null;
  readonly proposed: string | null;
  readonly nodeId: string | null;
  readonly mandateId: string;
  readonly officeId: string;
  readonly at: Date;
}

/** Records what a country said. */
export async function insertWord(db: Db, word: NewWord): Promise<void> {
  await db.insertInto("procedureWords").values(word).execute();
}

/** What was said under this id, for telling a repeated sending from another one. */
export function findWord(db: Db, id: string) {
  return db
    .selectFrom("procedureWords")
    .select(["procedureId", "countryCode", "word", "statement", "proposed", "mandateId", "at"])
    .where("id", "=", id)
    .executeTakeFirst();
}

interface Decided {
  readonly outcome: Outcome;
  readonly at: Date;
  /** Null where the clock or what was said decided. */
  readonly by: string | null;
}

/** Writes the outcome of a running procedure. A second one is refused by the database. */
export async function decideProcedure(db: Db, id: string, { outcome, at, by }: Decided): Promise<void> {
  await db
    .updateTable("procedures")
    .set({ outcome, decidedAt: at, decidedBy: by })
    .where("id", "=", id)
    .execute();
}

/** Writes what the network decided after a procedure that failed. */
export async function writeNextStep(
  db: Db,
  id: string,
  { nextStep, text, by }: { nextStep: NextStep; text: string; by: string },
): Promise<void> {
  await db
    .updateTable("procedures")
    .set({ nextStep, nextStepText: text || null, nextStepBy: by })
    .set({ nextStepAt: sql<Date>`clock_timestamp()` })
    .where("id", "=", id)
    .execute();
}

/** The Member States' codes, in the network's order. */
export async function listCountryCodes(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("countries").select("code").orderBy("position").execute();
  return rows.map(({ code }) => code);
}
