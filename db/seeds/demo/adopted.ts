import { sql } from "kysely";
import type { Db } from "#db/connection.ts";

/** The slug of the demonstration's adopted document (contract). */
export const adoptedSlug = "example-adopted";

const languages = ["en", "vi"] as const;

const titles = {
  en: {
    title: "Example: how cities share what they learn",
    label: "An example made for the demonstration. No country has adopted this text.",
  },
  vi: {
    title: "Ví dụ: các đô thị chia sẻ điều học được như thế nào",
    label: "Ví dụ dành cho bản trình diễn. Không nước nào đã thông qua văn bản này.",
  },
};

const nodes = [
  { id: "ea-1", kind: "section", parentId: null, en: "Purpose", vi: "Mục đích" },
  {
    ...{ id: "ea-1-1", kind: "paragraph", parentId: "ea-1" },
    en: "Member cities share what they learn from their projects, so that others need not learn it again.",
    vi: "Các đô thị thành viên chia sẻ điều học được từ dự án của mình để nơi khác không phải học lại từ đầu.",
  },
  { id: "ea-2", kind: "section", parentId: null, en: "How", vi: "Cách làm" },
  {
    ...{ id: "ea-2-1", kind: "paragraph", parentId: "ea-2" },
    en: "Each city writes down one experience a year, what it cost, and what it would do otherwise.",
    vi: "Mỗi năm, mỗi đô thị ghi lại một kinh nghiệm, chi phí và điều mình sẽ làm khác đi.",
  },
] as const;

/** The one reservation of the example, by its handle. */
export const exampleReservation = {
  by: "nr.sg",
  lang: "en",
  statement: "Demonstration: costs are shared as far as contracts allow.",
};

/** Inserts the example as a version published 30 days ago, whose comment period is over. Does nothing where it is there. */
export async function insertExample(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto("documents")
      .values({ slug: adoptedSlug, authoritativeLang: "en", isIllustrative: true })
      .onConflict((conflict) => conflict.doNothing())
      .returning("slug")
      .executeTakeFirst();
    if (made) await insertVersion(trx);
  });
}

async function insertVersion(trx: Db): Promise<void> {
  await trx
    .insertInto("documentNodes")
    .values(nodes.map(({ id, kind }) => ({ id, kind, documentSlug: adoptedSlug })))
    .execute();
  const { id: versionId } = await trx
    .insertInto("documentVersions")
    .values({ documentSlug: adoptedSlug, number: 1, publishedAt: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  await trx
    .insertInto("documentTitles")
    .values(languages.map((lang) => ({ versionId, lang, ...titles[lang] })))
    .execute();
  await trx
    .insertInto("versionNodes")
    .values(
      nodes.map(({ id, parentId }, place) => ({ versionId, nodeId: id, parentId, position: place + 1 })),
    )
    .execute();
  await trx
    .insertInto("versionTexts")
    .values(
      nodes.flatMap((node) =>
        languages.map((lang) => ({ versionId, nodeId: node.id, lang, text: node[lang] })),
      ),
    )
    .execute();
  // Last: what is published takes no more texts.
  await trx
    .updateTable("documentVersions")
    .set({ publishedAt: sql<Date>`now() - interval '30 days'` })
    .where("id", "=", versionId)
    .execute();
  await trx
    .insertInto("commentPeriods")
    .values({
      ...{ versionId, publishesDirectly: true, isOpeningAnnounced: true, isClosingAnnounced: true },
      opensAt: sql<Date>`now() - interval '29 days'`,
      closesAt: sql<Date>`now() - interval '8 days'`,
    })
    .execute();
}

/** Moves the example's running silence, and what was said in it, into the past: it then expired an hour ago. */
export async function moveSilence(db: Db): Promise<void> {
  await sql`with moved as (
      update procedures set opened_at = opened_at - interval '6 days', expires_at = clock_timestamp() - interval '1 hour'
      from document_versions version where version.id = procedures.version_id
        and version.document_slug = ${adoptedSlug} and outcome is null
      returning procedures.id)
    update procedure_words set at = at - interval '3 days' where procedure_id in (select id from moved)`.execute(
    db,
  );
}

/** Takes back the letters about the example that wait: nobody is told of an adoption that never was. */
export async function takeBackLetters(db: Db): Promise<void> {
  await sql`select graphile_worker.remove_job(format('adoption.letters %s %s 0', occasion, procedures.id))
    from procedures join document_versions version on version.id = procedures.version_id
      cross join unnest(array['opened', 'decided']) occasion
    where version.document_slug = ${adoptedSlug}`.execute(db);
}
