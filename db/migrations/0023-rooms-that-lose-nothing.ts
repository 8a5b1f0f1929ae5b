import { sql, type Kysely } from "kysely";

/**
 * Rooms in full: their states, topics, numbers and HTML kept with each message, reactions, earlier wordings, mentions,
 * files, what each person has read, and moderation. Events may be about the room or a topic instead of a message.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await widenRooms(db);
  await widenMessages(db);
  await widenEvents(db);
  await createAboutMessages(db);
  await createReaders(db);
  await createModeration(db);
}

async function widenRooms(db: Kysely<unknown>): Promise<void> {
  // Closed and archived rooms are read, not written in; archived ones stand apart in the list. Slow mode is the
  // least between two messages of one person, in seconds.
  await sql`alter table rooms
    add column state text not null default 'open' check (state in ('open','closed','archived')),
    add column slow_seconds integer check (slow_seconds between 5 and 3600)`.execute(db);
  await sql`create table topics (
    id uuid primary key default gen_random_uuid(),
    room_id uuid not null references rooms,
    title nfc not null check (char_length(title) between 1 and 200),
    mandate_id uuid not null references mandates,
    created_at timestamptz not null default clock_timestamp(),
    answered_at timestamptz,
    answered_by uuid references mandates,
    unique (room_id, id),
    constraint topics_answered check ((answered_at is null) = (answered_by is null))
  )`.execute(db);
}

async function widenMessages(db: Kysely<unknown>): Promise<void> {
  // n: the number of the event that posted it; as_of: of its last event; reply_n: n of the message it answers.
  await sql`alter table messages
    add column n bigint,
    add column as_of bigint,
    add column reply_n bigint,
    add column topic_id uuid,
    add column html text,
    add column cards jsonb,
    add column hidden_at timestamptz,
    add column hidden_by uuid references mandates,
    add column hidden_reason nfc check (char_length(hidden_reason) between 1 and 2000),
    add column pinned_at timestamptz,
    add column pinned_by uuid references mandates`.execute(db);
  await sql`update messages set n = span.first_n, as_of = span.last_n
    from (select message_key, min(n) as first_n, max(n) as last_n from room_events group by message_key) as span
    where span.message_key = messages.key`.execute(db);
  await sql`update messages set reply_n = answered.n from messages as answered
    where answered.room_id = messages.room_id and answered.id = messages.reply_to`.execute(db);
  await sql`alter table messages
    alter column n set not null,
    alter column as_of set not null,
    add constraint messages_as_of check (as_of >= n),
    add constraint messages_topic foreign key (room_id, topic_id) references topics (room_id, id),
    add constraint messages_place unique (room_id, n),
    add constraint messages_html check (body is not null or (html is null and cards is null)),
    add constraint messages_hidden check ((hidden_at is null) = (hidden_by is null)
      and (hidden_at is null) = (hidden_reason is null)),
    add constraint messages_pinned check ((pinned_at is null) = (pinned_by is null))`.execute(db);
  await sql`create index messages_id on messages (room_id, id)`.execute(db);
  await sql`create index messages_of_topic on messages (topic_id, n) where topic_id is not null`.execute(db);
  // What counts as unread: neither deleted nor hidden.
  await sql`create index messages_standing on messages (room_id, n)
    where body is not null and hidden_at is null`.execute(db);
  await sql`create index messages_pins on messages (room_id) where pinned_at is not null`.execute(db);
  await sql`create index messages_days on messages (room_id, created_at)`.execute(db);
}

async function widenEvents(db: Kysely<unknown>): Promise<void> {
  await sql`alter table room_events
    alter column message_key drop not null,
    add column topic_id uuid references topics,
    add constraint room_events_type check (type in ('message.posted','message.edited','message.deleted',
      'message.reacted','message.hidden','message.pinned','topic.changed','room.changed')),
    add constraint room_events_about check (message_key is not null or type in ('topic.changed','room.changed'))`.execute(
    db,
  );
}

async function createAboutMessages(db: Kysely<unknown>): Promise<void> {
  await sql`create table message_reactions (
    message_key bigint not null references messages,
    person_id uuid not null references people,
    emoji text not null,
    mandate_id uuid not null references mandates,
    at timestamptz not null default clock_timestamp(),
    primary key (message_key, person_id, emoji)
  )`.execute(db);
  // Wordings before the present one; they go with the message's words.
  await sql`create table message_revisions (
    message_key bigint not null references messages,
    revision integer not null check (revision > 0),
    body nfc not null,
    mandate_id uuid not null references mandates,
    at timestamptz not null,
    primary key (message_key, revision)
  )`.execute(db);
  // One of the three is mentioned: an office, whoever holds it; a country, all of its offices; a person.
  await sql`create table message_mentions (
    message_key bigint not null references messages,
    office_id uuid references offices,
    country_code text references countries,
    person_id uuid references people,
    unique nulls not distinct (message_key, office_id, country_code, person_id),
    constraint message_mentions_one check (num_nonnulls(office_id, country_code, person_id) = 1)
  )`.execute(db);
  await sql`create table message_files (
    message_key bigint not null references messages,
    file_id uuid not null unique references files,
    primary key (message_key, file_id)
  )`.execute(db);
}

async function createReaders(db: Kysely<unknown>): Promise<void> {
  // up_to: every event up to this number is read; attention: null is the room's own way.
  await sql`create table room_readers (
    person_id uuid not null references people,
    room_id uuid not null references rooms,
    up_to bigint not null default 0 check (up_to >= 0),
    attention text check (attention in ('following','muted')),
    mailed_up_to bigint not null default 0 check (mailed_up_to >= 0),
    primary key (person_id, room_id)
  )`.execute(db);
  await sql`create index room_readers_room on room_readers (room_id)`.execute(db);
}

async function createModeration(db: Kysely<unknown>): Promise<void> {
  await sql`create table message_reports (
    id uuid primary key default gen_random_uuid(),
    message_key bigint not null references messages,
    person_id uuid not null references people,
    mandate_id uuid not null references mandates,
    reason nfc not null check (char_length(reason) between 1 and 2000),
    at timestamptz not null default clock_timestamp(),
    settled_at timestamptz,
    settled_by uuid references mandates,
    unique (message_key, person_id),
    constraint message_reports_settled check ((settled_at is null) = (settled_by is null))
  )`.execute(db);
  // A person who may not write in a room, until a moment or until it is lifted.
  await sql`create table room_restrictions (
    id uuid primary key default gen_random_uuid(),
    room_id uuid not null references rooms,
    person_id uuid not null references people,
    reason nfc not null check (char_length(reason) between 1 and 2000),
    mandate_id uuid not null references mandates,
    at timestamptz not null default clock_timestamp(),
    until timestamptz,
    lifted_at timestamptz,
    lifted_by uuid references mandates,
    constraint room_restrictions_lifted check ((lifted_at is null) = (lifted_by is null))
  )`.execute(db);
  await sql`create index room_restrictions_running on room_restrictions (room_id, person_id)
    where lifted_at is null`.execute(db);
}
