import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Db } from "../connection.ts";

/** Of a node of a version: from 0, as which of those below its parent it stands. */
const placeAmongSiblings = sql`row_number() over (partition by parent_id order by position, node_id) - 1`;

/** Inserts a document, or takes one that has no version; false where the slug is taken by a document with one. */
export async function insertDocument(db: Db, slug: string, authoritativeLang: string): Promise<boolean> {
  const row = await db
    .insertInto("documents")
    .values({ slug, authoritativeLang })
    .onConflict((taken) =>
      taken
        .column("slug")
        .doUpdateSet({ authoritativeLang })
        .where((is) =>
          is.not(
            is.exists(
              is.selectFrom("documentVersions").select("id").whereRef("documentSlug", "=", "documents.slug"),
            ),
          ),
        ),
    )
    .returning("slug")
    .executeTakeFirst();
  return row !== undefined;
}

/** The draft of a document, its authoritative language, and the id of the version before it; undefined without a draft. */
export function findDraft(db: Db, slug: string) {
  return db
    .selectFrom("documentVersions as draft")
    .innerJoin("documents", "documents.slug", "draft.documentSlug")
    .select((is) => [
      "draft.id",
      "draft.documentSlug as slug",
      "draft.number",
      "draft.createdAt",
      "documents.authoritativeLang",
      is
        .selectFrom("documentVersions as former")
        .select("former.id")
        .whereRef("former.documentSlug", "=", "draft.documentSlug")
        .whereRef("former.number", "<", "draft.number")
        .orderBy("former.number", "desc")
        .limit(1)
        .as("formerId"),
    ])
    .where("draft.documentSlug", "=", slug)
    .where("draft.publishedAt", "is", null)
    .executeTakeFirst();
}

/**
 * The draft of a document with its titles, and how many comments of the version before are placed anew when it is
 * published: those that stand or wait there, withdrawn ones apart.
 */
export function findDraftHead(db: Db, slug: string) {
  return db
    .selectFrom("documentVersions as draft")
    .innerJoin("documents", "documents.slug", "draft.documentSlug")
    .leftJoinLateral(
      (is) =>
        is
          .selectFrom("documentVersions as version")
          .select("version.id")
          .whereRef("version.documentSlug", "=", "draft.documentSlug")
          .whereRef("version.number", "<", "draft.number")
          .orderBy("version.number", "desc")
          .limit(1)
          .as("former"),
      (join) => join.onTrue(),
    )
    .select((is) => [
      "draft.id",
      "draft.number",
      "documents.authoritativeLang",
      "former.id as formerId",
      jsonArrayFrom(
        is
          .selectFrom("documentTitles")
          .select(["lang", "title", "label"])
          .whereRef("versionId", "=", "draft.id")
          .orderBy("lang"),
      ).as("titles"),
      is
        .selectFrom("commentPlaces as place")
        .innerJoin("comments", "comments.id", "place.commentId")
        .select((place) => place.fn.countAll<number>().as("count"))
        .whereRef("place.versionId", "=", "former.id")
        .where("place.state", "!=", "left")
        .where("comments.withdrawnAt", "is", null)
        .as("toPlace"),
    ])
    .where("draft.documentSlug", "=", slug)
    .where("draft.publishedAt", "is", null)
    .executeTakeFirst();
}

/** Every draft with its title in the authoritative language, in the order of slugs. */
export function listDrafts(db: Db) {
  return db
    .selectFrom("documentVersions as draft")
    .innerJoin("documents", "documents.slug", "draft.documentSlug")
    .innerJoin("documentTitles as title", (join) =>
      join.onRef("title.versionId", "=", "draft.id").onRef("title.lang", "=", "documents.authoritativeLang"),
    )
    .select(["documents.slug", "draft.number", "title.title", "title.lang"])
    .where("draft.publishedAt", "is", null)
    .orderBy("documents.slug")
    .execute();
}

/** The newest published version of a document. */
export function findLatest(db: Db, slug: string) {
  return db
    .selectFrom("documentVersions")
    .select(["id", "number"])
    .where("documentSlug", "=", slug)
    .where("publishedAt", "is not", null)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

interface NewDraft {
  readonly slug: string;
  readonly number: number;
  readonly mandateId: string;
}

/** An empty draft. */
export async function insertDraft(db: Db, { slug, number, mandateId }: NewDraft): Promise<string> {
  const { id } = await db
    .insertInto("documentVersions")
    .values({ documentSlug: slug, number, publishedAt: null, createdBy: mandateId })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Copies nodes, texts and titles of a version into an empty draft; who wrote each text, and when, goes with it. */
export async function copyVersion(db: Db, from: string, to: string): Promise<void> {
  await sql`insert into document_titles (version_id, lang, title, label)
    select ${to}::uuid, lang, title, label from document_titles where version_id = ${from}::uuid`.execute(db);
  await sql`insert into version_nodes (version_id, node_id, parent_id, position)
    select ${to}::uuid, node_id, parent_id, ${placeAmongSiblings} from version_nodes
    where version_id = ${from}::uuid`.execute(db);
  await sql`insert into version_texts (version_id, node_id, lang, text, mandate_id, changed_at)
    select ${to}::uuid, node_id, lang, text, mandate_id, changed_at
    from version_texts where version_id = ${from}::uuid`.execute(db);
}

/** Removes a draft and all that belongs to it. The ids of its new nodes are not given again. */
export async function deleteDraft(db: Db, versionId: string): Promise<void> {
  const parts = [
    ...(["textEditors", "textOrigins", "textRevisions", "removedNodes"] as const),
    ...(["versionTexts", "versionNodes", "documentTitles"] as const),
  ];
  for (const table of parts) await db.deleteFrom(table).where("versionId", "=", versionId).execute();
  await db.deleteFrom("documentVersions").where("id", "=", versionId).execute();
}

interface Publishing {
  readonly versionId: string;
  readonly mandateId: string;
  readonly reason: string;
  readonly authoritativeLang: string;
}

/** Publishes a draft, by the database's clock. Empty translations are left out: the original is read in their place. */
export async function markPublished(db: Db, { versionId, mandateId, reason, authoritativeLang }: Publishing) {
  await db
    .deleteFrom("versionTexts")
    .where("versionId", "=", versionId)
    .where("lang", "!=", authoritativeLang)
    .where("text", "=", "")
    .execute();
  await db.deleteFrom("textEditors").where("versionId", "=", versionId).execute();
  await db
    .updateTable("documentVersions")
    .set({ publishedAt: sql<Date>`clock_timestamp()`, publishedBy: mandateId, reason })
    .where("id", "=", versionId)
    .execute();
}

/** Whether the texts, structure or titles of two versions differ; where a number of a place is another, the order may be the same. */
export async function isChanged(db: Db, formerId: string, versionId: string): Promise<boolean> {
  const rowsOf = (id: string) => sql`
    select node_id, lang, text from version_texts where version_id = ${id}::uuid and text <> ''
    union all select node_id, parent_id, (${placeAmongSiblings})::text
      from version_nodes where version_id = ${id}::uuid
    union all select lang, title, label from document_titles where version_id = ${id}::uuid`;
  const { rows } = await sql<{ isChanged: boolean }>`
    with former as (${rowsOf(formerId)}), draft as (${rowsOf(versionId)})
    select exists ((select * from former except select * from draft)
      union all (select * from draft except select * from former)) as is_changed`.execute(db);
  return rows[0]?.isChanged ?? false;
}
