import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { DomainError } from "#app/features/access/errors.ts";
import { findDocumentPage } from "#app/features/documents/pages.server.ts";
import { decideOnComment } from "#app/features/documents/periods/decisions.server.ts";
import {
  makePublicComment,
  type PublicCommenting,
} from "#app/features/documents/periods/public-comments.server.ts";
import { removeOutlived } from "#db/queries/retention.ts";
import { documentScene, type DocumentScene } from "#tests/document-scene.ts";
import { refusal } from "#tests/refusal.ts";

let scene: DocumentScene;
beforeAll(async () => {
  scene = await documentScene();
});
afterAll(() => scene.database.close());
beforeEach(() => scene.empty());

const said = (change: Partial<PublicCommenting> = {}): PublicCommenting => ({
  ...{ document: "online-portal", version: 1, paragraph: "op-2-1", type: "substantive", lang: "en" },
  ...{ body: "Please say how residents take part.", name: "Mali", from: "192.0.2.1" },
  ...change,
});
const open = (change = {}) => scene.openPeriod({ takes: ["city", "public"], ...change });
const seenBy = async (who: string) => {
  const asked = { slug: "online-portal", lang: "en" as const, paragraph: "op-2-1" };
  const page = (await findDocumentPage(scene.services, scene.as(who), asked))!;
  const count = page.nodes.find(({ id }) => id === "op-2-1")!.count;
  return [page.chosen!.comments.map(({ authorName }) => authorName), count];
};
const rows = () => scene.database.db.selectFrom("comments").selectAll().execute();
const decide = (comment: string, reason: string | null, who = "secretariat") =>
  decideOnComment(scene.services, scene.as(who), { document: "online-portal", comment, refusal: reason });

test.each([true, false])(
  "published directly %s: unseen until it is let through, then seen by those asked",
  async (publishesDirectly) => {
    await open({ publishesDirectly });
    const { id } = await makePublicComment(scene.services, said());
    for (const who of ["visitor", "daNang", "partner"]) expect(await seenBy(who)).toEqual([[], 0]);
    expect(await seenBy("secretariat")).toEqual([["Mali"], 1]);
    await decide(id, null);
    for (const who of ["visitor", "daNang"]) expect(await seenBy(who)).toEqual([["Mali"], 1]);
    expect(await seenBy("partner")).toEqual([[], 0]);
    const events = await scene.database.db.selectFrom("events").select(["type", "mandateId"]).execute();
    expect(events.filter(({ type }) => type === "documents.commented")).toEqual([
      { type: "documents.commented", mandateId: null },
    ]);
    expect(events.at(-1)?.type).toBe("documents.commentReleased");
  },
);

test("refused with a reason it is never seen; 90 days later its words and its name are gone", async () => {
  await open();
  const { id } = await makePublicComment(scene.services, said({ quote: "one trusted place" }));
  await decide(id, "Off the subject.", "chair");
  expect(await seenBy("visitor")).toEqual([[], 0]);
  await removeOutlived(scene.database.db);
  expect(await rows()).toMatchObject([{ authorName: "Mali" }]);
  await sql`update comment_decisions set at = now() - interval '91 days'`.execute(scene.database.db);
  await removeOutlived(scene.database.db);
  expect(await rows()).toMatchObject([{ authorName: "", body: "–", quote: null }]);
});

test("a name that was let through goes a year after the period, the comment stays", async () => {
  await open();
  const { id } = await makePublicComment(scene.services, said());
  await decide(id, null);
  await removeOutlived(scene.database.db);
  expect(await rows()).toMatchObject([{ authorName: "Mali" }]);
  await sql`update comment_periods set opens_at = now() - interval '500 days', closes_at = now() - interval '366 days'`.execute(
    scene.database.db,
  );
  await removeOutlived(scene.database.db);
  expect(await rows()).toMatchObject([{ authorName: "", body: said().body }]);
});

test("the same twice, at once too, is one comment; other words are another", async () => {
  await open();
  const both = await Promise.all([
    makePublicComment(scene.services, said()),
    makePublicComment(scene.services, said()),
  ]);
  expect(both[0]).toEqual(both[1]);
  await makePublicComment(scene.services, said({ name: "Somsak" }));
  expect(await rows()).toHaveLength(2);
});

test.each<[string, Partial<PublicCommenting>, number, string]>([
  ["without a period", {}, 409, "commentPeriodClosed"],
  ["in a period that does not ask the public", {}, 401, "signInFirst"],
  ["to a paragraph that is not there", { paragraph: "op-99" }, 422, "paragraphNotInVersion"],
  ["with words that are not there", { quote: "not there" }, 422, "quoteNotFound"],
  ["to a document that is not there", { document: "nothing" }, 404, "notFound"],
])("%s: refused", async (when, change, status, key) => {
  if (when.includes("does not ask")) await scene.openPeriod();
  else if (when !== "without a period") await open();
  await expect(makePublicComment(scene.services, said(change))).rejects.toEqual(refusal(status, key));
  expect(await rows()).toEqual([]);
});

test("too many from one address are refused before anything is read", async () => {
  await open();
  const taken: string[] = [];
  const limits = {
    ...scene.services.limits,
    take: (name: string, key: string) => {
      taken.push(`${name} ${key}`);
      return Promise.reject(new DomainError(429, "tooMany"));
    },
  };
  await expect(makePublicComment({ ...scene.services, limits }, said())).rejects.toEqual(
    refusal(429, "tooMany"),
  );
  expect([taken, await rows()]).toEqual([["publicComments 192.0.2.1"], []]);
});

test.each([
  ["daNang", 403, "forbidden"],
  ["nrVietNam", 403, "forbidden"],
  ["partner", 403, "forbidden"],
  ["visitor", 401, "signInFirst"],
])("%s decides on none", async (who, status, key) => {
  await open();
  const { id } = await makePublicComment(scene.services, said());
  await expect(decide(id, null, who)).rejects.toEqual(refusal(status, key));
  expect(await seenBy("visitor")).toEqual([[], 0]);
});
