import { sql, type Kysely } from "kysely";

/** A comment may propose other words for its passage: the quote, or the whole paragraph, as one language has it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table comments
    add column proposed nfc check (char_length(proposed) between 1 and 20000),
    add column passage_lang text,
    add constraint comments_amendment check (proposed is null or passage_lang is not null)`.execute(db);
}
