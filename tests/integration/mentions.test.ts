import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { editComment } from "#app/features/documents/comments/editing.server.ts";
import { replyToComment } from "#app/features/documents/comments/replies.server.ts";
import { comment, documentScene, type DocumentScene } from "#tests/document-scene.ts";

let scene: DocumentScene;

beforeAll(async () => {
  scene = await documentScene();
});
afterAll(() => scene.database.close());
beforeEach(async () => {
  await scene.empty();
  await sql`delete from graphile_worker._private_jobs`.execute(scene.database.db);
});

interface Sent {
  readonly kind: string;
  readonly to: { readonly personId: string };
  readonly path: string;
  readonly values: Readonly<Record<string, unknown>>;
}

async function letters(): Promise<Sent[]> {
  const { rows } = await sql<{
    payload: Sent;
  }>`select payload from graphile_worker._private_jobs where payload ->> 'kind' = 'mentioned' order by id`.execute(
    scene.database.db,
  );
  return rows.map(({ payload }) => payload);
}
const mentioned = async () => {
  const rows = await scene.database.db
    .selectFrom("commentMentions")
    .innerJoin("offices", "offices.id", "commentMentions.officeId")
    .select("offices.handle")
    .orderBy("offices.handle")
    .execute();
  return rows.map(({ handle }) => handle);
};
const say = (who: string, body: string) => makeComment(scene.services, scene.as(who), comment({ body }));

test("who holds a mentioned office is written to, without the words", async () => {
  await scene.openPeriod();
  const { id } = await say("daNang", "Could @csco-phuket and @csco-nowhere say how? Secret.");
  expect(await mentioned()).toEqual(["csco-phuket"]);
  const sent = await letters();
  expect(sent).toMatchObject([
    {
      kind: "mentioned",
      to: { personId: scene.as("phuket").person!.id },
      path: `/documents/online-portal/versions/1?paragraph=op-2-1#comment-${id}`,
      values: { by: { kind: "city", country: "VN" }, office: { kind: "city", country: "TH" } },
    },
  ]);
  expect(JSON.stringify(sent)).not.toContain("Secret");
});

test("an office that may not see the comment is not told of it", async () => {
  await scene.openPeriod({ publishesDirectly: false });
  await say("daNang", "@csco-phuket @nr-vn @csco-hanoi @secretariat @partner-lumen");
  expect(await mentioned()).toEqual(["csco-hanoi", "nr-vn"]);
  expect(await letters()).toHaveLength(2);
});

test("a reply mentions; an edit writes to those only who were not mentioned before; oneself never", async () => {
  await scene.openPeriod();
  const { id } = await say("daNang", "@csco-da-nang alone");
  expect(await letters()).toEqual([]);
  const at = { document: "online-portal", comment: id };
  await replyToComment(scene.services, scene.as("hanoi"), {
    ...{ ...at, id: randomUUID(), lang: "en", body: "Ask @nr-th." },
  });
  expect(await letters()).toHaveLength(1);
  const change = { ...at, type: "substantive" as const, lang: "en" };
  await editComment(scene.services, scene.as("daNang"), { ...change, revision: 1, body: "@csco-phuket" });
  await editComment(scene.services, scene.as("daNang"), {
    ...{ ...change, revision: 2, body: "@csco-phuket and @csco-hanoi" },
  });
  expect((await letters()).map(({ to }) => to.personId)).toEqual(
    ["nrThailand", "phuket", "hanoi"].map((who) => scene.as(who).person!.id),
  );
});

test("more than twenty in one text are refused, and nothing is written", async () => {
  await scene.openPeriod();
  const many = Array.from({ length: 21 }, (_, index) => `@office-${index}`).join(" ");
  await expect(say("daNang", many)).rejects.toMatchObject({ status: 422, key: "tooManyMentions" });
  expect(await scene.database.db.selectFrom("comments").select("id").execute()).toEqual([]);
});
