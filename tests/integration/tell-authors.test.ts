import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { tellAuthors } from "#app/features/documents/versions/tell-authors.server.ts";
import { comment, documentScene, type DocumentScene } from "../document-scene.ts";
import { publishRevision } from "../version-scene.ts";

let scene: DocumentScene;
beforeEach(async () => {
  scene = await documentScene();
  await scene.openPeriod();
});
afterEach(() => scene.database.close());

const make = async (change: Parameters<typeof comment>[0], who = "daNang") =>
  (await makeComment(scene.services, scene.as(who), comment(change))).id;

/** The letters that wait to be sent: to whom, and the key of each line. */
async function letters() {
  const { rows } = await sql<{
    payload: { to: { personId: string }; values: { fates: { lines: { key: string; values: object }[] } } };
  }>`
    select jobs.payload from graphile_worker._private_jobs jobs
      join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id where tasks.identifier = 'mail'`.execute(
    scene.services.db,
  );
  return rows.map(({ payload }) => ({ to: payload.to.personId, lines: payload.values.fates.lines }));
}

test("each author is told once what became of each of their comments", async () => {
  const led = await make({ paragraph: "op-2-1", body: "Say who." });
  await make({ paragraph: "op-2-2" });
  await make({ paragraph: "op-2-1" });
  await make({ paragraph: "" });
  await make({ paragraph: "op-2-2" }, "phuket");
  const { versionId } = await publishRevision(scene.services, { reworded: { "op-2-1": { en: "New." } } });
  const origin = {
    versionId,
    nodeId: "op-2-1",
    commentId: led,
    mandateId: scene.as("secretariat").mandate!.id,
  };
  await scene.services.db.insertInto("textOrigins").values(origin).execute();
  for (let time = 0; time < 2; time += 1) await tellAuthors(scene.services, { version: versionId });
  const told = await letters();
  expect(told).toHaveLength(2);
  const toDaNang = told.find(({ to }) => to === scene.as("daNang").person!.id)!.lines;
  expect(toDaNang).toEqual([
    { key: "led", values: { body: "Say who.", number: "2.1", to: "2.1" } },
    { key: "carried", values: { body: "We agree.", number: "2.2", to: "2.2" } },
    { key: "waiting", values: { body: "We agree.", number: "2.1" } },
    { key: "whole", values: { body: "We agree.", number: "" } },
  ]);
});

test("who no longer holds the office is not told; who heads it now is", async () => {
  await make({ paragraph: "op-2-2" });
  const { db } = scene.services;
  const { mandate, person } = scene.as("daNang");
  await db
    .updateTable("mandates")
    .set({ endsAt: sql`now()` })
    .where("id", "=", mandate!.id)
    .execute();
  const heir = scene.as("hanoi").person!.id;
  const { versionId } = await publishRevision(scene.services, {});
  await tellAuthors(scene.services, { version: versionId });
  expect(await letters()).toEqual([]);
  await db
    .insertInto("mandates")
    .values({ personId: heir, officeId: mandate!.office.id, capacity: "head" })
    .execute();
  await tellAuthors(scene.services, { version: versionId });
  expect((await letters()).map(({ to }) => to)).toEqual([heir]);
  expect(heir).not.toBe(person!.id);
});
