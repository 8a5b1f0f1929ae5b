import { sql, type Kysely } from "kysely";

/** Titles of standing rooms that were opened on the portal: a list of `{ lang, title }`, the one to fall back to first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table rooms
    add column titles jsonb,
    add constraint rooms_titles check (titles is null
      or (jsonb_typeof(titles) = 'array' and jsonb_array_length(titles) > 0 and titles::text is nfc normalized))`.execute(
    db,
  );
}
