import { sql } from "kysely";
import type { Sight } from "#app/features/documents/comments/visibility.ts";
import type { Db } from "../connection.ts";
import { isOpenTo } from "./comment-sight.ts";
import { said, saidFrom, type SaidRow } from "./said.ts";

interface Origin {
  readonly versionId: string;
  readonly nodeId: string;
  readonly commentId: string;
}

/** Links a paragraph of a version to a comment that led to what it says. */
export async function insertOrigin(db: Db, origin: Origin, mandateId: string): Promise<void> {
  await db
    .insertInto("textOrigins")
    .values({ ...origin, mandateId })
    .onConflict((known) => known.doNothing())
    .execute();
}

export async function deleteOrigin(db: Db, { versionId, nodeId, commentId }: Origin): Promise<void> {
  await db
    .deleteFrom("textOrigins")
    .where("versionId", "=", versionId)
    .where("nodeId", "=", nodeId)
    .where("commentId", "=", commentId)
    .execute();
}

/** The comments that stand in this version, are open to this sight and were not withdrawn; `more` joins before the conditions. */
const standingIn = (versionId: string, sight: Sight, more = sql``) => sql`${saidFrom}
    join comment_places place on place.comment_id = comments.id ${more}
  where place.version_id = ${versionId}::uuid and place.state in ('made', 'carried', 'confirmed')
    and comments.withdrawn_at is null and ${isOpenTo(sight)}`;

export interface OriginRow extends SaidRow {
  readonly proposed: string | null;
  readonly isLinked: boolean;
}

interface Choosing {
  /** The draft's paragraph. */
  readonly versionId: string;
  readonly nodeId: string;
  /** The version before, and the paragraph there whose comments may be chosen: null for the whole document, undefined for none. */
  readonly formerId: string;
  readonly from: string | null | undefined;
}

/** The comments at a paragraph of the version before, and those from anywhere in it that the draft's paragraph is linked to, as far as they are open to this sight. */
export async function listOriginChoices(
  db: Db,
  { versionId, nodeId, formerId, from }: Choosing,
  sight: Sight,
): Promise<OriginRow[]> {
  const linked = sql`left join text_origins origin on origin.comment_id = comments.id
    and origin.version_id = ${versionId}::uuid and origin.node_id = ${nodeId}`;
  const isThere = from === undefined ? sql`false` : sql`place.node_id is not distinct from ${from}::text`;
  const { rows } = await sql<OriginRow>`select ${said}, comments.proposed,
      origin.comment_id is not null as is_linked
    from ${standingIn(formerId, sight, linked)} and (origin.comment_id is not null or ${isThere})
    order by comments.created_at, comments.id`.execute(db);
  return rows;
}

/** Whether the comment stands in the version, at this node of it if one is named, and is open to this sight. */
export async function standsIn(
  db: Db,
  { versionId, nodeId, commentId }: Omit<Origin, "nodeId"> & { readonly nodeId: string | null },
  sight: Sight,
): Promise<boolean> {
  const { rows } = await sql`select from ${standingIn(versionId, sight)}
    and comments.id = ${commentId}::uuid and (${nodeId}::text is null or place.node_id = ${nodeId})`.execute(
    db,
  );
  return rows.length > 0;
}

export interface OriginPlaceRow {
  readonly id: string;
  readonly kind: string;
  readonly parentId: string | null;
  readonly position: number;
  /** How many comments stand there that are open to the sight. */
  readonly count: number;
}

/** The nodes of a version with how many comments stand at each that are open to this sight. */
export async function listOriginPlaces(db: Db, versionId: string, sight: Sight): Promise<OriginPlaceRow[]> {
  const { rows } = await sql<OriginPlaceRow>`select placed.node_id as id, node.kind, placed.parent_id,
      placed.position, coalesce(counted.count, 0)::integer as count
    from version_nodes placed join document_nodes node on node.id = placed.node_id
      left join (select place.node_id, count(*) from ${standingIn(versionId, sight)} group by place.node_id)
        counted on counted.node_id = placed.node_id
    where placed.version_id = ${versionId}::uuid`.execute(db);
  return rows;
}
