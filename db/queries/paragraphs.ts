import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { PlacedNode } from "#app/features/documents/numbering.ts";
import type { Db } from "../connection.ts";
import { titlesOfVersion } from "./version-titles.ts";

interface Place {
  /** Slug. */
  readonly document: string;
  /** Null for the latest. */
  readonly version: number | null;
  /** Permanent id of a section or paragraph. */
  readonly nodeId: string;
}

/** A node of a published version, in every language it has, with the version's titles and, for numbering it, the places of all nodes; undefined where it does not stand there. */
export function findParagraph(db: Db, { document, version, nodeId }: Place) {
  return db
    .selectFrom("documentVersions as version")
    .innerJoin("documents", "documents.slug", "version.documentSlug")
    .innerJoin("versionNodes as placed", "placed.versionId", "version.id")
    .innerJoin("documentNodes as node", "node.id", "placed.nodeId")
    .select((is) => [
      "version.number as version",
      "documents.authoritativeLang",
      "node.kind",
      titlesOfVersion.as("titles"),
      jsonArrayFrom(
        is
          .selectFrom("versionTexts as written")
          .select(["written.lang", "written.text"])
          .whereRef("written.versionId", "=", "version.id")
          .whereRef("written.nodeId", "=", "placed.nodeId"),
      ).as("texts"),
      sql<
        PlacedNode[]
      >`(select json_agg(json_build_object('id', node_id, 'parentId', parent_id, 'position', position))
        from version_nodes where version_id = version.id)`.as("places"),
    ])
    .where("version.documentSlug", "=", document)
    .where("version.publishedAt", "<=", sql<Date>`now()`)
    .where("placed.nodeId", "=", nodeId)
    .$if(version !== null, (query) => query.where("version.number", "=", version ?? 0))
    .orderBy("version.number", "desc")
    .limit(1)
    .executeTakeFirst();
}
