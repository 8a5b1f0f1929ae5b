import { sql } from "kysely";
import type { AudienceFacts } from "#app/features/access/audience.ts";
import { runsNow, runsWithin } from "./comment-sight.ts";

/** The office that spoke, as JSON gives it: of a city, a country, the network or an organisation. */
export interface SpeakerRow {
  readonly kind: string;
  readonly capacity: string;
  readonly city: string | null;
  readonly organisation: string | null;
  readonly country: string | null;
}

/** The message of a room that a comment came of, and for whom the room is. */
interface SourceRow extends AudienceFacts {
  /** Slug. */
  readonly room: string;
  /** The number of the event that posted it. */
  readonly message: number;
}

/** A reply as JSON gives it: moments are ISO 8601, UTC. */
export interface ReplyRow extends SpeakerRow {
  readonly id: string;
  readonly office: string;
  readonly lang: string;
  readonly body: string;
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly revision: number;
  readonly mentions: readonly string[];
}

export type SupportRow = SpeakerRow & { readonly office: string };

const speaker = sql`'kind', office.kind, 'capacity', mandate.capacity, 'city', city.name,
  'organisation', organisation.name, 'country', office.country_code, 'office', office.id`;
const joins = sql`join offices office on office.id = mandate.office_id
  left join cities city on city.slug = office.city_slug
  left join organisations organisation on organisation.slug = office.organisation_slug`;

/** What its country's National Representative has made of a city's comment. */
export interface DecidedRow {
  readonly decision: string;
  readonly reason: string | null;
  readonly reasonLang: string | null;
  /** The country's words that it went into. */
  readonly into: { readonly id: string; readonly body: string; readonly lang: string } | null;
}

const decided = sql<DecidedRow | null>`(select json_build_object('decision', decided.decision, 'reason', decided.reason,
    'reasonLang', decided.lang, 'into', case when wording.id is not null then
      json_build_object('id', wording.id, 'body', wording.body, 'lang', wording.lang) end)
  from position_decisions decided left join comments wording on wording.id = decided.into_id
  where decided.comment_id = comments.id)`;

const mentionsWhere = (condition: ReturnType<typeof sql>) => sql<string[]>`(select
  coalesce(json_agg(office.handle order by office.handle), '[]') from comment_mentions mention
  join offices office on office.id = mention.office_id where ${condition})`;

/**
 * What hangs on the comment in hand, over comments joined with their periods: one query for all comments of a place. Who
 * reads the comment reads its replies; what was withdrawn is for the caller to leave out.
 */
export const threadColumns = [
  sql<
    ReplyRow[]
  >`(select coalesce(json_agg(json_build_object('id', reply.id, 'lang', reply.lang, 'body', reply.body,
      'createdAt', reply.created_at, 'editedAt', reply.edited_at, 'withdrawnAt', reply.withdrawn_at,
      'revision', reply.revision, ${speaker},
      'mentions', ${mentionsWhere(sql`mention.reply_id = reply.id`)}) order by reply.created_at, reply.id), '[]')
    from comment_replies reply join mandates mandate on mandate.id = reply.mandate_id ${joins}
    where reply.comment_id = comments.id)`.as("replies"),
  sql<SupportRow[]>`(select coalesce(json_agg(json_build_object(${speaker}) order by support.at), '[]')
    from comment_supports support join mandates mandate on mandate.id = support.mandate_id ${joins}
    where support.comment_id = comments.id)`.as("supports"),
  mentionsWhere(sql`mention.comment_id = comments.id and mention.reply_id is null`).as("mentions"),
  decided.as("decided"),
  sql<SourceRow | null>`(select json_build_object('room', rooms.slug, 'message', messages.n, 'audience', rooms.audience,
      'guests', array(select organisation_slug from room_guests where room_id = rooms.id))
    from messages join rooms on rooms.id = messages.room_id where messages.key = comments.source_message_key)`.as(
    "source",
  ),
  sql<boolean>`comments.submitted_at is not null`.as("isSubmitted"),
  runsNow.as("isOpen"),
  runsWithin.as("isOpenWithin"),
  sql<boolean>`exists (select from period_closures closure where closure.period_id = comments.period_id
    and closure.country_code = comments.country_code)`.as("isClosed"),
] as const;
