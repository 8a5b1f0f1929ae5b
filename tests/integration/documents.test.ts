import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { findDocumentPage, listDocumentRows } from "#app/features/documents/pages.server.ts";
import { decideSight, sightOf } from "#app/features/documents/comments/visibility.ts";
import * as comments from "#db/queries/comments.ts";
import { comment, documentScene, offices, type DocumentScene } from "#tests/document-scene.ts";

let scene: DocumentScene;

beforeAll(async () => {
  scene = await documentScene();
});
afterAll(() => scene.database.close());
beforeEach(() => scene.empty());

describe("who sees a comment", () => {
  const everyone = [...Object.keys(offices), "former", "visitor"];

  test.each(everyone)("%s: the query gives exactly what the rule allows", async (who) => {
    const { db } = scene.database;
    await scene.openPeriod({ publishesDirectly: false });
    for (const writer of ["daNang", "nrVietNam", "phuket"]) {
      await makeComment(scene.services, scene.as(writer), comment());
      const { id } = await makeComment(scene.services, scene.as(writer), comment());
      await db.updateTable("comments").set({ submittedAt: new Date() }).where("id", "=", id).execute();
    }
    await scene.closePeriods();
    await scene.openPeriod({ publishesDirectly: true });
    await makeComment(scene.services, scene.as("hanoi"), comment());

    const rows = await db
      .selectFrom("comments")
      .innerJoin("commentPeriods", "commentPeriods.id", "comments.periodId")
      .select([
        "comments.id",
        "comments.versionId",
        "countryCode as country",
        "citySlug as city",
        "officeId as office",
        "takes",
        "submittedAt",
        "publishesDirectly",
      ])
      .execute();
    const { versionId } = rows[0]!;
    const sight = sightOf(scene.as(who));
    const decided = rows.map((row) => ({
      ...row,
      seen: decideSight(sight, { ...row, isSubmitted: row.submittedAt !== null, isClosed: false }),
    }));
    const expected = decided.filter(({ seen }) => seen === "text").map(({ id }) => id);

    const listed = await comments.listComments(db, { versionId, nodeId: "op-2-1" }, { sight });
    expect(listed.map(({ id }) => id).sort()).toEqual(expected.sort());

    const counted = await comments.countComments(db, versionId, sight);
    const told = (isOpen: boolean) =>
      counted.filter((row) => row.isOpen === isOpen).reduce((sum, { count }) => sum + count, 0);
    expect(told(true)).toBe(expected.length);
    expect(told(false)).toBe(decided.filter(({ seen }) => seen === "number").length);

    const [open] = await comments.countOpenComments(db, [versionId], sight);
    expect(open?.count ?? 0).toBe(expected.length);
  });

  test("the Secretariat is told the number per country of what is not submitted, and no text", async () => {
    await scene.openPeriod({ publishesDirectly: false });
    await makeComment(scene.services, scene.as("daNang"), comment({ body: "held back" }));
    await makeComment(scene.services, scene.as("hanoi"), comment({ body: "held back too" }));
    await makeComment(scene.services, scene.as("phuket"), comment({ body: "and this" }));
    const asked = { slug: "online-portal", lang: "en" as const, paragraph: "op-2-1" };
    const page = (await findDocumentPage(scene.services, scene.as("secretariat"), asked))!;
    expect(page.chosen).toMatchObject({
      comments: [],
      held: [
        { country: "TH", count: 1 },
        { country: "VN", count: 2 },
      ],
    });
    expect(page.nodes.find(({ id }) => id === "op-2-1")?.count).toBe(3);
    expect(JSON.stringify(page)).not.toContain("held back");
    const elsewhere = (await findDocumentPage(scene.services, scene.as("shepherd"), asked))!;
    expect(elsewhere.chosen).toMatchObject({ comments: [], held: [] });
    expect(elsewhere.nodes.find(({ id }) => id === "op-2-1")?.count).toBe(0);
  });
});

describe("pages", () => {
  const fill = async (count: number) => {
    for (let index = 0; index < count; index += 1)
      await makeComment(scene.services, scene.as("daNang"), comment({ body: `Number ${index}` }));
  };

  /** Replies to every comment that has none, and support of it. */
  const answerAll = async () => {
    const { db } = scene.database;
    const mandateId = scene.as("hanoi").mandate!.id;
    const officeId = scene.as("hanoi").mandate!.office.id;
    const rows = await db
      .selectFrom("comments")
      .select("id")
      .where("id", "not in", (is) => is.selectFrom("commentReplies").select("commentId"))
      .execute();
    for (const { id: commentId } of rows) {
      const reply = () => ({ id: randomUUID(), commentId, mandateId, lang: "en", body: "A reply." });
      await db.insertInto("commentReplies").values([reply(), reply()]).execute();
      await db.insertInto("commentSupports").values({ commentId, officeId, mandateId }).execute();
    }
  };

  test("as many queries however many comments, replies and support: four, and one less for those who see none", async () => {
    await scene.openPeriod();
    const asked = { slug: "online-portal", lang: "vi" as const, beside: "en", paragraph: "op-2-1" };
    const counts: number[] = [];
    for (const many of [1, 199]) {
      await fill(many);
      await answerAll();
      scene.queries.length = 0;
      const page = (await findDocumentPage(scene.services, scene.as("phuket"), asked))!;
      expect(page.chosen?.comments.length).toBeGreaterThanOrEqual(many);
      for (const one of page.chosen?.comments ?? [])
        expect([one.replies.length, one.supports.length]).toEqual([2, 1]);
      counts.push(scene.queries.length);
    }
    // The first opening is kept, by one query more.
    expect(counts).toEqual([5, 4]);
    scene.queries.length = 0;
    const page = (await findDocumentPage(scene.services, visitor, asked))!;
    expect(page.chosen?.comments).toEqual([]);
    expect(scene.queries).toHaveLength(2);
  });

  test("the list: latest versions, titles in the reader's language, comments one may see", async () => {
    await scene.openPeriod();
    await fill(2);
    scene.queries.length = 0;
    const rows = await listDocumentRows(scene.services, scene.as("phuket"), "vi");
    expect(scene.queries).toHaveLength(2);
    expect(rows.map(({ slug, version, lang, count }) => [slug, version, lang, count])).toEqual([
      ["investment-toolkit", 2, "vi", 0],
      ["online-portal", 1, "vi", 2],
    ]);
    const thai = await listDocumentRows(scene.services, visitor, "th");
    expect(thai.map(({ lang, count }) => [lang, count])).toEqual([
      ["en", null],
      ["en", null],
    ]);
  });

  test("a version that is not published and a document that is not there are absent", async () => {
    expect(await findDocumentPage(scene.services, visitor, { slug: "nothing", lang: "en" })).toBeNull();
    expect(
      await findDocumentPage(scene.services, visitor, { slug: "online-portal", lang: "en", number: 2 }),
    ).toBeNull();
  });

  test("the first version keeps its own text and says that there is a newer one", async () => {
    const page = (await findDocumentPage(scene.services, visitor, {
      slug: "investment-toolkit",
      lang: "en",
      number: 1,
    }))!;
    expect(page).toMatchObject({ number: 1, latest: 2 });
    expect(page.nodes.some(({ id }) => id === "it-8-3")).toBe(false);
  });
});
