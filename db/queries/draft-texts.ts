import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** A text of a draft as it stands, with its revision; undefined where there is none in this language. */
export function findText(db: Db, versionId: string, nodeId: string, lang: string) {
  return db
    .selectFrom("versionTexts")
    .select(["text", "revision"])
    .where("versionId", "=", versionId)
    .where("nodeId", "=", nodeId)
    .where("lang", "=", lang)
    .executeTakeFirst();
}

/** All texts of a draft in one language, or with `lang` null in every, with their revisions. */
export function listTexts(db: Db, versionId: string, lang: string | null) {
  const texts = db
    .selectFrom("versionTexts")
    .select(["nodeId", "lang", "text", "revision"])
    .where("versionId", "=", versionId);
  return (lang === null ? texts : texts.where("lang", "=", lang)).execute();
}

/** What a paragraph of a draft said before in one language, by whom and since when, the latest first; no person for what was published. */
export function listEarlierTexts(db: Db, { versionId, nodeId, lang }: TextPlace, count: number) {
  return db
    .selectFrom("textRevisions as former")
    .leftJoin("mandates", "mandates.id", "former.mandateId")
    .leftJoin("people", "people.id", "mandates.personId")
    .select(["former.id", "former.text", "former.changedAt", "people.name"])
    .where("former.versionId", "=", versionId)
    .where("former.nodeId", "=", nodeId)
    .where("former.lang", "=", lang)
    .orderBy("former.id", "desc")
    .limit(count)
    .execute();
}

interface TextPlace {
  readonly versionId: string;
  readonly nodeId: string;
  readonly lang: string;
}

interface Writing {
  readonly versionId: string;
  readonly lang: string;
  readonly mandateId: string;
}

export interface Written {
  readonly id: string;
  readonly text: string;
}

/** Writes texts of one language; what stood before is kept with who wrote and who replaced it. Gives the new revisions. */
export async function writeTexts(db: Db, { versionId, lang, mandateId }: Writing, texts: readonly Written[]) {
  if (texts.length === 0) return [];
  const ids = texts.map(({ id }) => id);
  await sql`insert into text_revisions
      (version_id, node_id, lang, revision, text, mandate_id, changed_at, replaced_by)
    select version_id, node_id, lang, revision, text, mandate_id, changed_at, ${mandateId}::uuid
    from version_texts
    where version_id = ${versionId}::uuid and lang = ${lang} and node_id = any(${ids}::text[])`.execute(db);
  return db
    .insertInto("versionTexts")
    .values(
      texts.map(({ id, text }) => ({
        ...{ versionId, nodeId: id, lang, text, mandateId },
        changedAt: sql<Date>`clock_timestamp()`,
      })),
    )
    .onConflict((known) =>
      known.columns(["versionId", "nodeId", "lang"]).doUpdateSet((is) => ({
        text: is.ref("excluded.text"),
        mandateId: is.ref("excluded.mandateId"),
        changedAt: is.ref("excluded.changedAt"),
        revision: sql<number>`version_texts.revision + 1`,
      })),
    )
    .returning(["nodeId", "revision"])
    .execute();
}

/** What a text of a draft said at an earlier revision; undefined where it had none. */
export function findRevision(
  db: Db,
  versionId: string,
  { nodeId, lang, revision }: { readonly nodeId: string; readonly lang: string; readonly revision: number },
) {
  return db
    .selectFrom("textRevisions")
    .select("text")
    .where("versionId", "=", versionId)
    .where("nodeId", "=", nodeId)
    .where("lang", "=", lang)
    .where("revision", "=", revision)
    .executeTakeFirst();
}

/** Titles and labels of a version, one a language. */
export function listTitles(db: Db, versionId: string) {
  return db
    .selectFrom("documentTitles")
    .select(["lang", "title", "label"])
    .where("versionId", "=", versionId)
    .orderBy("lang")
    .execute();
}

interface Title {
  readonly versionId: string;
  readonly lang: string;
  readonly title: string;
  /** The note that says whose text it is not; null for none. */
  readonly label: string | null;
}

/** Writes the title of a language version, which begins with it. */
export async function writeTitle(db: Db, title: Title): Promise<void> {
  await db
    .insertInto("documentTitles")
    .values(title)
    .onConflict((known) =>
      known.columns(["versionId", "lang"]).doUpdateSet({ title: title.title, label: title.label }),
    )
    .execute();
}
