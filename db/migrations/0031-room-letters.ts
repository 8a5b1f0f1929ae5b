import { sql, type Kysely } from "kysely";

/**
 * Letters for those who are away: how much each wants, the letters themselves, and which mention went out in which, once
 * a person and message. Mentions from before this are told already.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table message_mentions add column told boolean not null default true`.execute(db);
  await sql`alter table message_mentions alter column told set default false`.execute(db);
  await sql`create index message_mentions_untold on message_mentions (message_key) where not told`.execute(
    db,
  );
  await sql`create table letter_choices (
    person_id uuid primary key references people,
    mentions text not null default 'at-once' check (mentions in ('at-once','hourly','never')),
    rest text not null default 'daily' check (rest in ('daily','never'))
  )`.execute(db);
  await sql`create table room_letters (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people,
    kind text not null check (kind in ('mentions','rest')),
    token_hash text not null unique,
    created_at timestamptz not null default clock_timestamp()
  )`.execute(db);
  await sql`create index room_letters_person on room_letters (person_id)`.execute(db);
  // direct: mentioned as a person, which a muted room lets through. Without a letter it waits for one.
  await sql`create table room_letter_mentions (
    person_id uuid not null references people,
    message_key bigint not null references messages,
    direct boolean not null,
    letter_id uuid references room_letters on delete cascade,
    primary key (person_id, message_key)
  )`.execute(db);
  await sql`create index room_letter_mentions_waiting on room_letter_mentions (person_id) where letter_id is null`.execute(
    db,
  );
  await sql`create index room_letter_mentions_letter on room_letter_mentions (letter_id)`.execute(db);
}
