import { sql } from "kysely";
import type { LetterKind } from "#app/features/access/mail.server.ts";
import { sendAdoptionLetters } from "#app/features/documents/adoption/letters.server.ts";
import type { DocumentScene } from "../document-scene.ts";

export interface Letter {
  readonly kind: LetterKind;
  readonly id: string;
  readonly path: string;
  readonly to: { readonly personId: string };
  readonly values: Record<string, unknown>;
}

/** Does what waits, as two workers would of which one died, and gives the letters; then none waits. */
export async function takeLetters(scene: DocumentScene): Promise<Letter[]> {
  const waiting = (task: string) =>
    sql<{ payload: Letter }>`select job.payload
      from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
      where task.identifier = ${task} order by job.id`.execute(scene.database.db);
  for (const { payload } of (await waiting("adoption.letters")).rows) {
    await sendAdoptionLetters(scene.services, payload);
    await sendAdoptionLetters(scene.services, payload);
  }
  const written = (await waiting("mail")).rows.map(({ payload }) => payload);
  await sql`delete from graphile_worker._private_jobs`.execute(scene.database.db);
  return written;
}
