import { sql, type Kysely } from "kysely";

/** Small pictures of the pictures that were sent in (WebP): bytes lie under their hash, as those of the files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table file_previews (
    file_id uuid primary key references files,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    bytes integer not null check (bytes > 0),
    width integer not null check (width > 0),
    height integer not null check (height > 0)
  )`.execute(db);
  await sql`create index file_previews_hash on file_previews (hash)`.execute(db);
}
