import { sql, type Kysely } from "kysely";

/**
 * The way of a version to its adoption: tabled, then at a meeting, ad referendum or under silence; what each country said;
 * the record. A procedure has one outcome, decided once, by the database's clock.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table tablings (
    version_id uuid primary key references document_versions,
    mandate_id uuid not null references mandates,
    at timestamptz not null default clock_timestamp()
  )`.execute(db);
  await sql`create table procedures (
    id uuid primary key default gen_random_uuid(),
    version_id uuid not null references document_versions,
    way text not null check (way in ('meeting','ad-referendum','silence')),
    opened_by uuid not null references mandates,
    opened_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz check (expires_at > opened_at),
    short_reason nfc check (char_length(short_reason) <= 2000),
    meeting_slug text references meetings,
    follows uuid references procedures,
    outcome text check (outcome in ('adopted','broken','not-reached','withdrawn')),
    decided_at timestamptz,
    decided_by uuid references mandates,
    next_step text check (next_step in ('new-text','meeting','ad-referendum','silence','closed')),
    next_step_text nfc check (char_length(next_step_text) <= 20000),
    next_step_by uuid references mandates,
    next_step_at timestamptz,
    check ((way = 'meeting') = (expires_at is null)),
    check ((outcome is null) = (decided_at is null)),
    check (way <> 'silence' or short_reason is not null or expires_at >= opened_at + interval '24 hours'),
    check (outcome <> 'broken' or way = 'silence')
  )`.execute(db);
  await sql`create unique index procedures_running on procedures (version_id) where outcome is null`.execute(
    db,
  );
  await sql`create index procedures_expiring on procedures (expires_at) where outcome is null`.execute(db);
  // What a country said: its last word counts, all are kept.
  await sql`create table procedure_words (
    id uuid primary key,
    procedure_id uuid not null references procedures,
    country_code text not null references countries,
    word text not null check (word in ('adopts','reserves','cannot','absent','objects','amends')),
    statement nfc check (char_length(statement) <= 20000),
    lang text,
    proposed nfc check (char_length(proposed) <= 20000),
    node_id text references document_nodes,
    mandate_id uuid not null references mandates,
    office_id uuid not null references offices,
    at timestamptz not null default clock_timestamp()
  )`.execute(db);
  await sql`create index procedure_words_procedure on procedure_words (procedure_id, at)`.execute(db);
  await sql`create table procedure_reminders (
    procedure_id uuid not null references procedures,
    days integer not null,
    at timestamptz not null default clock_timestamp(),
    primary key (procedure_id, days)
  )`.execute(db);
  await createRecords(db);
}

/** The record of an adoption is written once and never changed, by anybody; what is wrong in it is put right beside it. */
async function createRecords(db: Kysely<unknown>): Promise<void> {
  await sql`create table adoption_records (
    version_id uuid primary key references document_versions,
    procedure_id uuid not null unique references procedures,
    adopted_at timestamptz not null,
    content jsonb not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$')
  )`.execute(db);
  await sql`create table adoption_notings (
    version_id uuid primary key references adoption_records,
    noted_on date not null,
    occasion nfc not null check (char_length(occasion) <= 500),
    mandate_id uuid not null references mandates,
    at timestamptz not null default clock_timestamp()
  )`.execute(db);
  await sql`create table corrigenda (
    version_id uuid not null references adoption_records,
    number integer not null check (number > 0),
    node_id text references document_nodes,
    lang text not null,
    text nfc not null check (char_length(text) <= 20000),
    reason nfc not null check (char_length(reason) <= 20000),
    mandate_id uuid not null references mandates,
    at timestamptz not null default clock_timestamp(),
    primary key (version_id, number)
  )`.execute(db);
  await sql`create function refuse_change_of_record() returns trigger language plpgsql as $$
    begin
      raise exception '% is a record: nothing in it is changed', tg_table_name
        using errcode = 'insufficient_privilege';
    end $$`.execute(db);
  for (const table of ["adoption_records", "adoption_notings", "corrigenda"])
    await sql`create trigger record_stays before update or delete on ${sql.table(table)}
      for each row execute function refuse_change_of_record()`.execute(db);
  // An outcome is decided once.
  await sql`create function refuse_second_outcome() returns trigger language plpgsql as $$
    begin
      if old.outcome is not null and (new.outcome is distinct from old.outcome or new.decided_at <> old.decided_at
        or new.expires_at is distinct from old.expires_at) then
        raise exception 'procedure % is decided', old.id using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger decided_once before update on procedures
    for each row execute function refuse_second_outcome()`.execute(db);
}
