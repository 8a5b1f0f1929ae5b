import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { comment, documentScene } from "./document-scene.ts";

/** A document whose period asks cities and countries, and what their positions are made of. */
export async function positionScene() {
  const scene = await documentScene();
  return {
    ...scene,
    /** Nothing said, nothing decided, a period open. */
    async begin() {
      for (const table of ["positionDecisions", "positionSubmissions", "commentSources"] as const)
        await scene.database.db.deleteFrom(table).execute();
      await scene.empty();
      await scene.openPeriod({ publishesDirectly: false });
    },
    /** A comment of an office; gives its id. */
    say: async (who: string, change: Parameters<typeof comment>[0] = {}) =>
      (await makeComment(scene.services, scene.as(who), comment(change))).id,
  };
}

export type PositionScene = Awaited<ReturnType<typeof positionScene>>;
