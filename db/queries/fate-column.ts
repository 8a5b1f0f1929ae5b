import { sql, type RawBuilder } from "kysely";

/** Where a node stands in a version; its kind and its number are null where it does not stand there. */
export interface FatePlace {
  /** Number of the version. */
  readonly version: number;
  /** Null for the whole document. */
  readonly nodeId: string | null;
  readonly kind: string | null;
  /** "2.3", by its places in that version. */
  readonly at: string | null;
}

/** What became of a comment after the version in hand, as JSON gives it. */
export interface FateColumn extends FatePlace {
  /** Of its place in the latest version: carried, confirmed, waiting or left; null where it has none. */
  readonly state: string | null;
  /** What was changed because of it in later versions, the first change first. */
  readonly led: readonly FatePlace[];
}

/** The number of a node in a version as numberNodes() writes it: its place below its parent, after the parent's number. */
function numberIn(version: RawBuilder<unknown>, node: RawBuilder<unknown>) {
  return sql`(with recursive above as (
      select own.parent_id, own.position, own.node_id, 1 as step from version_nodes own
      where own.version_id = ${version} and own.node_id = ${node}
    union all
      select own.parent_id, own.position, own.node_id, above.step + 1 from above
        join version_nodes own on own.version_id = ${version} and own.node_id = above.parent_id)
    select string_agg((select count(*) from version_nodes sibling
        where sibling.version_id = ${version} and sibling.parent_id is not distinct from above.parent_id
          and (sibling.position, sibling.node_id collate "C") <= (above.position, above.node_id collate "C"))::text,
      '.' order by above.step desc) from above)`;
}

/** The members of a `FatePlace`, for json_build_object. */
export const placeIn = (version: RawBuilder<unknown>, node: RawBuilder<unknown>) => sql`'nodeId', ${node},
  'kind', (select found.kind from version_nodes there join document_nodes found on found.id = there.node_id
    where there.version_id = ${version} and there.node_id = ${node}),
  'at', ${numberIn(version, node)}`;

/** What became of the comment in hand, over comments with `place`, their place in a version: null in the latest one, and of what was withdrawn. */
export const fateColumn =
  sql<FateColumn | null>`(select json_build_object('version', latest.number, 'state', stands.state,
    ${placeIn(sql`latest.id`, sql`stands.node_id`)},
    'led', (select coalesce(json_agg(json_build_object('version', changed.number,
        ${placeIn(sql`changed.id`, sql`origin.node_id`)}) order by changed.number, origin.node_id), '[]')
      from text_origins origin join document_versions changed on changed.id = origin.version_id
      where origin.comment_id = comments.id and changed.number > shown.number and changed.published_at <= now()))
  from document_versions shown
    cross join lateral (select version.id, version.number from document_versions version
      where version.document_slug = shown.document_slug and version.published_at <= now()
      order by version.number desc limit 1) latest
    left join comment_places stands on stands.comment_id = comments.id and stands.version_id = latest.id
  where shown.id = place.version_id and latest.id <> shown.id and comments.withdrawn_at is null)`.as("fate");
