import { sql } from "kysely";
import type { Db } from "#db/connection.ts";

/** The versions of a document, published or not, by their numbers. */
export function versionsOf(db: Db, document: string) {
  return db
    .selectFrom("documentVersions")
    .selectAll()
    .where("documentSlug", "=", document)
    .orderBy("number")
    .execute();
}

/** What a version says in a language. */
export function textsOf(db: Db, versionId: string, lang = "en") {
  return db
    .selectFrom("versionTexts")
    .select(["nodeId", "text"])
    .where("versionId", "=", versionId)
    .where("lang", "=", lang)
    .orderBy("nodeId")
    .execute();
}

/** The paragraphs of a version. Places are given by their order below each parent: a number of the reference content begins elsewhere. */
export function nodesOf(db: Db, versionId: string) {
  return db
    .selectFrom("versionNodes")
    .select([
      "nodeId",
      "parentId",
      sql<number>`row_number() over (partition by parent_id order by position) - 1`.as("position"),
    ])
    .where("versionId", "=", versionId)
    .orderBy("nodeId")
    .execute();
}
