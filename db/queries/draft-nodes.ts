import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { NodeKind, Place } from "#app/features/documents/drafts/structure.ts";
import type { Db } from "../connection.ts";

/** The nodes of a version with their places and kinds, in no order, and whether each stands in a published version. */
export function listPlacedNodes(db: Db, versionId: string) {
  return db
    .selectFrom("versionNodes as placed")
    .innerJoin("documentNodes as node", "node.id", "placed.nodeId")
    .select((is) => [
      "node.id",
      is.ref("node.kind").$castTo<NodeKind>().as("kind"),
      "placed.parentId",
      "placed.position",
      is
        .exists(
          is
            .selectFrom("versionNodes as elsewhere")
            .innerJoin("documentVersions as version", "version.id", "elsewhere.versionId")
            .select("version.id")
            .whereRef("elsewhere.nodeId", "=", "node.id")
            .where("version.publishedAt", "is not", null),
        )
        .$castTo<boolean>()
        .as("isPublished"),
    ])
    .where("placed.versionId", "=", versionId)
    .execute();
}

/**
 * The nodes of a draft as its page shows them: texts in the two languages with their revisions, whether the original has
 * changed since a translation was written, and which comments led to what it says.
 */
export function listDraftNodes(db: Db, versionId: string, [original, shown]: readonly [string, string]) {
  return db
    .selectFrom("versionNodes as placed")
    .innerJoin("documentNodes as node", "node.id", "placed.nodeId")
    .select((is) => [
      "node.id",
      is.ref("node.kind").$castTo<NodeKind>().as("kind"),
      "placed.parentId",
      "placed.position",
      jsonArrayFrom(
        is
          .selectFrom("versionTexts as written")
          .select([
            "written.lang",
            "written.text",
            "written.revision",
            sql<boolean>`exists (select from version_texts original where original.version_id = written.version_id
              and original.node_id = written.node_id and original.lang = ${original}
              and original.changed_at > written.changed_at)`.as("behind"),
          ])
          .whereRef("written.versionId", "=", "placed.versionId")
          .whereRef("written.nodeId", "=", "placed.nodeId")
          .where("written.lang", "in", [original, shown]),
      ).as("texts"),
      jsonArrayFrom(
        is
          .selectFrom("textOrigins as origin")
          .innerJoin("comments", "comments.id", "origin.commentId")
          .innerJoin("documentVersions as made", "made.id", "comments.versionId")
          .select(["comments.id", "made.number as version"])
          .whereRef("origin.versionId", "=", "placed.versionId")
          .whereRef("origin.nodeId", "=", "placed.nodeId")
          .orderBy("comments.createdAt")
          .orderBy("comments.id"),
      ).as("origins"),
      sql<boolean>`exists (select from version_nodes elsewhere join document_versions version
        on version.id = elsewhere.version_id where elsewhere.node_id = node.id
        and version.published_at is not null)`.as("isPublished"),
    ])
    .where("placed.versionId", "=", versionId)
    .execute();
}

/** The kinds of these nodes of the document; nodes of others, or of none, are missing. */
export async function listKinds(db: Db, slug: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("documentNodes")
    .select((is) => ["id", is.ref("kind").$castTo<NodeKind>().as("kind")])
    .where("documentSlug", "=", slug)
    .where("id", "in", ids)
    .execute();
}

/** Names nodes of a document for good. */
export async function insertNodes(
  db: Db,
  slug: string,
  nodes: readonly { readonly id: string; readonly kind: NodeKind }[],
): Promise<void> {
  if (nodes.length === 0) return;
  await db
    .insertInto("documentNodes")
    .values(nodes.map(({ id, kind }) => ({ id, kind, documentSlug: slug })))
    .execute();
}

/** Makes a node that was never published one of another kind. */
export async function updateKind(db: Db, id: string, kind: NodeKind): Promise<void> {
  await db.updateTable("documentNodes").set({ kind }).where("id", "=", id).execute();
}

/** Puts nodes of a draft where they belong, new ones and those that stand elsewhere so far. */
export async function placeNodes(db: Db, versionId: string, places: readonly Place[]): Promise<void> {
  if (places.length === 0) return;
  await db
    .insertInto("versionNodes")
    .values(places.map(({ id, parentId, position }) => ({ versionId, nodeId: id, parentId, position })))
    .onConflict((placed) =>
      placed.columns(["versionId", "nodeId"]).doUpdateSet((is) => ({
        parentId: is.ref("excluded.parentId"),
        position: is.ref("excluded.position"),
      })),
    )
    .execute();
}

interface Removing {
  readonly versionId: string;
  readonly mandateId: string;
}

/** Takes nodes out of a draft; where they stood and what they said in each language is kept, so that they can come back. */
export async function removeNodes(db: Db, { versionId, mandateId }: Removing, ids: readonly string[]) {
  if (ids.length === 0) return;
  await sql`insert into removed_nodes (version_id, node_id, parent_id, position, mandate_id)
    select version_id, node_id, parent_id, position, ${mandateId}::uuid
    from version_nodes where version_id = ${versionId}::uuid and node_id = any(${ids}::text[])`.execute(db);
  await sql`insert into text_revisions
      (version_id, node_id, lang, revision, text, mandate_id, changed_at, replaced_by, replaced_at)
    select version_id, node_id, lang, revision, text, mandate_id, changed_at, ${mandateId}::uuid, now()
    from version_texts where version_id = ${versionId}::uuid and node_id = any(${ids}::text[])`.execute(db);
  for (const table of ["textEditors", "versionTexts", "versionNodes"] as const)
    await db.deleteFrom(table).where("versionId", "=", versionId).where("nodeId", "in", ids).execute();
}

/** What was taken out of a draft, with its place then, the latest first, and its words in one language. */
export function listRemoved(db: Db, versionId: string, lang: string) {
  return db
    .selectFrom("removedNodes as removed")
    .innerJoin("documentNodes as node", "node.id", "removed.nodeId")
    .select((is) => [
      "node.id",
      is.ref("node.kind").$castTo<NodeKind>().as("kind"),
      "removed.parentId",
      "removed.position",
      "removed.removedAt",
      is
        .selectFrom("textRevisions as former")
        .select("former.text")
        .whereRef("former.versionId", "=", "removed.versionId")
        .whereRef("former.nodeId", "=", "removed.nodeId")
        .where("former.lang", "=", lang)
        .orderBy("former.id", "desc")
        .limit(1)
        .as("text"),
    ])
    .where("removed.versionId", "=", versionId)
    .orderBy("removed.removedAt", "desc")
    .orderBy("removed.position")
    .execute();
}

/** Brings the texts of nodes back as they were when the nodes were taken out; the nodes stand in the draft again already. */
export async function restoreTexts(db: Db, versionId: string, ids: readonly string[]): Promise<void> {
  await sql`insert into version_texts (version_id, node_id, lang, text, revision, mandate_id, changed_at)
    select former.version_id, former.node_id, former.lang, former.text, former.revision + 1, former.mandate_id,
      former.changed_at
    from removed_nodes removed
    join text_revisions former on former.version_id = removed.version_id and former.node_id = removed.node_id
      and former.replaced_at = removed.removed_at
    where removed.version_id = ${versionId}::uuid and removed.node_id = any(${ids}::text[])`.execute(db);
  await db.deleteFrom("removedNodes").where("versionId", "=", versionId).where("nodeId", "in", ids).execute();
}

/** Forgets that nodes were taken out of a draft: they stand in it again with other words. */
export async function forgetRemoved(db: Db, versionId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom("removedNodes").where("versionId", "=", versionId).where("nodeId", "in", ids).execute();
}
