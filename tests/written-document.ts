import { sql } from "kysely";
import type { Db } from "#db/connection.ts";

/** A document with every kind of node, in English and Khmer; its texts carry emphasis, a link and a table. */
const writtenNodes = [
  { id: "-1", kind: "section", parentId: null, en: "Streets", km: "ផ្លូវ" },
  {
    ...{ id: "-1-1", kind: "paragraph", parentId: "-1" },
    en: "Cities *share* figures on [traffic](https://example.org/traffic) **every month**.",
    km: "ទីក្រុងចែករំលែកតួលេខអំពីចរាចរណ៍ជារៀងរាល់ខែ។",
  },
  { id: "-1-2", kind: "item", parentId: "-1", en: "Buses", km: "រថយន្តក្រុង" },
  { id: "-1-3", kind: "item", parentId: "-1", en: "Trains", km: "រថភ្លើង" },
  { id: "-1-3-1", kind: "item", parentId: "-1-3", en: "Night trains", km: "រថភ្លើងយប់" },
  {
    ...{ id: "-1-4", kind: "table", parentId: "-1" },
    en: "Year | Lines\n2026 | 14\n2027 | 16",
    km: "ឆ្នាំ | ខ្សែ\n2026 | 14\n2027 | 16",
  },
  { id: "-1-5", kind: "note", parentId: "-1", en: "Figures are invented.", km: "តួលេខត្រូវបានបង្កើតឡើង។" },
  { id: "-1-6", kind: "section", parentId: "-1", en: "Night", km: "យប់" },
  {
    id: "-1-6-1",
    kind: "paragraph",
    parentId: "-1-6",
    en: "At night <b>all</b> walk.",
    km: "ពេលយប់គេដើរ។",
  },
] as const;

/** Writes that document under this slug, its nodes' ids beginning with `prefix`, and publishes its first version; gives the version's id. */
export async function writeDocument(db: Db, slug: string, prefix = "wd"): Promise<string> {
  const nodes = writtenNodes.map(({ id, parentId, ...node }) => ({
    ...node,
    id: `${prefix}${id}`,
    parentId: parentId === null ? null : `${prefix}${parentId}`,
  }));
  await db.insertInto("documents").values({ slug, authoritativeLang: "en" }).execute();
  const { id: versionId } = await db
    .insertInto("documentVersions")
    .values({ documentSlug: slug, number: 1, publishedAt: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  const titles = { en: "Streets for everyone", km: "ផ្លូវសម្រាប់ទាំងអស់គ្នា" };
  await db
    .insertInto("documentTitles")
    .values(Object.entries(titles).map(([lang, title]) => ({ versionId, lang, title, label: null })))
    .execute();
  await db
    .insertInto("documentNodes")
    .values(nodes.map(({ id, kind }) => ({ id, kind, documentSlug: slug })))
    .execute();
  await db
    .insertInto("versionNodes")
    .values(nodes.map(({ id, parentId }, position) => ({ versionId, nodeId: id, parentId, position })))
    .execute();
  await db
    .insertInto("versionTexts")
    .values(
      nodes.flatMap(({ id, en, km }) => [
        { versionId, nodeId: id, lang: "en", text: en },
        { versionId, nodeId: id, lang: "km", text: km },
      ]),
    )
    .execute();
  await db
    .updateTable("documentVersions")
    .set({ publishedAt: sql<Date>`now()` })
    .where("id", "=", versionId)
    .execute();
  return versionId;
}
