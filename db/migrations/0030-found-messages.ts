import { sql, type Kysely } from "kysely";
import { indexWords } from "#app/features/rooms/search/words.ts";

/** Messages are found by their words, kept beside them as they are written; who is mentioned is found without reading every message. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table messages
    add column words tsvector,
    add constraint messages_words check (body is not null or words is null)`.execute(db);
  await fillWords(db);
  await sql`create index messages_words on messages using gin (words)`.execute(db);
  await sql`create index message_mentions_office on message_mentions (office_id, message_key)
    where office_id is not null`.execute(db);
  await sql`create index message_mentions_country on message_mentions (country_code, message_key)
    where country_code is not null`.execute(db);
  await sql`create index message_mentions_person on message_mentions (person_id, message_key)
    where person_id is not null`.execute(db);
}

/** Words of the messages that are there already, a thousand at a time. */
async function fillWords(db: Kysely<unknown>): Promise<void> {
  for (let after = 0; ;) {
    const { rows } = await sql<{ key: string; room: string; body: string }>`
      select key, slug as room, body from messages join rooms on rooms.id = room_id where body is not null and key > ${after}
      order by key limit 1000`.execute(db);
    for (const { key, room, body } of rows)
      await sql`update messages set words = array_to_tsvector(${indexWords(room, body)}::text[]) where key = ${key}`.execute(
        db,
      );
    const last = rows.at(-1);
    if (!last) return;
    after = Number(last.key);
  }
}
