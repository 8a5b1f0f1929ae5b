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

interface PutIn {
  /** The language and the revision of the text that was written with the link. */
  readonly putLang: string;
  readonly putRevision: number;
  /** The revision of the answer that was given its resulting paragraph with it; null where it had one. */
  readonly answerRevision: number | null;
}

/** Links a paragraph of a version to a comment that led to what it says; with what a click wrote, so that it can be taken back. */
export async function insertOrigin(db: Db, origin: Origin, mandateId: string, putIn?: PutIn): Promise<void> {
  await db
    .insertInto("textOrigins")
    .values({ ...origin, mandateId, ...putIn })
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

/** What a click wrote that put the comment into this paragraph; undefined where none did. */
export async function findPutIn(
  db: Db,
  { versionId, nodeId, commentId }: Origin,
): Promise<PutIn | undefined> {
  return db
    .selectFrom("textOrigins")
    .select((is) => [
      is.ref("putLang").$notNull().as("putLang"),
      is.ref("putRevision").$notNull().as("putRevision"),
      "answerRevision",
    ])
    .where("versionId", "=", versionId)
    .where("nodeId", "=", nodeId)
    .where("commentId", "=", commentId)
    .where("putRevision", "is not", null)
    .executeTakeFirst();
}

interface Pieces {
  readonly versionId: string;
  /** Ids of the paragraph that is linked, and of the one that is linked as well. */
  readonly from: string;
  readonly to: string;
}

/** Links a paragraph to every comment that led to another: what it says stood there. */
export async function copyOrigins(db: Db, { versionId, from, to }: Pieces): Promise<void> {
  await sql`insert into text_origins (version_id, node_id, comment_id, mandate_id, at)
    select version_id, ${to}, comment_id, mandate_id, at from text_origins
    where version_id = ${versionId}::uuid and node_id = ${from}
    on conflict do nothing`.execute(db);
}

/** As copyOrigins; the other one is linked no more. */
export async function moveOrigins(db: Db, pieces: Pieces): Promise<void> {
  await copyOrigins(db, pieces);
  await db
    .deleteFrom("textOrigins")
    .where("versionId", "=", pieces.versionId)
    .where("nodeId", "=", pieces.from)
    .execute();
}

/** The comments that stand in this version, are open to this sight and were not withdrawn; `more` joins before the conditions. */
const standingIn = (versionId: string, sight: Sight, more = sql``) => sql`${saidFrom}
    join comment_places place on place.comment_id = comments.id ${more}
  where place.version_id = ${versionId}::uuid and place.state in ('made', 'carried', 'confirmed')
    and comments.withdrawn_at is null and ${isOpenTo(sight)}`;

export interface OriginRow extends SaidRow {
  readonly proposed: string | null;
  /** Where it stands in the version before, and the language of the words it is about; null for none. */
  readonly quote: string | null;
  readonly passageLang: string | null;
  /** Number of the version on which it was made. */
  readonly madeIn: number;
  /** What the answer makes of it, published or not. */
  readonly disposition: string | null;
  readonly isLinked: boolean;
  /** What a click wrote that put it in; null where none did. */
  readonly putLang: string | null;
  readonly putRevision: number | null;
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
  const linked = sql`join document_versions made on made.id = comments.version_id
    left join matrix_answers answer on answer.comment_id = comments.id
    left join text_origins origin on origin.comment_id = comments.id
      and origin.version_id = ${versionId}::uuid and origin.node_id = ${nodeId}`;
  const isThere = from === undefined ? sql`false` : sql`place.node_id is not distinct from ${from}::text`;
  const { rows } = await sql<OriginRow>`select ${said}, comments.proposed, place.quote, place.passage_lang,
      made.number as made_in, answer.disposition, origin.comment_id is not null as is_linked, origin.put_lang,
      origin.put_revision
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
