import { sql } from "kysely";
import { visitor } from "#app/features/access/actor.ts";
import { findComparison } from "#app/features/documents/versions/comparison-page.server.ts";
import { carryComments } from "#app/features/documents/versions/carry-comments.server.ts";
import { suggestPlaces } from "#app/features/documents/versions/suggest-places.server.ts";
import { readTexts } from "#server/texts.ts";
import { connect, type Db } from "#db/connection.ts";
import { testServices } from "#tests/services.ts";
import { median } from "./load.ts";

/** Lines of the table: publishing the next version of a large document, all of it reworded, and comparing the two. */
export async function measureVersions(url: string, slug: string): Promise<string[]> {
  const connection = connect(url, { max: 4 });
  const services = testServices(connection.db);
  try {
    const { before, versionId } = await rewordAll(connection.db, slug);
    const carrying = await timed(() =>
      connection.db
        .transaction()
        .execute((trx) => carryComments(trx, { versionId, before, authoritativeLang: "en" })),
    );
    const suggesting = await timed(() => suggestPlaces(services, { version: versionId }));
    const asked = { slug, from: 1, to: 2, inLanguage: null } as const;
    const texts = readTexts("locales").get("en")!;
    const comparing: number[] = [];
    for (let round = 0; round < 15; round += 1)
      comparing.push(await timed(() => findComparison(services, visitor, texts, asked)));
    return [
      `publishing: its comments carried, within the transaction | ${carrying.toFixed(0)} ms`,
      `publishing: suggestions for all that wait, in a job | ${suggesting.toFixed(0)} ms`,
      `two versions compared, every paragraph changed | ${median(comparing).toFixed(0)} ms, at most ${Math.max(...comparing).toFixed(0)} ms`,
    ];
  } finally {
    await connection.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Version 2: the same nodes, some words of every text changed. */
async function rewordAll(db: Db, slug: string) {
  const { id: before } = await db
    .selectFrom("documentVersions")
    .select("id")
    .where("documentSlug", "=", slug)
    .executeTakeFirstOrThrow();
  const { id: versionId } = await db
    .insertInto("documentVersions")
    .values({ documentSlug: slug, number: 2, publishedAt: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  await sql`insert into document_titles (version_id, lang, title)
    select ${versionId}::uuid, lang, title from document_titles where version_id = ${before}::uuid`.execute(
    db,
  );
  await sql`insert into version_nodes (version_id, node_id, parent_id, position)
    select ${versionId}::uuid, node_id, parent_id, position from version_nodes where version_id = ${before}::uuid`.execute(
    db,
  );
  await sql`insert into version_texts (version_id, node_id, lang, text)
    select ${versionId}::uuid, node_id, lang, replace(replace(text, 'Member', 'All member'), 'ten working days', 'a fortnight')
    from version_texts where version_id = ${before}::uuid`.execute(db);
  await db
    .updateTable("documentVersions")
    .set({ publishedAt: sql`now()` })
    .where("id", "=", versionId)
    .execute();
  return { before, versionId };
}
