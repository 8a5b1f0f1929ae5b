import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Db } from "../connection.ts";
import { stateAt } from "./periods.ts";

/** How far a version is after its comment period, by the database's clock. */
const howFar = sql<"tabled" | "adopted" | null>`case
  when exists (select from adoption_records where version_id = version.id) then 'adopted'
  when exists (select from tablings where version_id = version.id) then 'tabled'
end`;

const now = sql<Date>`now()`;

/** Published versions of all documents, each with its titles by language and its comment period of the moment by the database's clock: the open one, else that on which countries still submit, else the next, else the last. */
export function publishedVersions(db: Db, city: string | null = null) {
  return db
    .selectFrom("documents")
    .innerJoin("documentVersions as version", "version.documentSlug", "documents.slug")
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom("commentPeriods")
          .select([
            "opensAt",
            "closesAt",
            "submitsUntil",
            "publishesDirectly",
            "takes",
            stateAt(now).as("state"),
          ])
          .whereRef("versionId", "=", "version.id")
          .orderBy(sql`array_position(array['open', 'submitting', 'coming', 'closed'], ${stateAt(now)})`)
          .orderBy(sql`extract(epoch from opens_at) * case when now() < opens_at then 1 else -1 end`)
          .limit(1)
          .as("period"),
      (join) => join.onTrue(),
    )
    .select((is) => [
      "documents.slug",
      "documents.authoritativeLang",
      "documents.isIllustrative",
      howFar.as("adoption"),
      "version.id as versionId",
      "version.number",
      is.ref("version.publishedAt").$notNull().as("publishedAt"),
      "period.opensAt",
      "period.closesAt",
      "period.submitsUntil",
      "period.publishesDirectly",
      "period.takes",
      "period.state as periodState",
      // The time zone of the city for which it is read, and whom any of its periods that has begun asked.
      sql<string | null>`(select time_zone from cities where slug = ${city})`.as("cityZone"),
      sql<string[]>`array(select distinct unnest(takes) from comment_periods
        where version_id = version.id and opens_at <= now())`.as("invited"),
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

/** The published versions of a document, the newest first, as read for a city (its slug); none where there is no such document. */
export function listVersions(db: Db, slug: string, city: string | null = null): Promise<VersionRow[]> {
  return publishedVersions(db, city)
    .where("documents.slug", "=", slug)
    .orderBy("version.number", "desc")
    .execute();
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

/** Whether a node of this id has ever belonged to the document. */
export async function isNodeOf(db: Db, slug: string, nodeId: string): Promise<boolean> {
  const node = await db
    .selectFrom("documentNodes")
    .select("id")
    .where("documentSlug", "=", slug)
    .where("id", "=", nodeId)
    .executeTakeFirst();
  return node !== undefined;
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
