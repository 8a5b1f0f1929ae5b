import { sql } from "kysely";
import { carryComments } from "#app/features/documents/versions/carry-comments.server.ts";
import { suggestPlaces } from "#app/features/documents/versions/suggest-places.server.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";

export interface Revision {
  readonly slug?: string;
  /** New texts by node and language. */
  readonly reworded?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Ids of nodes that the new version does not have. */
  readonly removed?: readonly string[];
  readonly reason?: string;
  /** Id of the mandate that publishes. */
  readonly by?: string;
}

/** Publishes the next version of a document, the latest one with these changes, and carries its comments; gives its id and number. */
export async function publishRevision(services: Services, { slug = "online-portal", ...revision }: Revision) {
  const made = await services.db.transaction().execute(async (trx) => {
    const latest = await trx
      .selectFrom("documentVersions")
      .select(["id", "number"])
      .where("documentSlug", "=", slug)
      .orderBy("number", "desc")
      .executeTakeFirstOrThrow();
    const versionId = await copyVersion(trx, slug, latest, revision);
    await trx
      .updateTable("documentVersions")
      .set({ publishedAt: sql`now()`, reason: revision.reason ?? null, publishedBy: revision.by ?? null })
      .where("id", "=", versionId)
      .execute();
    await carryComments(trx, { versionId, before: latest.id, authoritativeLang: "en" });
    return { versionId, before: latest.id, number: latest.number + 1 };
  });
  await suggestPlaces(services, { version: made.versionId });
  return made;
}

async function copyVersion(
  trx: Db,
  slug: string,
  latest: { id: string; number: number },
  { reworded = {}, removed = [] }: Revision,
): Promise<string> {
  const { id } = await trx
    .insertInto("documentVersions")
    .values({ documentSlug: slug, number: latest.number + 1, publishedAt: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  const kept = sql`version_id = ${latest.id}::uuid and node_id <> all (${removed}::text[])`;
  await sql`insert into document_titles (version_id, lang, title, label)
    select ${id}::uuid, lang, title, label from document_titles where version_id = ${latest.id}::uuid`.execute(
    trx,
  );
  await sql`insert into version_nodes (version_id, node_id, parent_id, position)
    select ${id}::uuid, node_id, parent_id, position from version_nodes where ${kept}`.execute(trx);
  await sql`insert into version_texts (version_id, node_id, lang, text)
    select ${id}::uuid, node_id, lang, coalesce(${JSON.stringify(reworded)}::jsonb #>> array[node_id, lang], text)
    from version_texts where ${kept}`.execute(trx);
  return id;
}
