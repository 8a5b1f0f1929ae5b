import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { editComment } from "#app/features/documents/comments/editing.server.ts";
import { replyToComment } from "#app/features/documents/comments/replies.server.ts";
import { supportComment } from "#app/features/documents/comments/support.server.ts";
import { comment, documentScene, type DocumentScene } from "#tests/document-scene.ts";

let scene: DocumentScene;

beforeAll(async () => {
  scene = await documentScene();
});
afterAll(() => scene.database.close());

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));

/** Sends 200 spread around the closing instant, one surely before it and one surely after; which were taken. */
async function sendAround(closesAt: Date, send: (index: number) => Promise<unknown>) {
  await send(0);
  const begin = closesAt.getTime() - 250;
  const tries = await Promise.allSettled(
    Array.from({ length: 200 }, async (_, index) => {
      await sleep(begin + index * 2.5 - Date.now());
      await send(index + 1);
    }),
  );
  await expect(send(201)).rejects.toMatchObject({ status: 409, key: "commentPeriodClosed" });
  for (const one of tries)
    if (one.status === "rejected")
      expect(one.reason).toMatchObject({ status: 409, key: "commentPeriodClosed" });
  return tries.filter(({ status }) => status === "fulfilled").length + 1;
}

/** Moves the end of every period to in a second, by the database's clock. */
async function closeSoon(): Promise<Date> {
  const closesAt = new Date(Date.now() + 1000);
  await scene.database.db.updateTable("commentPeriods").set({ closesAt }).execute();
  return closesAt;
}

/** Comments of Da Nang to do something to. */
async function makeMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1)
    ids.push((await makeComment(scene.services, scene.as("daNang"), comment())).id);
  return ids;
}

test("comments: as many rows as were told that they were taken, none at or after the closing instant", async () => {
  await scene.empty();
  await scene.openPeriod();
  const closesAt = await closeSoon();
  const taken = await sendAround(closesAt, () => makeComment(scene.services, scene.as("daNang"), comment()));
  const rows = await scene.database.db.selectFrom("comments").select("createdAt").execute();
  expect(rows).toHaveLength(taken);
  expect(rows.filter(({ createdAt }) => createdAt >= closesAt)).toEqual([]);
});

test("replies, changes and support: the same", async () => {
  await scene.empty();
  await scene.openPeriod();
  const ids = await makeMany(202);
  const closesAt = await closeSoon();
  const at = (index: number) => ({ document: "online-portal", comment: ids[index]! });
  const sent = [
    (index: number) =>
      replyToComment(scene.services, scene.as("phuket"), {
        ...{ ...at(index), id: randomUUID(), lang: "en", body: "A reply." },
      }),
    (index: number) =>
      editComment(scene.services, scene.as("daNang"), {
        ...{ ...at(index), revision: 1, type: "editorial", lang: "en", body: "Changed." },
      }),
    (index: number) => supportComment(scene.services, scene.as("phuket"), at(index)),
  ];
  const taken = await sendAround(closesAt, (index) => sent[index % 3]!(index));
  const { db } = scene.database;
  const times = [
    ...(await db.selectFrom("commentReplies").select("createdAt as at").execute()),
    ...(await db.selectFrom("comments").select("editedAt as at").where("editedAt", "is not", null).execute()),
    ...(await db.selectFrom("commentSupports").select("at").execute()),
  ];
  expect(times).toHaveLength(taken);
  expect(times.filter(({ at: time }) => time === null || time >= closesAt)).toEqual([]);
});
