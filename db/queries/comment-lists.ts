import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Sight } from "#app/features/documents/comments/visibility.ts";
import type { Db } from "../connection.ts";
import { stoodLast } from "./comment-places.ts";
import { isOpenTo } from "./comment-sight.ts";
import { publishedAnswers } from "./matrix-rows.ts";
import { said, saidFrom, type SaidRow } from "./said.ts";

export interface ListedRow extends SaidRow {
  readonly isAmendment: boolean;
  /** The state of its place in the latest version; null where it has none. */
  readonly state: string | null;
  /** Where it stood last: id and number of the version, the node (null for the whole document), and its quote. */
  readonly stoodIn: string;
  readonly stoodNumber: number;
  readonly nodeId: string | null;
  readonly quote: string | null;
  /** Of its published answer; null without one. */
  readonly disposition: string | null;
}

export interface ListAsked {
  readonly slug: string;
  /** Id of the latest version. */
  readonly latestId: string;
  readonly which: "all" | "mine" | "waiting" | "unplaced";
  readonly offset: number;
  readonly limit: number;
}

/** Comments of the document's versions that are open to this sight, with their places in the latest one. */
function ofDocument({ slug, latestId }: Pick<ListAsked, "slug" | "latestId">, sight: Sight) {
  return sql`${saidFrom}
    join document_versions made on made.id = comments.version_id
    left join comment_places latest on latest.comment_id = comments.id and latest.version_id = ${latestId}::uuid
    cross join lateral ${stoodLast()} stood
  where made.document_slug = ${slug} and comments.withdrawn_at is null and ${isOpenTo(sight)}`;
}

function conditions({ office }: Sight): Record<ListAsked["which"], RawBuilder<SqlBool>> {
  return {
    all: sql<SqlBool>`true`,
    mine: sql<SqlBool>`comments.office_id = ${office}::uuid`,
    waiting: sql<SqlBool>`latest.state = 'waiting'`,
    unplaced: sql<SqlBool>`coalesce(latest.state, 'left') in ('waiting', 'left')`,
  };
}

/** Comments of a document, the newest first: all, those of one's own office, those that wait, or those that stand nowhere in the latest version. */
export async function listOfDocument(db: Db, asked: ListAsked, sight: Sight): Promise<ListedRow[]> {
  const { rows } =
    await sql<ListedRow>`select ${said}, comments.proposed is not null as is_amendment, latest.state,
      stood.version_id as stood_in, stood.number as stood_number, stood.node_id, stood.quote,
      (select answer.disposition from ${publishedAnswers} answer where answer.comment_id = comments.id) as disposition
    from ${ofDocument(asked, sight)} and ${conditions(sight)[asked.which]}
    order by comments.created_at desc, comments.id
    limit ${asked.limit} offset ${asked.offset}`.execute(db);
  return rows;
}

/** How many comments each list has. */
export async function countOfDocument(
  db: Db,
  asked: Pick<ListAsked, "slug" | "latestId">,
  sight: Sight,
): Promise<Record<ListAsked["which"], number>> {
  const { all, mine, waiting, unplaced } = conditions(sight);
  const { rows } = await sql<Record<ListAsked["which"], number>>`select
      count(*) filter (where ${all}) as all, count(*) filter (where ${mine}) as mine,
      count(*) filter (where ${waiting}) as waiting, count(*) filter (where ${unplaced}) as unplaced
    from ${ofDocument(asked, sight)}`.execute(db);
  return rows[0] ?? { all: 0, mine: 0, waiting: 0, unplaced: 0 };
}
