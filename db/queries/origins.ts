import type { Sight } from "#app/features/documents/comments/visibility.ts";
import type { Db } from "../connection.ts";
import { listComments } from "./comments.ts";

interface Origin {
  readonly versionId: string;
  readonly nodeId: string;
  readonly commentId: string;
}

/** Links a paragraph of a version to a comment that led to what it says. */
export async function insertOrigin(db: Db, origin: Origin, mandateId: string): Promise<void> {
  await db
    .insertInto("textOrigins")
    .values({ ...origin, mandateId })
    .onConflict((known) => known.doNothing())
    .execute();
}

export async function deleteOrigin(db: Db, { versionId, nodeId, commentId }: Origin): Promise<void> {
  await db
    .deleteFrom("textOrigins")
    .where("versionId", "=", versionId)
    .where("nodeId", "=", nodeId)
    .where("commentId", "=", commentId)
    .execute();
}

/** The comments at a paragraph of a version that are open to this sight and not withdrawn. */
export async function listOriginChoices(db: Db, place: { versionId: string; nodeId: string }, sight: Sight) {
  return (await listComments(db, place, sight)).filter(({ withdrawnAt }) => withdrawnAt === null);
}
