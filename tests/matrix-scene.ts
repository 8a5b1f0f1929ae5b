import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { answerComments } from "#app/features/documents/matrix/commands.server.ts";
import { sendMatrix } from "#app/features/documents/matrix-imports/matrix-import-commands.server.ts";
import * as imports from "#db/queries/matrix-imports.ts";
import { comment, documentScene } from "./document-scene.ts";
import { matrixAs } from "./matrix-files.ts";

const place = { document: "online-portal", version: 1 };

/** A document with an open period whose matrix goes out and comes back. */
export async function matrixScene() {
  const scene = await documentScene();
  const { services, as } = scene;
  return {
    ...scene,
    /** Nothing said, nothing answered, a period open. */
    async begin() {
      for (const table of ["matrixImports", "matrixAnswerRevisions", "matrixAnswers"] as const)
        await services.db.deleteFrom(table).execute();
      await scene.empty();
      await scene.openPeriod();
    },
    say: async (who: string, change: Parameters<typeof comment>[0] = {}) =>
      (await makeComment(services, as(who), comment(change))).id,
    answer: (id: string, seen: number, response: string) =>
      answerComments(services, as("secretariat"), {
        ...{ ...place, seen: new Map([[id, seen]]), response, lang: "vi" },
        ...{ disposition: "accepted", resultingNode: "op-2-1" },
      }),
    file: (who: string, format: "xlsx" | "docx" = "xlsx", lang: "en" | "vi" = "en") =>
      matrixAs(services, as(who), format, { slug: place.document, lang }),
    /** Brings a file back; what becomes of its rows that are not unchanged, and their places. */
    async bring(who: string, bytes: Uint8Array) {
      const id = await sendMatrix(services, as(who), { ...place, name: "matrix.xlsx", bytes, lang: "en" });
      const { unchanged } = (await imports.findImport(services.db, id))!;
      const { kept } = await imports.listImportRows(services.db, id, { offset: 0, limit: 1000 });
      return {
        id,
        unchanged,
        ids: kept.map(({ row }) => row.id),
        outcomes: kept.map(({ outcome }) => outcome),
      };
    },
  };
}

export type MatrixScene = Awaited<ReturnType<typeof matrixScene>>;
