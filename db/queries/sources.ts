import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** Where a fact is from; without an address it is a printed or unlinked one. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
}

/** The sources named by a row's own `sources` column (JSON, a list of ids), in its order, as a column `named`. */
export function namedSources(table: "meetings" | "chairs" | "shepherds") {
  return sql<Source[]>`(select coalesce(
      json_agg(json_build_object('id', source.id, 'title', source.title, 'url', source.url) order by given.n), '[]')
    from jsonb_array_elements_text(${sql.ref(`${table}.sources`)}) with ordinality as given(id, n)
    join sources source on source.id = given.id)`.as("named");
}

/** The sources with these ids, in the order of their titles. */
export function listSources(db: Db, ids: readonly string[]): Promise<Source[]> {
  return db
    .selectFrom("sources")
    .select(["id", "title", "url"])
    .where("id", "in", [...ids])
    .orderBy("title")
    .execute();
}
