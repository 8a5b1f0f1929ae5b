import { sql, type Kysely } from "kysely";

/** A message is of the person who holds its mandate: one reference to both says so, where two said less and cost more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table mandates add constraint mandates_holder unique (id, person_id);
    alter table messages
      drop constraint messages_mandate_id_fkey, drop constraint messages_person_id_fkey,
      add constraint messages_mandate foreign key (mandate_id, person_id) references mandates (id, person_id)`.execute(
    db,
  );
}
