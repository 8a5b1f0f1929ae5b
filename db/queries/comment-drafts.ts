import { sql } from "kysely";
import type { Db } from "../connection.ts";

interface DraftPlace {
  readonly mandateId: string;
  readonly versionId: string;
  /** Empty for the whole document. */
  readonly nodeId: string;
}

export interface DraftRow {
  /** A node's id, "" for the whole document. */
  readonly node: string;
  /** ISO 8601. */
  readonly since: string;
  /** Of the node asked for only. */
  readonly fields: Readonly<Record<string, string>> | null;
}

/** What a mandate is writing on the version in hand, as a column: where, since when, and at one node the fields. */
export function draftsOn({ mandateId, nodeId }: Omit<DraftPlace, "versionId">) {
  return sql<
    DraftRow[]
  >`(select coalesce(json_agg(json_build_object('node', draft.node_id, 'since', draft.saved_at,
      'fields', case when draft.node_id = ${nodeId} then draft.fields end)), '[]')
    from comment_drafts draft where draft.version_id = version.id and draft.mandate_id = ${mandateId}::uuid)`.as(
    "drafts",
  );
}

/** Keeps what is being written at a place, over what was kept there; nothing once the comment of the id `fields.id` was made: what comes late must not bring it back. */
export async function saveDraft(
  db: Db,
  { mandateId, versionId, nodeId }: DraftPlace,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await sql`insert into comment_drafts (mandate_id, version_id, node_id, fields, saved_at)
    select ${mandateId}::uuid, ${versionId}::uuid, ${nodeId}, ${JSON.stringify(fields)}::jsonb, clock_timestamp()
    where not exists (select from comments where id = ${fields["id"] ?? null}::uuid)
    on conflict (mandate_id, version_id, node_id)
    do update set fields = excluded.fields, saved_at = excluded.saved_at`.execute(db);
}

/** The fields of what is being written at a place, or undefined. */
export async function findDraft(db: Db, { mandateId, versionId, nodeId }: DraftPlace) {
  const row = await db
    .selectFrom("commentDrafts")
    .select("fields")
    .where("mandateId", "=", mandateId)
    .where("versionId", "=", versionId)
    .where("nodeId", "=", nodeId)
    .executeTakeFirst();
  return row?.fields;
}

/** Forgets what was being written at a place. */
export async function deleteDraft(db: Db, { mandateId, versionId, nodeId }: DraftPlace): Promise<void> {
  await db
    .deleteFrom("commentDrafts")
    .where("mandateId", "=", mandateId)
    .where("versionId", "=", versionId)
    .where("nodeId", "=", nodeId)
    .execute();
}

/** What these mandates are writing, for a person's own record. */
export function listDraftsOf(db: Db, mandateIds: readonly string[]) {
  return db
    .selectFrom("commentDrafts as draft")
    .innerJoin("documentVersions as version", "version.id", "draft.versionId")
    .select([
      "version.documentSlug as document",
      "version.number as version",
      "draft.nodeId as paragraph",
      "draft.mandateId",
      "draft.fields",
      "draft.savedAt",
    ])
    .where("draft.mandateId", "in", mandateIds)
    .orderBy("draft.savedAt")
    .execute();
}
