import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Mandated } from "#app/features/access/actor.ts";
import { openProcedure, tableVersion } from "#app/features/documents/adoption/commands.server.ts";
import type { Word } from "#app/features/documents/adoption/procedures.ts";
import { recordWord, speakForCountry } from "#app/features/documents/adoption/words.server.ts";
import type { Db } from "#db/connection.ts";
import { findRecord } from "#db/queries/adoption-records.ts";
import { listProcedures } from "#db/queries/procedures.ts";
import type { DocumentScene } from "./document-scene.ts";

const day = 86_400_000;
const outcomeEvents = ["adopted", "silenceBroken", "procedureWithdrawn", "consensusNotReached"].map(
  (type) => `documents.${type}`,
);

/** A document of one paragraph in English and Vietnamese, published, whose comment period is over; gives its slug. */
export async function insertCommentedDocument(db: Db): Promise<string> {
  const slug = `short-${randomUUID().slice(0, 8)}`;
  const node = `${slug}-1`;
  await db.insertInto("documents").values({ slug, authoritativeLang: "en" }).execute();
  await db.insertInto("documentNodes").values({ id: node, documentSlug: slug, kind: "paragraph" }).execute();
  const { id: versionId } = await db
    .insertInto("documentVersions")
    .values({ documentSlug: slug, number: 1, publishedAt: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("documentTitles")
    .values([
      { versionId, lang: "en", title: "A short text", label: null },
      { versionId, lang: "vi", title: "Một văn bản ngắn", label: null },
    ])
    .execute();
  await db
    .insertInto("versionNodes")
    .values({ versionId, nodeId: node, parentId: null, position: 1 })
    .execute();
  await db
    .insertInto("versionTexts")
    .values([
      { versionId, nodeId: node, lang: "en", text: "Cities share what they learn." },
      { versionId, nodeId: node, lang: "vi", text: "Các đô thị chia sẻ điều họ học được." },
    ])
    .execute();
  await db
    .updateTable("documentVersions")
    .set({ publishedAt: sql<Date>`now() - interval '10 days'` })
    .where("id", "=", versionId)
    .execute();
  await db
    .insertInto("commentPeriods")
    .values({
      ...{ versionId, opensAt: new Date(Date.now() - 9 * day), closesAt: new Date(Date.now() - day) },
      publishesDirectly: true,
    })
    .execute();
  return slug;
}

/** The Member States act, each by the National Representative of its country; the Chair and the Secretariat by the scene's. */
export function adoptionPlayers(scene: DocumentScene, countries: readonly string[]) {
  const { services } = scene;
  const nr = scene.as("nrVietNam") as Mandated;
  /** The National Representative of a country: for deeds only the office's kind and country matter. */
  const representative = (country: string): Mandated => ({
    ...nr,
    mandate: { ...nr.mandate, office: { ...nr.mandate.office, country } },
  });
  const words = (document: string, word: Word, statement: string) => ({
    ...{ id: randomUUID(), document, version: 1, word, statement, lang: "en" },
    ...(word === "amends"
      ? { proposed: "Cities share what they know.", paragraph: `${document}-1` }
      : { proposed: "", paragraph: "" }),
  });
  return {
    representative,
    table: (document: string, who = "chair") =>
      tableVersion(services, scene.as(who), { document, version: 1 }),
    open: (document: string, change: Partial<Parameters<typeof openProcedure>[2]> = {}, who = "chair") =>
      openProcedure(services, scene.as(who), {
        ...{ document, version: 1, way: "silence", expiresAt: new Date(Date.now() + 2 * day) },
        ...{ shortReason: "", meeting: null, ...change },
      }),
    speak: (document: string, country: string, word: Word, statement = "") =>
      speakForCountry(services, representative(country), words(document, word, statement)),
    record: (document: string, country: string, word: Word, statement = "") =>
      recordWord(services, scene.as("chair"), { ...words(document, word, statement), country }),
    /** A tabled document, commented and answered. */
    async tabled() {
      const document = await insertCommentedDocument(services.db);
      await tableVersion(services, scene.as("chair"), { document, version: 1 });
      return document;
    },
    /** Sets the end of the document's running procedure; its beginning is two days before. */
    expireAt: (document: string, at: Date) =>
      sql`update procedures set opened_at = ${at}::timestamptz - interval '2 days', expires_at = ${at}::timestamptz
        from document_versions version where version.id = procedures.version_id and outcome is null
          and version.document_slug = ${document}`.execute(services.db),
    /** What became of a document: its outcomes, whether it has a record, and the events of outcomes. */
    async endOf(document: string) {
      const events = await services.db
        .selectFrom("events")
        .select("type")
        .where("subject", "=", document)
        .where("type", "in", outcomeEvents)
        .execute();
      return {
        outcomes: (await listProcedures(services.db, document)).map(({ outcome }) => outcome),
        isRecorded: (await findRecord(services.db, document)) !== undefined,
        events: events.map(({ type }) => type.replace("documents.", "")),
      };
    },
    countries,
  };
}
