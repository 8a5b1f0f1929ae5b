import { sql, type Kysely } from "kysely";

/** In which language someone is written to, the nodes that take jobs, and what jobs have done once: reminders sent, closings announced. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table people add column lang text not null default 'en'
    check (lang in ('en','vi','id','ms','th','fil','km','lo','my','zh-Hans','ta','pt','tet'))`.execute(db);
  await sql`create table nodes (
    id text primary key,
    version text not null,
    started_at timestamptz not null default clock_timestamp(),
    seen_at timestamptz not null default clock_timestamp()
  )`.execute(db);
  await sql`create table mandate_reminders (
    mandate_id uuid not null references mandates,
    ends_at timestamptz not null,
    sent_at timestamptz not null default now(),
    primary key (mandate_id, ends_at)
  )`.execute(db);
  await sql`alter table comment_periods add column is_closing_announced boolean not null default false`.execute(
    db,
  );
  await sql`create index comment_periods_closing on comment_periods (closes_at) where not is_closing_announced`.execute(
    db,
  );
}
