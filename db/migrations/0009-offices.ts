import { sql, type Kysely } from "kysely";

/** Handles of offices, the ends of mandates with who brought them about, invitations, and partners' requests to register. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table offices add column handle text not null unique
    check (handle ~ '^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$')
    generated always as (case kind
      when 'city' then 'csco-' || city_slug
      when 'country' then 'nr-' || lower(country_code)
      when 'partner' then 'partner-' || organisation_slug
      when 'chair' then 'chair-' || term
      when 'shepherd' then 'shepherd-' || term
      else kind end) stored`.execute(db);
  await sql`alter table mandates
    add column appointed_by uuid references mandates,
    add column ended_by uuid references mandates,
    add column hand_over_note nfc`.execute(db);
  // A mandate that is ended before its start has never run: both moments are then the same.
  await sql`alter table mandates drop constraint mandates_check, add constraint mandates_span check (ends_at >= starts_at)`.execute(
    db,
  );
  await sql`create index mandates_end on mandates (ends_at) where ends_at is not null`.execute(db);
  await sql`create table invitations (
    id uuid primary key default gen_random_uuid(),
    token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
    email nfc,
    lang text not null,
    office_id uuid not null references offices,
    capacity text not null check (capacity in ('head','alternate','editor')),
    starts_at timestamptz,
    ends_at timestamptz check (ends_at > starts_at),
    invited_by uuid references mandates,
    sent_at timestamptz not null default now(),
    expires_at timestamptz not null,
    withdrawn_at timestamptz,
    accepted_at timestamptz,
    mandate_id uuid references mandates
  )`.execute(db);
  await sql`create index invitations_office on invitations (office_id)`.execute(db);
  await sql`create table registrations (
    id uuid primary key default gen_random_uuid(),
    organisation nfc not null,
    person nfc not null,
    email nfc not null,
    purpose nfc not null,
    lang text not null,
    status text not null default 'waiting' check (status in ('waiting','approved','declined')),
    asked_at timestamptz not null default now(),
    decided_at timestamptz,
    decided_by uuid references mandates,
    reason nfc,
    organisation_slug text references organisations
  )`.execute(db);
  // One request of an address waits at a time: asking again adds nothing.
  await sql`create unique index registrations_waiting on registrations (lower(email)) where status = 'waiting'`.execute(
    db,
  );
}
