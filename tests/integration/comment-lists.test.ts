import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { findCommentList } from "#app/features/documents/versions/lists-page.server.ts";
import { decidePlaces } from "#app/features/documents/versions/place-commands.server.ts";
import { findVersionList } from "#app/features/documents/versions/versions-page.server.ts";
import { readTexts } from "#server/texts.ts";
import { comment, documentScene, type DocumentScene } from "../document-scene.ts";
import { publishRevision } from "../version-scene.ts";

const english = readTexts("locales").get("en")!;
let scene: DocumentScene;
beforeEach(async () => {
  scene = await documentScene();
});
afterEach(() => scene.database.close());

const make = async (change: Parameters<typeof comment>[0], who = "daNang") =>
  (await makeComment(scene.services, scene.as(who), comment(change))).id;
const list = (who: string, which: "all" | "mine" | "waiting" | "unplaced" = "all", page = 1) =>
  findCommentList(scene.services, scene.as(who), english, { slug: "online-portal", which, page });
const idsOf = async (...asked: Parameters<typeof list>) =>
  (await list(...asked)).comments.map(({ id }) => id).sort();
const reword = () => publishRevision(scene.services, { reworded: { "op-2-1": { en: "New." } } });

describe("the list of comments", () => {
  test("has those that stand, wait, and stand nowhere, each with its place, in four queries", async () => {
    await scene.openPeriod();
    const [stays, waits] = [await make({ paragraph: "op-2-2" }), await make({ paragraph: "op-2-1" })];
    const whole = await make({ paragraph: "" }, "phuket");
    const left = await make({ paragraph: "op-2-1" });
    await reword();
    const decision = { deed: "leave" as const, comment: [left], paragraph: "", quote: "" };
    await decidePlaces(scene.services, scene.as("secretariat"), {
      ...{ document: "online-portal", version: 2, ...decision },
    });
    scene.queries.length = 0;
    const all = await list("daNang");
    expect(scene.queries).toHaveLength(4);
    const told = Object.fromEntries(all.comments.map((one) => [one.id, one]));
    expect(told[stays]).toMatchObject({ standing: "stands", version: 2, paragraph: "op-2-2", number: "2.2" });
    expect(told[whole]).toMatchObject({ standing: "stands", version: 2, paragraph: null, number: null });
    expect(told[waits]).toMatchObject({ standing: "waits", version: 1, paragraph: "op-2-1", number: "2.1" });
    expect(told[left]).toMatchObject({ standing: "nowhere", version: 1, paragraph: "op-2-1" });
    expect(all.counts).toEqual({ all: 4, mine: 3, waiting: 1, unplaced: 2 });
    expect(await idsOf("daNang", "mine")).toEqual([stays, waits, left].sort());
    expect(await idsOf("daNang", "waiting")).toEqual([waits]);
    expect(await idsOf("daNang", "unplaced")).toEqual([waits, left].sort());
  });

  test("a comment on a version from before places were carried is one without a place", async () => {
    await scene.openPeriod({ document: "investment-toolkit", version: 2 });
    const { db } = scene.services;
    const earlier = db
      .selectFrom("documentVersions")
      .select("id")
      .where("documentSlug", "=", "investment-toolkit")
      .where("number", "=", 1);
    await db.updateTable("commentPeriods").set({ versionId: earlier }).execute();
    const id = await make({ document: "investment-toolkit", paragraph: "it-2-1" });
    const asked = { slug: "investment-toolkit", which: "unplaced", page: 1 } as const;
    const { comments } = await findCommentList(scene.services, scene.as("daNang"), english, asked);
    expect(comments).toMatchObject([{ id, standing: "nowhere", version: 1 }]);
  });

  test("has nothing that one may not see, neither in the list nor in its numbers", async () => {
    await scene.openPeriod({ publishesDirectly: false });
    const id = await make({});
    for (const who of ["daNang", "hanoi", "nrVietNam"]) expect(await idsOf(who)).toEqual([id]);
    for (const who of ["phuket", "secretariat", "chair", "partner"]) {
      expect((await list(who)).counts).toEqual({ all: 0, mine: 0, waiting: 0, unplaced: 0 });
      expect(await idsOf(who)).toEqual([]);
    }
  });

  test("withdrawn ones are not listed", async () => {
    await scene.openPeriod();
    await make({});
    await scene.services.db.updateTable("comments").set({ withdrawnAt: new Date() }).execute();
    expect((await list("daNang")).counts.all).toBe(0);
  });

  test.each([
    ["visitor", 401],
    ["former", 403],
    ["administrator", 403],
  ])("%s is refused: %i", async (who, status) => {
    await expect(list(who)).rejects.toMatchObject({ status });
  });

  test("a document that is not there is not found", async () => {
    const asked = { slug: "nothing", which: "all", page: 1 } as const;
    await expect(findCommentList(scene.services, scene.as("daNang"), english, asked)).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe("the list of versions", () => {
  const versions = (who: string, slug = "online-portal") =>
    findVersionList(scene.services, scene.as(who), english, slug);

  test("says who, why and what changed, and the comments that one may see", async () => {
    await scene.openPeriod();
    await make({});
    await make({ paragraph: "op-2-2" });
    const by = scene.as("secretariat").mandate!.id;
    await publishRevision(scene.services, {
      ...{ by, reason: "Answers to the comments.", removed: ["op-3-2"] },
      reworded: { "op-2-1": { en: "New." } },
    });
    scene.queries.length = 0;
    const [second, first] = (await versions("daNang")).versions;
    expect(scene.queries).toHaveLength(4);
    expect(second).toMatchObject({
      ...{ number: 2, reason: "Answers to the comments.", by: { kind: "secretariat" }, comments: 1 },
      counts: { changed: 1, added: 0, removed: 1, moved: 0 },
    });
    expect(first).toMatchObject({ number: 1, reason: null, by: null, counts: null, comments: 2 });
  });

  test("tells visitors no numbers of comments", async () => {
    const { versions: shown, mayList } = await versions("visitor", "investment-toolkit");
    expect(shown.map(({ number, comments }) => [number, comments])).toEqual([
      [2, null],
      [1, null],
    ]);
    expect(mayList).toBe(false);
  });

  test("of a document that is not there is not found", async () => {
    await expect(versions("daNang", "nothing")).rejects.toMatchObject({ status: 404 });
  });
});
