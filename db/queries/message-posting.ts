import type { Db } from "../connection.ts";
import { keptStatement } from "../kept.ts";
import { channel } from "./events.ts";
import type { MentionRow } from "./message-mentions.ts";

export interface NewMessage {
  /** Slug of the room. */
  readonly room: string;
  /** The audiences of the rooms in which the writer may write, and the organisation whose invitation counts. */
  readonly audiences: readonly string[];
  readonly guest: string | null;
  /** Whether slow mode does not hold for the writer. */
  readonly isUnhurried: boolean;
  /** The room's slow mode in seconds, where the room is locked: else nothing is written in slow mode, two at the same moment would not see each other. */
  readonly pace: number | null;
  readonly personId: string;
  readonly mandateId: string;
  /** The session that must still be open and act under the mandate; null where it was asked just before. */
  readonly sessionId: string | null;
  /** A count taken in the same statement, `points` in `seconds`; null where none is due. */
  readonly counter: { readonly key: string; readonly points: number; readonly seconds: number } | null;
  readonly id: string;
  readonly body: string;
  readonly html: string;
  readonly cards: readonly object[];
  readonly mentions: readonly MentionRow[];
  /** What it is found by. */
  readonly words: readonly string[];
  readonly lang: string | null;
  readonly replyTo: string | null;
  readonly topicId: string | null;
  /** Title of the topic that it starts. */
  readonly newTopic: string | null;
}

export interface Written {
  readonly n: number;
  readonly at: Date;
  readonly messageKey: number;
  readonly replyN: number | null;
  readonly topicId: string | null;
}

interface Posted {
  /** What was written; null where nothing was. */
  readonly written: Written | null;
  /** How many have been counted, and in how many milliseconds the count begins anew; null where nothing was counted. */
  readonly count: { readonly points: number; readonly wait: number } | null;
}

/**
 * Counts the try, writes message, event and the room's next number and wakes every node, in one statement and so one
 * round trip. The update holds the room's row, so that numbers follow each other. A reply without a topic of its own is
 * of the topic of what it answers; one that starts a topic comes after the topic's own event. Nothing is written where the count is beyond its limit, the mandate or the session
 * has ended, the room is closed or not for the writer, the person may not write in it now (restricted, or too soon in slow
 * mode, by the database's clock), or `replyTo` or the topic is not here; nothing either, nor counted, where the person
 * has written a message of this id here: the constraint refuses it.
 */
export async function insertMessage(db: Db, message: NewMessage): Promise<Posted> {
  try {
    const rows = await (isPlain(message) ? statement : fullStatement)(db, valuesOf(message));
    const { points, wait, ...written } = rows[0] ?? nothing;
    return {
      written: written.n === null ? null : (written as Written),
      count: points === null || wait === null ? null : { points, wait },
    };
  } catch (error) {
    if (isSecond(error)) return { written: null, count: null };
    throw error;
  }
}

type Row = { readonly [K in keyof Written]: Written[K] | null } & {
  readonly points: number | null;
  readonly wait: number | null;
};
const nothing: Row = {
  n: null,
  at: null,
  messageKey: null,
  replyN: null,
  topicId: null,
  points: null,
  wait: null,
};

const nowMs = "(extract(epoch from clock_timestamp()) * 1000)::bigint";

/** Counts the try, where a count is due; a row that is over begins anew. */
const counted = `insert into limit_counts as known (key, points, expire)
      select $countKey::text, 1, ${nowMs} + $countSeconds::bigint * 1000 where $countKey::text is not null
      on conflict (key) do update set
        points = case when known.expire <= ${nowMs} then 1 else known.points + 1 end,
        expire = case when known.expire <= ${nowMs} then excluded.expire else known.expire end
      returning points, expire`;

/**
 * Whether the writer may write in the row of `rooms`: under the count, a mandate that runs, a session that is open, a room
 * for them. Where it has waited for the row it sees guests and restrictions from before: they must be what they were.
 */
const mayWrite = `coalesce((select points from counted), 0) <= $countPoints::integer
        and exists (select from mandates where id = $mandateId and person_id = $personId
          and starts_at <= clock_timestamp() and (ends_at is null or ends_at > clock_timestamp()))
        and ($sessionId::text is null or exists (select from sessions where id = $sessionId
          and mandate_id = $mandateId and least(expires_at, ends_at) > clock_timestamp()))
        and state = 'open' and (audience = any($audiences::text[]) or audience = 'members-and-invited'
          and exists (select from room_guests where room_id = rooms.id and organisation_slug = $guest))
        and not exists (select from room_restrictions where room_id = rooms.id and person_id = $personId
          and lifted_at is null and (until is null or until > clock_timestamp()))
        and rights_n = (select rights_n from rooms as before where before.slug = $room)
        and (slow_seconds is null or $isUnhurried::boolean or slow_seconds = $pace::integer
          and not exists (select from messages where room_id = rooms.id and person_id = $personId
            and created_at > clock_timestamp() - make_interval(secs => $pace::integer)))`;

/** What is written for a message that answers another, belongs to a topic or starts one, or mentions someone. */
const everything = {
  answered: `answered as (
      select n, topic_id from messages
      where $replyTo::uuid is not null and room_id = (select id from rooms where slug = $room) and id = $replyTo order by key limit 1
    ), `,
  isHere: `and ($replyTo::uuid is null or exists (select from answered))
        and ($topicId::uuid is null or exists (select from topics where room_id = rooms.id and id = $topicId))`,
  started: `started as (
      insert into topics (room_id, title, mandate_id)
      select id, $newTopic::text, $mandateId::uuid from room where $newTopic::text is not null
      returning id
    ), opening as (
      insert into room_events (room_id, n, type, mandate_id, topic_id)
      select room.id, room.last_n - 1, 'topic.changed', $mandateId::uuid, started.id from room, started
    ), `,
  numbers: "case when $newTopic::text is null then 1 else 2 end",
  answers: `$replyTo::uuid, (select n from answered),
        coalesce((select topic_id from answered), (select id from started), $topicId::uuid)`,
  mentioned: `, mentioned as (
      insert into message_mentions (message_key, office_id, country_code, person_id)
      select distinct message.key, mentioned.* from message,
        unnest($officeIds::uuid[], $countryCodes::text[], $personIds::uuid[]) as mentioned
    )`,
};
type Parts = typeof everything;

/** Most messages do nothing of it, and PostgreSQL makes ready even for what a statement does not come to write: a tenth of its time. */
const nothingElse: Parts = {
  ...{ answered: "", isHere: "", started: "", numbers: "1", mentioned: "" },
  answers: "null::uuid, null::bigint, null::uuid",
};

const posting = (name: string, parts: Parts) =>
  keptStatement<Row, ReturnType<typeof valuesOf>>(
    name,
    `with counted as (${counted}
    ), ${parts.answered}room as (
      update rooms set last_n = last_n + ${parts.numbers}
      where slug = $room and ${mayWrite} ${parts.isHere}
      returning id, last_n
    ), ${parts.started}message as (
      insert into messages (room_id, person_id, id, mandate_id, n, as_of, body, html, cards, words, lang, reply_to,
        reply_n, topic_id)
      select room.id, $personId::uuid, $id::uuid, $mandateId::uuid, room.last_n, room.last_n, $body, $html,
        $cards::jsonb, array_to_tsvector($words::text[]), $lang, ${parts.answers}
      from room
      returning key, room_id, n, created_at, reply_n, topic_id
    ), event as (
      insert into room_events (room_id, n, type, at, mandate_id, message_key)
      select room_id, n, 'message.posted', created_at, $mandateId::uuid, key from message
      returning pg_notify('${channel}', 'rooms.posted ' || room_id || ' ' || n)
    )${parts.mentioned}
    select message.n, message.created_at as at, message.key as "messageKey", message.reply_n as "replyN",
      message.topic_id as "topicId", counted.points, counted.expire - ${nowMs} as wait
    from (select) as one left join counted on true left join message on true`,
  );
const statement = posting("insert-message", nothingElse);
const fullStatement = posting("insert-full-message", everything);

const isPlain = ({ replyTo, topicId, newTopic, mentions }: NewMessage) =>
  replyTo === null && topicId === null && newTopic === null && mentions.length === 0;

/** What is kept of a new message, and the rest of what its statement is given. */
function valuesOf(message: NewMessage) {
  const { counter, cards, mentions } = message;
  const column = (name: keyof MentionRow) => mentions.map((mention) => mention[name]);
  return {
    ...message,
    cards: cardsOf(cards),
    countKey: counter?.key ?? null,
    countSeconds: counter?.seconds ?? 0,
    countPoints: counter?.points ?? 0,
    officeIds: column("officeId"),
    countryCodes: column("countryCode"),
    personIds: column("personId"),
  };
}

/** Cards as they are kept: null without any, as most messages are. */
export const cardsOf = (cards: readonly object[]) => (cards.length === 0 ? null : JSON.stringify(cards));

function isSecond(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}
