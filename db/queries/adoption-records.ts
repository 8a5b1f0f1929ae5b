import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { AdoptionRecord } from "#app/features/documents/adoption/record.ts";
import type { Db } from "../connection.ts";

interface NewRecord {
  readonly versionId: string;
  readonly procedureId: string;
  readonly adoptedAt: Date;
  readonly record: AdoptionRecord;
}

/** Writes the record of an adoption, once and for good. */
export async function insertRecord(
  db: Db,
  { versionId, procedureId, adoptedAt, record }: NewRecord,
): Promise<void> {
  await db
    .insertInto("adoptionRecords")
    .values({ versionId, procedureId, adoptedAt, content: JSON.stringify(record), sha256: record.sha256 })
    .execute();
}

/** The latest adopted version of a document: its record's hash, where it was noted, and its corrections, the first first. */
function selectRecord(db: Db, slug: string) {
  return db
    .selectFrom("adoptionRecords as record")
    .innerJoin("documentVersions as version", "version.id", "record.versionId")
    .leftJoin("adoptionNotings as noting", "noting.versionId", "record.versionId")
    .select((is) => [
      "record.versionId",
      "version.number",
      "record.sha256",
      sql<string | null>`noting.noted_on::text`.as("notedOn"),
      "noting.occasion",
      jsonArrayFrom(
        is
          .selectFrom("corrigenda")
          .select([
            "corrigenda.number",
            "corrigenda.nodeId as node",
            "corrigenda.lang",
            "corrigenda.text",
            "corrigenda.reason",
            "corrigenda.at",
          ])
          .whereRef("corrigenda.versionId", "=", "record.versionId")
          .orderBy("corrigenda.number"),
      ).as("corrigenda"),
    ])
    .where("version.documentSlug", "=", slug)
    .orderBy("version.number", "desc")
    .limit(1);
}

/** The record of a document's latest adopted version, with what came after it; undefined where none is adopted. */
export function findRecord(db: Db, slug: string) {
  return selectRecord(db, slug)
    .select((is) => is.ref("record.content").$castTo<AdoptionRecord>().as("content"))
    .executeTakeFirst();
}

/** The same without the record itself, which may be many megabytes. */
export function findRecordHead(db: Db, slug: string) {
  return selectRecord(db, slug).executeTakeFirst();
}

/** The record of an adopted version. Throws where there is none. */
export async function readRecord(db: Db, versionId: string): Promise<AdoptionRecord> {
  const row = await db
    .selectFrom("adoptionRecords")
    .select((is) => is.ref("content").$castTo<AdoptionRecord>().as("content"))
    .where("versionId", "=", versionId)
    .executeTakeFirstOrThrow();
  return row.content;
}

/** The names of the cities and organisations among these slugs. */
export async function listBodyNames(db: Db, slugs: readonly string[]) {
  const { rows } = await sql<{ slug: string; name: string }>`
    select slug, name from cities where slug = any (${slugs}::text[])
    union all select slug, name from organisations where slug = any (${slugs}::text[])`.execute(db);
  return rows;
}

interface Noting {
  readonly versionId: string;
  /** A day, "2026-11-30". */
  readonly notedOn: string;
  readonly occasion: string;
  readonly mandateId: string;
}

/** The adopted version was noted by Leaders. */
export async function insertNoting(db: Db, noting: Noting): Promise<void> {
  await db.insertInto("adoptionNotings").values(noting).execute();
}

interface Corrigendum {
  readonly versionId: string;
  readonly nodeId: string | null;
  readonly lang: string;
  readonly text: string;
  readonly reason: string;
  readonly mandateId: string;
}

/** The number of a correction that says the same, undefined where there is none: sent twice it is one. */
export async function findCorrigendum(
  db: Db,
  { versionId, nodeId, lang, text, reason }: Omit<Corrigendum, "mandateId">,
): Promise<number | undefined> {
  const row = await db
    .selectFrom("corrigenda")
    .select("number")
    .where("versionId", "=", versionId)
    .where("nodeId", "is not distinct from", nodeId)
    .where((is) => is.and({ lang, text, reason }))
    .executeTakeFirst();
  return row?.number;
}

/** Adds a correction beside the record; gives its number. The caller holds the document. */
export async function insertCorrigendum(db: Db, corrigendum: Corrigendum): Promise<number> {
  const row = await db
    .insertInto("corrigenda")
    .values({
      ...corrigendum,
      number: sql<number>`(select count(*)::int + 1 from corrigenda where version_id = ${corrigendum.versionId}::uuid)`,
    })
    .returning("number")
    .executeTakeFirstOrThrow();
  return row.number;
}

/** Every node of a version with its texts in all languages, and its titles: what a record holds of it. */
export async function findWholeText(db: Db, versionId: string) {
  const [nodes, texts, titles] = await Promise.all([
    db
      .selectFrom("versionNodes as placed")
      .innerJoin("documentNodes as node", "node.id", "placed.nodeId")
      .select(["node.id", "node.kind", "placed.parentId", "placed.position"])
      .where("placed.versionId", "=", versionId)
      .execute(),
    db
      .selectFrom("versionTexts")
      .select(["nodeId", "lang", "text"])
      .where("versionId", "=", versionId)
      .execute(),
    db
      .selectFrom("documentTitles")
      .innerJoin("documentVersions as version", "version.id", "documentTitles.versionId")
      .innerJoin("documents", "documents.slug", "version.documentSlug")
      .select([
        "documentTitles.lang",
        "documentTitles.title",
        "documents.authoritativeLang",
        "documents.isIllustrative",
      ])
      .where("documentTitles.versionId", "=", versionId)
      .orderBy("documentTitles.lang")
      .execute(),
  ]);
  return { nodes, texts, titles };
}
