import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { findDocumentPage } from "#app/features/documents/pages.server.ts";
import { wordDocument } from "#app/features/documents/wording.server.ts";
import { readTexts } from "#server/texts.ts";
import { comment, documentScene, type DocumentScene } from "../document-scene.ts";
import { publishRevision } from "../version-scene.ts";

const english = readTexts("locales").get("en")!;
let scene: DocumentScene;
beforeEach(async () => {
  scene = await documentScene();
});
afterEach(() => scene.database.close());

const open = async (who: string, number?: number) =>
  (await findDocumentPage(scene.services, scene.as(who), {
    ...{ slug: "online-portal", lang: "en", ...(number === undefined ? {} : { number }) },
  }))!;
const reads = () => scene.services.db.selectFrom("documentReads").select(["personId", "number"]).execute();

test("who opens a new version is told what to compare it with, for a day", async () => {
  expect((await open("daNang")).since).toBeNull();
  await publishRevision(scene.services, { reworded: { "op-2-1": { en: "New." } } });
  expect((await open("daNang", 1)).since).toBeNull();
  expect([(await open("daNang")).since, (await open("daNang")).since]).toEqual([1, 1]);
  await scene.services.db
    .updateTable("documentReads")
    .set({ readAt: sql`now() - interval '2 days'` })
    .execute();
  expect((await open("daNang")).since).toBeNull();
  expect((await open("hanoi")).since).toBeNull();
});

test("only what members open is kept, once, by one query more the first time", async () => {
  for (const who of ["visitor", "former", "partner", "administrator"]) await open(who);
  expect(await reads()).toEqual([]);
  const counts: number[] = [];
  for (let time = 0; time < 2; time += 1) {
    scene.queries.length = 0;
    await open("daNang");
    counts.push(scene.queries.length);
  }
  expect(counts).toEqual([4, 3]);
  expect(await reads()).toEqual([{ personId: scene.as("daNang").person!.id, number: 1 }]);
});

test("the Secretariat is told how many comments wait, others are not", async () => {
  await scene.openPeriod();
  await makeComment(scene.services, scene.as("daNang"), comment());
  await publishRevision(scene.services, { reworded: { "op-2-1": { en: "New." } } });
  const waiting = async (who: string) => wordDocument(english, await open(who), scene.as(who)).waiting;
  expect([await waiting("secretariat"), await waiting("daNang"), await waiting("visitor")]).toEqual([
    1, 0, 0,
  ]);
});
