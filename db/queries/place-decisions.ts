import { sql } from "kysely";
import type { Sight } from "#app/features/documents/comments/visibility.ts";
import type { Db } from "../connection.ts";
import { stoodLast } from "./comment-places.ts";
import { isOpenTo } from "./comment-sight.ts";
import { said, saidFrom, type SaidRow } from "./said.ts";

export interface PlaceRow extends SaidRow {
  readonly state: string;
  /** Where it stands now, once that is confirmed. */
  readonly nodeId: string | null;
  readonly quote: string | null;
  readonly suggestedNodeId: string | null;
  readonly suggestedQuote: string | null;
  /** Whether it has been worked out if there is a suggestion. */
  readonly isSuggested: boolean;
  readonly decidedAt: Date | null;
  /** Where it stood last, in an earlier version, and what that says in each language. */
  readonly stoodIn: string;
  readonly stoodNumber: number;
  readonly oldNodeId: string | null;
  readonly oldQuote: string | null;
  readonly passageLang: string | null;
  readonly oldTexts: readonly { readonly lang: string; readonly text: string }[];
}

export interface PlacesAsked {
  readonly versionId: string;
  readonly states: readonly string[];
  /** Only these comments. */
  readonly ids?: readonly string[];
  readonly offset: number;
  readonly limit: number;
}

/** Comments that wait for a place in a version, or were given one or none there, as far as this sight opens them: by the paragraph suggested, in reading order. */
export async function listPlaces(db: Db, asked: PlacesAsked, sight: Sight): Promise<PlaceRow[]> {
  const { versionId, states, ids = null, offset, limit } = asked;
  const { rows } = await sql<PlaceRow>`select ${said}, place.state, place.node_id, place.quote,
      place.suggested_node_id, place.suggested_quote, place.suggested_at is not null as is_suggested, place.decided_at,
      stood.version_id as stood_in, stood.number as stood_number, stood.node_id as old_node_id, stood.quote as old_quote,
      comments.passage_lang,
      (select coalesce(jsonb_agg(jsonb_build_object('lang', lang, 'text', text) order by lang), '[]') from version_texts
        where version_id = stood.version_id and node_id = stood.node_id) as old_texts
    from ${saidFrom}
      join comment_places place on place.comment_id = comments.id
      cross join lateral ${stoodLast(versionId)} stood
      left join version_nodes at on at.version_id = place.version_id
        and at.node_id = coalesce(place.node_id, place.suggested_node_id)
      left join version_nodes above on above.version_id = at.version_id and above.node_id = at.parent_id
    where place.version_id = ${versionId}::uuid and place.state = any (${states}::text[])
      and (${ids}::uuid[] is null or comments.id = any (${ids}::uuid[]))
      and comments.withdrawn_at is null and ${isOpenTo(sight)}
    order by coalesce(above.position, at.position) nulls last, above.position is not null, at.position,
      stood.node_id, comments.created_at, comments.id
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

export interface PlaceCounts {
  /** Open to the sight: waiting, and decided by a person. */
  readonly waiting: number;
  readonly decided: number;
  /** Waiting, but not open to the sight. */
  readonly hidden: number;
  /** Waiting for it to be worked out where they may belong. */
  readonly unsuggested: number;
}

/** How many comments wait in a version, and how many have been decided there. */
export async function countPlaces(db: Db, versionId: string, sight: Sight): Promise<PlaceCounts> {
  const isOpen = isOpenTo(sight);
  const { rows } = await sql<PlaceCounts>`select
      count(*) filter (where place.state = 'waiting' and ${isOpen}) as waiting,
      count(*) filter (where place.state in ('confirmed', 'left') and ${isOpen}) as decided,
      count(*) filter (where place.state = 'waiting' and not ${isOpen}) as hidden,
      count(*) filter (where place.state = 'waiting' and place.suggested_at is null) as unsuggested
    from comment_places place
      join comments on comments.id = place.comment_id
      join comment_periods on comment_periods.id = comments.period_id
    where place.version_id = ${versionId}::uuid and comments.withdrawn_at is null`.execute(db);
  return rows[0] ?? { waiting: 0, decided: 0, hidden: 0, unsuggested: 0 };
}

export interface LockedPlace {
  readonly commentId: string;
  readonly state: string;
  readonly suggestedNodeId: string | null;
  readonly suggestedQuote: string | null;
  readonly lang: string;
  readonly passageLang: string | null;
}

/** The places of these comments in a version, held until the transaction ends; those that this sight does not open are missing. */
export async function lockPlaces(trx: Db, versionId: string, ids: readonly string[], sight: Sight) {
  const { rows } = await sql<LockedPlace>`select place.comment_id, place.state, place.suggested_node_id,
      place.suggested_quote, comments.lang, comments.passage_lang
    from comment_places place
      join comments on comments.id = place.comment_id
      join comment_periods on comment_periods.id = comments.period_id
    where place.version_id = ${versionId}::uuid and place.comment_id = any (${ids}::uuid[])
      and comments.withdrawn_at is null and ${isOpenTo(sight)}
    order by place.comment_id
    for update of place`.execute(trx);
  return rows;
}

interface DecidedPlace {
  readonly commentId: string;
  readonly state: "confirmed" | "left" | "waiting";
  readonly nodeId: string | null;
  readonly quote: string | null;
  readonly passageLang: string | null;
  /** Who decided; null where it was undone. */
  readonly decidedBy: string | null;
}

/** Writes down what was decided of a comment's place in a version. */
export async function markPlace(trx: Db, versionId: string, place: DecidedPlace): Promise<void> {
  const { commentId, ...decided } = place;
  await trx
    .updateTable("commentPlaces")
    .set({ ...decided, decidedAt: decided.decidedBy === null ? null : sql<Date>`clock_timestamp()` })
    .where("commentId", "=", commentId)
    .where("versionId", "=", versionId)
    .execute();
}
