import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { stoodLast } from "./comment-places.ts";

/** What became of a comment in a version, for one of those who are told. */
export interface FateRow {
  readonly personId: string;
  readonly commentId: string;
  readonly body: string;
  /** carried, waiting or left. */
  readonly state: string;
  /** Where it stood before, and stands now: null for the whole document, and where it stands nowhere. */
  readonly stoodIn: string;
  readonly oldNodeId: string | null;
  readonly nodeId: string | null;
  /** The paragraphs of the version that were changed because of it. */
  readonly led: readonly string[];
}

const isRunning = sql`mandates.starts_at <= now() and (mandates.ends_at is null or mandates.ends_at > now())`;

/** Whom one tells of the comment in hand, made under the mandate `made`: its author while they hold its office, else who heads that office now. */
export const toldOf = sql`(select distinct mandates.person_id from mandates
  where mandates.office_id = comments.office_id and ${isRunning}
    and (mandates.person_id = made.person_id or (mandates.capacity = 'head' and not exists (
      select from mandates where person_id = made.person_id and office_id = comments.office_id and ${isRunning}))))`;

/** What became of each comment in this version, for its author while they hold its office, else for who heads that office now. */
export async function listFates(db: Db, versionId: string): Promise<FateRow[]> {
  const { rows } =
    await sql<FateRow>`select told.person_id, comments.id as comment_id, left(comments.body, 200) as body,
      place.state, place.node_id, stood.version_id as stood_in, stood.node_id as old_node_id,
      (select coalesce(array_agg(origin.node_id order by origin.node_id), '{}') from text_origins origin
        where origin.version_id = place.version_id and origin.comment_id = comments.id) as led
    from comment_places place
      join comments on comments.id = place.comment_id
      join mandates made on made.id = comments.mandate_id
      cross join lateral ${stoodLast(versionId)} stood
      cross join lateral ${toldOf} told
    where place.version_id = ${versionId}::uuid and comments.withdrawn_at is null
    order by told.person_id, comments.created_at, comments.id`.execute(db);
  return rows;
}

/** Slug, number and title of a version, the title in the authoritative language. */
export function findVersionTitle(db: Db, versionId: string) {
  return db
    .selectFrom("documentVersions as version")
    .innerJoin("documents", "documents.slug", "version.documentSlug")
    .leftJoin("documentTitles as titles", (join) =>
      join
        .onRef("titles.versionId", "=", "version.id")
        .onRef("titles.lang", "=", "documents.authoritativeLang"),
    )
    .select(["documents.slug", "version.number", "titles.title"])
    .where("version.id", "=", versionId)
    .executeTakeFirst();
}
