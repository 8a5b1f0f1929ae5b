import { sql, type Kysely } from "kysely";

/** What proves who someone is: second factors, passkeys, tokens sent by mail, known devices; and where a session is. Tokens and codes only as SHA-256. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sessions
    add column created_at timestamptz not null default now(),
    add column last_seen_at timestamptz not null default now(),
    add column browser text,
    add column system text,
    add column address_class text check (address_class in ('loopback','private','public'))`.execute(db);
  await sql`create table devices (
    token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
    person_id uuid not null references people,
    last_used_at timestamptz not null default now(),
    primary key (token_hash, person_id)
  )`.execute(db);
  await sql`create index devices_person on devices (person_id)`.execute(db);
  await sql`create table authenticators (
    person_id uuid primary key references people,
    secret bytea not null check (length(secret) = 20),
    confirmed_at timestamptz,
    last_step bigint not null default 0
  )`.execute(db);
  await sql`create table recovery_codes (
    person_id uuid not null references people,
    code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
    used_at timestamptz,
    primary key (person_id, code_hash)
  )`.execute(db);
  await sql`create table passkeys (
    id text primary key check (length(id) <= 1400),
    person_id uuid not null references people,
    public_key bytea not null,
    counter bigint not null,
    transports text not null,
    browser text,
    system text,
    created_at timestamptz not null default now(),
    last_used_at timestamptz
  )`.execute(db);
  await sql`create index passkeys_person on passkeys (person_id)`.execute(db);
  await sql`create table passkey_challenges (
    challenge text primary key,
    person_id uuid references people,
    expires_at timestamptz not null
  )`.execute(db);
  await sql`create table pending_sign_ins (
    token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
    person_id uuid not null references people,
    way text not null check (way in ('password','reset')),
    tries integer not null default 0,
    expires_at timestamptz not null
  )`.execute(db);
  await sql`create index pending_sign_ins_person on pending_sign_ins (person_id)`.execute(db);
  await sql`create table mailed_tokens (
    token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
    person_id uuid not null references people,
    kind text not null check (kind in ('reset','mail')),
    email nfc,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint mailed_tokens_email check ((kind = 'mail') = (email is not null))
  )`.execute(db);
  await sql`create index mailed_tokens_person on mailed_tokens (person_id)`.execute(db);
}
