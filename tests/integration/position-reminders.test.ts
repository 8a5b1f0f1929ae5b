import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { submitPosition } from "#app/features/documents/positions/commands.server.ts";
import { remindOfPositions } from "#app/features/documents/positions/reminders.server.ts";
import { documentScene, type DocumentScene } from "../document-scene.ts";

let scene: DocumentScene;
beforeAll(async () => {
  scene = await documentScene();
});
afterAll(() => scene.database.close());

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

/** To whom letters wait. */
async function reminded(): Promise<string[]> {
  const { rows } = await sql<{ payload: { kind: string; to: { personId: string } } }>`select job.payload
    from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
    where task.identifier = 'mail' order by job.id`.execute(scene.database.db);
  await sql`delete from graphile_worker._private_jobs`.execute(scene.database.db);
  return rows
    .filter(({ payload }) => payload.kind === "positionDue")
    .map(({ payload }) => payload.to.personId);
}

test("three days and one day before positions are due, once on two nodes, to the offices that have not submitted", async () => {
  const { db } = scene.database;
  const [vietNam, thailand] = [scene.as("nrVietNam").person!.id, scene.as("nrThailand").person!.id];
  await scene.openPeriod({ closesAt: inHours(24 * 5) });
  await reminded();
  const shift = (left: number) =>
    db
      .updateTable("commentPeriods")
      .set({ opensAt: inHours(-24 * 10), closesAt: inHours(-1), submitsUntil: inHours(left) })
      .execute();
  await shift(80);
  await remindOfPositions(scene.services);
  expect(await reminded()).toEqual([]);
  await shift(71);
  await Promise.all([remindOfPositions(scene.services), remindOfPositions(scene.services)]);
  expect((await reminded()).sort()).toEqual([vietNam, thailand].sort());
  await submitPosition(scene.services, scene.as("nrThailand"), {
    ...{ document: "online-portal", version: 1, statement: "" },
  });
  await shift(23);
  await remindOfPositions(scene.services);
  await remindOfPositions(scene.services);
  expect(await reminded()).toEqual([vietNam]);
});
