import { sightOf } from "#app/features/documents/comments/visibility.ts";
import type { Db } from "#db/connection.ts";
import { listMissing } from "#db/queries/amendments.ts";
import { findDraft } from "#db/queries/drafts.ts";
import type { DraftScene } from "../draft-scene.ts";

/** Which comments led to which paragraphs of drafts. */
export function listOrigins(db: Db) {
  return db.selectFrom("textOrigins").select(["nodeId", "commentId"]).orderBy("nodeId").execute();
}

/** What the matrix answers to a comment. */
export function findAnswer(db: Db, commentId: string) {
  return db
    .selectFrom("matrixAnswers")
    .select(["resultingNodeId", "revision", "publishedRevision", "response"])
    .where("commentId", "=", commentId)
    .executeTakeFirst();
}

/** The ids of accepted amendments that are not in the draft. */
export async function listMissingIds({ database: { db }, slug, editor }: DraftScene): Promise<string[]> {
  const draft = (await findDraft(db, slug))!;
  const drafted = { versionId: draft.id, formerId: draft.formerId!, authoritativeLang: "en" };
  return (await listMissing(db, drafted, sightOf(editor), ["accepted"])).map(({ id }) => id);
}
