import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** Why each published version of a document came about, and which office published it: null where the start content did. */
export function listReasons(db: Db, slug: string) {
  return db
    .selectFrom("documentVersions as version")
    .leftJoin("mandates", "mandates.id", "version.publishedBy")
    .leftJoin("offices", "offices.id", "mandates.officeId")
    .select(["version.number", "version.reason", "mandates.capacity", "offices.kind", "offices.countryCode"])
    .where("version.documentSlug", "=", slug)
    .where("version.publishedAt", "<=", sql<Date>`now()`)
    .execute();
}

/** The nodes of these versions with their text in one language, none where they have none in it. */
export function listTextsIn(db: Db, versionIds: readonly string[], lang: string) {
  return db
    .selectFrom("versionNodes as placed")
    .leftJoin("versionTexts as written", (join) =>
      join
        .onRef("written.versionId", "=", "placed.versionId")
        .onRef("written.nodeId", "=", "placed.nodeId")
        .on("written.lang", "=", lang),
    )
    .select(["placed.versionId", "placed.nodeId as id", "placed.parentId", "placed.position", "written.text"])
    .where("placed.versionId", "in", versionIds)
    .execute();
}
