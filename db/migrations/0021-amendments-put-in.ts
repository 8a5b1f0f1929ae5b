import { sql, type Kysely } from "kysely";

/** What a click that put an amendment into the draft wrote, so that it can be taken back: the text and the answer, by their revisions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table text_origins
    add column put_lang text, add column put_revision integer, add column answer_revision integer,
    add check ((put_lang is null) = (put_revision is null)),
    add check (answer_revision is null or put_revision is not null)`.execute(db);
}
