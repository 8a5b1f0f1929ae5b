import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** A mention as it is kept: of an office, whoever holds it; of a country, all of its offices; or of a person. One of the three is given. */
export interface MentionRow {
  readonly officeId: string | null;
  readonly countryCode: string | null;
  readonly personId: string | null;
}

interface Mentionable extends MentionRow {
  readonly handle: string;
  /** The office mentioned, or through which the person is. */
  readonly office: {
    readonly officeId: string;
    readonly handle: string;
    readonly kind: string;
    readonly citySlug: string | null;
    readonly countryCode: string | null;
    readonly organisationSlug: string | null;
    readonly name: string | null;
  } | null;
}

/** What a country is mentioned by: its name. */
export const countryHandle = sql<string>`lower(regexp_replace(countries.name, '[^A-Za-z]+', '-', 'g'))`;

/**
 * What these handles mean: an office by its own; a country by its name (`viet-nam`), which no office's handle is like; the
 * person who holds an office in a capacity now (`csco-da-nang.editor`), of several the one appointed first, second
 * (`csco-da-nang.editor-2`) …
 */
export async function listMentionable(db: Db, handles: readonly string[]): Promise<Mentionable[]> {
  const { rows } = await sql<Mentionable>`
    with asked as (
      select handle, split_part(handle, '.', 1) as office,
        substring(handle from '[.]([a-z]+)') as capacity, coalesce(substring(handle from '[.][a-z]+-([0-9]+)$'), '1')::integer as place
      from unnest(${handles}::text[]) as handle
    ), held as (
      select asked.handle, offices.id, holder.person_id
      from asked join offices on offices.handle = asked.office
      left join lateral (select person_id, row_number() over (order by starts_at, mandates.id) as place
        from mandates where office_id = offices.id and mandates.capacity = asked.capacity
          and starts_at <= clock_timestamp() and (ends_at is null or clock_timestamp() < ends_at)
      ) as holder on holder.place = asked.place
      where asked.capacity is null or holder.person_id is not null
    )
    select held.handle, case when held.person_id is null then held.id end as "officeId", null as "countryCode",
      held.person_id as "personId",
      json_build_object('officeId', offices.id, 'handle', offices.handle, 'kind', offices.kind, 'citySlug', offices.city_slug,
        'countryCode', offices.country_code, 'organisationSlug', offices.organisation_slug, 'name', null) as office
    from held join offices on offices.id = held.id
    union all
    select asked.handle, null, countries.code, null, null
    from asked join countries on ${countryHandle} = asked.handle`.execute(db);
  return rows;
}

/** What a message mentions, in place of what it did. */
export async function replaceMentions(
  trx: Db,
  messageKey: number,
  mentions: readonly MentionRow[],
): Promise<void> {
  await trx.deleteFrom("messageMentions").where("messageKey", "=", messageKey).execute();
  const column = (name: keyof MentionRow) => mentions.map((mention) => mention[name]);
  if (mentions.length > 0)
    await sql`insert into message_mentions (message_key, office_id, country_code, person_id)
      select distinct ${messageKey}::bigint, mentioned.* from unnest(${column("officeId")}::uuid[],
        ${column("countryCode")}::text[], ${column("personId")}::uuid[]) as mentioned`.execute(trx);
}

/** Takes the mentions nobody was told of yet, of messages older than `seconds`, as told, and gives the messages' keys. */
export async function takeUntold(trx: Db, seconds: number): Promise<number[]> {
  const { rows } = await sql<{ key: number }>`with taken as (
      update message_mentions mention set told = true from messages
      where not mention.told and messages.key = mention.message_key
        and messages.created_at <= clock_timestamp() - make_interval(secs => ${seconds})
      returning messages.key
    ) select distinct key from taken`.execute(trx);
  return rows.map(({ key }) => key);
}

export interface Mentioned {
  readonly messageKey: number;
  readonly personId: string;
  /** Mentioned as a person, not by an office or a country alone. */
  readonly isDirect: boolean;
}

/**
 * Whom these messages mention by the mandates of now, each person once a message, never its author: who holds an office
 * mentioned, or any office of a country mentioned, or is mentioned as a person. Whether they may read the room still is
 * for the caller: the room, or their mandate, may have changed since. Gives nobody for messages deleted or hidden.
 */
export async function listMentioned(db: Db, messageKeys: readonly number[]): Promise<Mentioned[]> {
  const { rows } = await sql<Mentioned>`
    select messages.key as "messageKey", mandates.person_id as "personId",
      coalesce(bool_or(mention.person_id = mandates.person_id), false) as "isDirect"
    from messages
    join message_mentions mention on mention.message_key = messages.key
    left join offices on mention.country_code is not null and offices.country_code = mention.country_code
    join mandates on mandates.person_id = mention.person_id or mandates.office_id = coalesce(mention.office_id, offices.id)
    where messages.key = any (${messageKeys}::bigint[])
      and messages.body is not null and messages.hidden_at is null
      and mandates.starts_at <= clock_timestamp() and (mandates.ends_at is null or clock_timestamp() < mandates.ends_at)
      and mandates.person_id <> messages.person_id
    group by messages.key, mandates.person_id`.execute(db);
  return rows;
}
