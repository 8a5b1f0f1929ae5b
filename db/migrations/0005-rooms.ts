import { sql, type Kysely } from "kysely";

/**
 * Rooms. room_events says what happened and in which order, numbered 1, 2, 3 … in each room under the room's row lock;
 * messages says what each message is now. Events carry no text, so that a deleted message is gone from catch-up too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table rooms (
    id uuid primary key default gen_random_uuid(),
    slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
    kind text not null check (kind in ('standing','document','initiative','experience','meeting')),
    subject text,
    audience text not null check (audience in ('everyone','members-and-partners','members','members-and-invited')),
    last_n bigint not null default 0,
    created_at timestamptz not null default clock_timestamp()
  )`.execute(db);
  await sql`create table room_guests (
    room_id uuid not null references rooms,
    organisation_slug text not null references organisations,
    primary key (room_id, organisation_slug)
  )`.execute(db);
  await sql`create table messages (
    key bigint generated always as identity primary key,
    room_id uuid not null references rooms,
    person_id uuid not null references people,
    id uuid not null,
    mandate_id uuid not null references mandates,
    body nfc check (char_length(body) between 1 and 20000),
    lang text,
    reply_to uuid,
    created_at timestamptz not null default clock_timestamp(),
    edited_at timestamptz,
    deleted_at timestamptz,
    unique (room_id, person_id, id),
    constraint messages_deleted_has_no_body check ((deleted_at is null) = (body is not null))
  )`.execute(db);
  await sql`create table room_events (
    room_id uuid not null references rooms,
    n bigint not null,
    type text not null,
    at timestamptz not null default clock_timestamp(),
    mandate_id uuid not null references mandates,
    message_key bigint not null references messages,
    primary key (room_id, n)
  )`.execute(db);
  await sql`create index room_events_message on room_events (message_key)`.execute(db);
}
