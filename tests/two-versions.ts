import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { suggestPlaces } from "#app/features/documents/versions/suggest-places.server.ts";
import type { Db } from "#db/connection.ts";
import { testServices } from "./services.ts";

/** A document of two versions with a comment made under this mandate that waits for its place in the second. */
export async function makeWaitingComment(db: Db, mandateId: string, slug = "two-versions") {
  const node = `${slug}-1`;
  await db.insertInto("documents").values({ slug, authoritativeLang: "en" }).execute();
  await db.insertInto("documentNodes").values({ id: node, documentSlug: slug, kind: "paragraph" }).execute();
  const [first, second] = [await publish(db, slug, 1), await publish(db, slug, 2)];
  const { id: periodId } = await db
    .insertInto("commentPeriods")
    .values({ versionId: first, opensAt: new Date(0), closesAt: new Date(1), publishesDirectly: true })
    .returning("id")
    .executeTakeFirstOrThrow();
  const id = randomUUID();
  await sql`insert into comments (id, period_id, version_id, node_id, mandate_id, office_id, country_code, city_slug, type, lang, body)
    select ${id}::uuid, ${periodId}::uuid, ${first}::uuid, ${node}, mandates.id, offices.id, offices.country_code, offices.city_slug,
      'editorial', 'en', 'Say in which month.'
    from mandates join offices on offices.id = mandates.office_id where mandates.id = ${mandateId}::uuid`.execute(
    db,
  );
  const place = { commentId: id, quote: null, passageLang: null };
  await db
    .insertInto("commentPlaces")
    .values([
      { ...place, versionId: first, state: "made", nodeId: node },
      { ...place, versionId: second, state: "waiting", nodeId: null },
    ])
    .execute();
  await suggestPlaces(testServices(db), { version: second });
  return { twoVersions: slug, waitingComment: id };
}

async function publish(db: Db, slug: string, number: number): Promise<string> {
  const { id } = await db
    .insertInto("documentVersions")
    .values({ documentSlug: slug, number, publishedAt: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  const nodeId = `${slug}-1`;
  await db
    .insertInto("versionNodes")
    .values({ versionId: id, nodeId, parentId: null, position: 1 })
    .execute();
  const text = `Each member city confirms its profile ${number === 1 ? "once" : "twice"} a year, before the annual meeting.`;
  await db
    .insertInto("documentTitles")
    .values({ versionId: id, lang: "en", title: "Two versions" })
    .execute();
  await db.insertInto("versionTexts").values({ versionId: id, nodeId, lang: "en", text }).execute();
  await db
    .updateTable("documentVersions")
    .set({ publishedAt: sql<Date>`now()` })
    .where("id", "=", id)
    .execute();
  return id;
}
