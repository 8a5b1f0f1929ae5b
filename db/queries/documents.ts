import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Db } from "../connection.ts";

/** Published versions of all documents, each with its titles by language and its latest comment period by the database's clock. */
function publishedVersions(db: Db) {
  return db
    .selectFrom("documents")
    .innerJoin("documentVersions as version", "version.documentSlug", "documents.slug")
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom("commentPeriods")
          .select([
            "closesAt",
            "publishesDirectly",
            "takes",
            sql<
              "coming" | "open" | "closed"
            >`case when now() < opens_at then 'coming' when now() < closes_at then 'open' else 'closed' end`.as(
              "state",
            ),
          ])
          .whereRef("versionId", "=", "version.id")
          .orderBy("opensAt", "desc")
          .limit(1)
          .as("period"),
      (join) => join.onTrue(),
    )
    .select((is) => [
      "documents.slug",
      "documents.authoritativeLang",
      "documents.isIllustrative",
      "version.id as versionId",
      "version.number",
      is.ref("version.publishedAt").$notNull().as("publishedAt"),
      "period.closesAt",
      "period.publishesDirectly",
      "period.takes",
      "period.state as periodState",
      jsonArrayFrom(
        is
          .selectFrom("documentTitles")
          .select(["lang", "title", "label"])
          .whereRef("versionId", "=", "version.id")
          .orderBy("lang"),
      ).as("titles"),
    ])
    .where("version.publishedAt", "<=", sql<Date>`now()`);
}

export type VersionRow = Awaited<ReturnType<ReturnType<typeof publishedVersions>["executeTakeFirstOrThrow"]>>;

/** The published versions of a document, the newest first; none where there is no such document. */
export function listVersions(db: Db, slug: string): Promise<VersionRow[]> {
  return publishedVersions(db).where("documents.slug", "=", slug).orderBy("version.number", "desc").execute();
}

/** The newest published version of each document, in the order of slugs. */
export function listLatestVersions(db: Db): Promise<VersionRow[]> {
  return publishedVersions(db)
    .distinctOn("documents.slug")
    .orderBy("documents.slug")
    .orderBy("version.number", "desc")
    .execute();
}

/** The nodes of a version with their texts in these languages, as far as they exist; those of the node `nodeId` in every language. */
export function listNodes(
  db: Db,
  { versionId, nodeId }: { versionId: string; nodeId: string },
  languages: readonly string[],
) {
  return db
    .selectFrom("versionNodes as placed")
    .innerJoin("documentNodes as node", "node.id", "placed.nodeId")
    .select((is) => [
      "node.id",
      "node.kind",
      "placed.parentId",
      "placed.position",
      jsonArrayFrom(
        is
          .selectFrom("versionTexts as written")
          .select(["written.lang", "written.text"])
          .whereRef("written.versionId", "=", "placed.versionId")
          .whereRef("written.nodeId", "=", "placed.nodeId")
          .where((or) => or.or([or("written.lang", "in", languages), or("written.nodeId", "=", nodeId)])),
      ).as("texts"),
    ])
    .where("placed.versionId", "=", versionId)
    .execute();
}

/** Whom the running period of the version in hand asks, by the database's clock; null without one. */
const runningTakes = sql<string[] | null>`(select takes from comment_periods period
  where period.version_id = document_versions.id and period.opens_at <= clock_timestamp()
    and clock_timestamp() < period.closes_at limit 1)`;

/** The published version of this number, without one the latest: whom its running comment period asks; undefined where there is none. */
export function findPublished(db: Db, slug: string, number?: number) {
  const published = db
    .selectFrom("documentVersions")
    .select(["id", runningTakes.as("takes")])
    .where("documentSlug", "=", slug)
    .where("publishedAt", "<=", sql<Date>`now()`)
    .orderBy("number", "desc")
    .limit(1);
  return (number === undefined ? published : published.where("number", "=", number)).executeTakeFirst();
}

/** Whether a published version of this slug exists. */
export async function isPublished(db: Db, slug: string): Promise<boolean> {
  return (await findPublished(db, slug)) !== undefined;
}

/** Holds the document until the transaction ends, so that its events are committed in the order of their numbers and readers of events miss none. */
export function lockDocument(db: Db, slug: string) {
  return db
    .selectFrom("documents")
    .select("slug")
    .where("slug", "=", slug)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** A version of a document by its number, whether it is published, and whom its running comment period asks. */
export function findVersion(db: Db, slug: string, number: number) {
  return db
    .selectFrom("documentVersions")
    .select([
      "id",
      sql<boolean>`coalesce(published_at <= now(), false)`.as("isPublished"),
      runningTakes.as("takes"),
    ])
    .where("documentSlug", "=", slug)
    .where("number", "=", number)
    .executeTakeFirst();
}

/** A node of a version with its texts, one a language; undefined where it does not stand there. */
export function findNode(db: Db, versionId: string, nodeId: string) {
  return db
    .selectFrom("versionNodes as placed")
    .innerJoin("documentNodes as node", "node.id", "placed.nodeId")
    .select((is) => [
      "node.kind",
      jsonArrayFrom(
        is
          .selectFrom("versionTexts as written")
          .select(["written.lang", "written.text"])
          .whereRef("written.versionId", "=", "placed.versionId")
          .whereRef("written.nodeId", "=", "placed.nodeId")
          .orderBy("written.lang"),
      ).as("texts"),
    ])
    .where("placed.versionId", "=", versionId)
    .where("placed.nodeId", "=", nodeId)
    .executeTakeFirst();
}

interface NewPeriod {
  readonly versionId: string;
  /** UTC. */
  readonly closesAt: Date;
  readonly publishesDirectly: boolean;
}

/** Opens a period from now, by the database's clock; undefined where it would close in the past or another is still open or to come. */
export async function insertPeriod(db: Db, { versionId, closesAt, publishesDirectly }: NewPeriod) {
  const { rows } = await sql<{ id: string; opensAt: Date }>`
    with moment as materialized (select clock_timestamp() as at)
    insert into comment_periods (version_id, opens_at, closes_at, publishes_directly)
    select ${versionId}::uuid, moment.at, ${closesAt}::timestamptz, ${publishesDirectly}::boolean
    from moment
    where ${closesAt}::timestamptz > moment.at
      and not exists (select from comment_periods where version_id = ${versionId}::uuid and closes_at > moment.at)
    returning id, opens_at`.execute(db);
  return rows[0];
}

/** Whether a comment period of the version is open or to come. */
export async function hasRunningPeriod(db: Db, versionId: string): Promise<boolean> {
  const row = await db
    .selectFrom("commentPeriods")
    .select("id")
    .where("versionId", "=", versionId)
    .where("closesAt", ">", sql<Date>`clock_timestamp()`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Comment periods that have closed without its having been announced, the oldest first. */
export function listUnannouncedClosings(db: Db) {
  return db
    .selectFrom("commentPeriods as period")
    .innerJoin("documentVersions as version", "version.id", "period.versionId")
    .select(["period.id", "version.documentSlug", "version.number"])
    .where("period.isClosingAnnounced", "=", false)
    .where("period.closesAt", "<=", sql<Date>`clock_timestamp()`)
    .orderBy("period.closesAt")
    .execute();
}

/** Marks the closing of a period as announced; false where another has done so. */
export async function markClosingAnnounced(db: Db, periodId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("commentPeriods")
    .set({ isClosingAnnounced: true })
    .where("id", "=", periodId)
    .where("isClosingAnnounced", "=", false)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The authoritative language of the document that a version belongs to; undefined where there is no such version. */
export async function findAuthoritativeLang(db: Db, versionId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("documents")
    .innerJoin("documentVersions", "documentVersions.documentSlug", "documents.slug")
    .select("documents.authoritativeLang")
    .where("documentVersions.id", "=", versionId)
    .executeTakeFirst();
  return row?.authoritativeLang;
}
