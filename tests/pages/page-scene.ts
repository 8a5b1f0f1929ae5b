import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { startDraft } from "#app/features/documents/drafts/draft-commands.server.ts";
import type { Db } from "#db/connection.ts";
import { playerOf } from "#server/demo/players.ts";
import { comment } from "../document-scene.ts";
import { testServices } from "../services.ts";
import { makeWaitingComment } from "../two-versions.ts";
import { writeDocument } from "../written-document.ts";

/** Adds what the demonstration has too little of: 200 comments on a paragraph, a draft, comments without a place, versions on their way to adoption. Gives the Chair's mandate. */
export async function fillPages(db: Db): Promise<{ chair: string }> {
  const services = testServices(db);
  const csco = await playerOf(services, "csco.da-nang");
  const secretariat = await playerOf(services, "secretariat");
  const { id: chair } = await db
    .selectFrom("mandates")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .select("mandates.id")
    .where("offices.kind", "=", "chair")
    .where("mandates.endsAt", "is", null)
    .executeTakeFirstOrThrow();
  const one = comment({ proposed: "Other words.", passageLang: "en" });
  await makeComment(services, csco, one);
  await repeat(db, one.id, 200);
  await startDraft(services, secretariat, "online-portal");
  await makeWaitingComment(db, csco.mandate.id);
  for (const way of ["silence", "meeting"]) {
    const versionId = await writeDocument(db, `under-${way}`, way);
    await db.insertInto("tablings").values({ versionId, mandateId: chair }).execute();
    const expiresAt = way === "silence" ? new Date(Date.now() + 172_800_000) : null;
    await db.insertInto("procedures").values({ versionId, way, openedBy: chair, expiresAt }).execute();
  }
  const tabled = await writeDocument(db, "tabled", "tb");
  await db.insertInto("tablings").values({ versionId: tabled, mandateId: chair }).execute();
  return { chair };
}

/** As many comments like this one, each with two replies and its own office's support. */
async function repeat(db: Db, id: string, count: number): Promise<void> {
  await sql`with copied as (
      insert into comments (id, period_id, version_id, node_id, mandate_id, office_id, country_code, city_slug, type,
        lang, body, proposed, passage_lang)
      select gen_random_uuid(), period_id, version_id, node_id, mandate_id, office_id, country_code, city_slug, type,
        lang, body || ' ' || copy, proposed, passage_lang
      from comments, generate_series(1, ${count}::int) copy where id = ${id}::uuid returning *),
    placed as (
      insert into comment_places (comment_id, version_id, state, node_id, passage_lang)
      select id, version_id, 'made', node_id, passage_lang from copied),
    supported as (
      insert into comment_supports (comment_id, office_id, mandate_id) select id, office_id, mandate_id from copied)
    insert into comment_replies (id, comment_id, mandate_id, lang, body)
    select gen_random_uuid(), id, mandate_id, 'en', 'A reply.' from copied, generate_series(1, 2)`.execute(
    db,
  );
}

/** A paragraph's file, to be read into a draft. */
export const importedFile = new File(["# Purpose\n\nCities share figures.\n"], `${randomUUID()}.md`, {
  type: "text/markdown",
});
