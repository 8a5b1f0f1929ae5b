import { sql, type SqlBool } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Db } from "../connection.ts";

interface Wanted {
  readonly slug: string;
  readonly versionId: string;
  /** Whether the newest version may be a draft. */
  readonly seesDraft: boolean;
}

/** The nodes of a version and those of the newest one of its document, with their texts in these languages, as far as they exist; `number` is that of their version. */
export function listPlaces(db: Db, { slug, versionId, seesDraft }: Wanted, languages: readonly string[]) {
  return db
    .selectFrom("versionNodes as placed")
    .innerJoin("documentNodes as node", "node.id", "placed.nodeId")
    .innerJoin("documentVersions as version", "version.id", "placed.versionId")
    .select((is) => [
      "placed.versionId",
      "version.number",
      "node.id",
      "node.kind",
      "placed.parentId",
      "placed.position",
      jsonArrayFrom(
        is
          .selectFrom("versionTexts as written")
          .select(["written.lang", "written.text"])
          .whereRef("written.versionId", "=", "placed.versionId")
          .whereRef("written.nodeId", "=", "placed.nodeId")
          .where("written.lang", "in", languages),
      ).as("texts"),
    ])
    .where(
      sql<SqlBool>`placed.version_id in (${versionId}::uuid, (select id from document_versions newest
        where newest.document_slug = ${slug} and (newest.published_at <= now() or ${seesDraft}::boolean)
        order by newest.number desc limit 1))`,
    )
    .execute();
}
