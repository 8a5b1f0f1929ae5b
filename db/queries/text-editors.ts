import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { channel } from "./events.ts";

interface Editor {
  readonly versionId: string;
  readonly slug: string;
  readonly mandateId: string;
}

const wakeUp = (slug: string) => sql`select pg_notify(${channel}, ${`drafts.editing ${slug}`})`;

/** Notes which paragraph of a draft someone has open now, and wakes every node: no event, it is over in a minute. */
export async function touchEditor(db: Db, editor: Editor & { nodeId: string; lang: string }): Promise<void> {
  const { versionId, slug, mandateId, nodeId, lang } = editor;
  await sql`with touched as (
      insert into text_editors (version_id, node_id, lang, mandate_id)
      values (${versionId}::uuid, ${nodeId}, ${lang}, ${mandateId}::uuid)
      on conflict (version_id, mandate_id)
        do update set node_id = excluded.node_id, lang = excluded.lang, seen_at = clock_timestamp())
    ${wakeUp(slug)}`.execute(db);
}

/** Notes that someone has none open any more, and wakes every node. */
export async function deleteEditor(db: Db, { versionId, slug, mandateId }: Editor): Promise<void> {
  await sql`with gone as (
      delete from text_editors where version_id = ${versionId}::uuid and mandate_id = ${mandateId}::uuid)
    ${wakeUp(slug)}`.execute(db);
}

/** Who has which paragraph of a document's draft open, as of the last 45 s. */
export function listEditors(db: Db, slug: string) {
  return db
    .selectFrom("textEditors as editor")
    .innerJoin("documentVersions as draft", "draft.id", "editor.versionId")
    .innerJoin("mandates", "mandates.id", "editor.mandateId")
    .innerJoin("people", "people.id", "mandates.personId")
    .select(["editor.mandateId as mandate", "people.name", "editor.nodeId as paragraph", "editor.lang"])
    .where("draft.documentSlug", "=", slug)
    .where("editor.seenAt", ">", sql<Date>`clock_timestamp() - interval '45 seconds'`)
    .orderBy("editor.seenAt")
    .execute();
}
