import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { findDocumentPage } from "#app/features/documents/pages.server.ts";
import { decidePlaces } from "#app/features/documents/versions/place-commands.server.ts";
import { findPlacesPage } from "#app/features/documents/versions/places-page.server.ts";
import { readTexts } from "#server/texts.ts";
import { comment, documentScene, type DocumentScene } from "../document-scene.ts";
import { publishRevision } from "../version-scene.ts";

const english = readTexts("locales").get("en")!;
let scene: DocumentScene;
let ids: string[];
let versionId: string;
const words = "A sentence that says something else about one trusted place.";

beforeEach(async () => {
  scene = await documentScene();
  await scene.openPeriod();
  ids = [];
  for (const quote of ["one trusted place", undefined, undefined])
    ids.push((await makeComment(scene.services, scene.as("daNang"), comment({ quote }))).id);
  ({ versionId } = await publishRevision(scene.services, { reworded: { "op-2-1": { en: words } } }));
});
afterEach(() => scene.database.close());

type Decision = Parameters<typeof decidePlaces>[2];
const decide = (decision: Partial<Decision>, who = "secretariat") =>
  decidePlaces(scene.services, scene.as(who), {
    ...{ document: "online-portal", version: 2, deed: "confirm", comment: [ids[0]!] },
    ...{ paragraph: "op-2-1", quote: "", ...decision },
  });
const place = async (id: string) =>
  scene.services.db
    .selectFrom("commentPlaces")
    .select(["state", "nodeId", "quote", "passageLang", "decidedBy", "decidedAt"])
    .where("commentId", "=", id)
    .where("versionId", "=", versionId)
    .executeTakeFirstOrThrow();
const events = async () => {
  const rows = await scene.services.db
    .selectFrom("events")
    .select(["type", "subject", "data"])
    .where("type", "like", "documents.place%")
    .orderBy("id")
    .execute();
  return rows;
};
const shown = async (who = "phuket") =>
  (await findDocumentPage(scene.services, scene.as(who), {
    ...{ slug: "online-portal", lang: "en", paragraph: "op-2-1" },
  }))!.chosen!.comments.map(({ id }) => id);
const page = (asked: object = {}, who = "secretariat") =>
  findPlacesPage(scene.services, scene.as(who), english, {
    ...{ slug: "online-portal", number: 2, view: "waiting", page: 1, choosing: null, ...asked },
  });

/** The same comment so many times more, waiting in the new version. */
async function repeatComment(id: string, times: number): Promise<void> {
  const { db } = scene.services;
  const row = await db.selectFrom("comments").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const places = await db.selectFrom("commentPlaces").selectAll().where("commentId", "=", id).execute();
  const copies = Array.from({ length: times }, () => randomUUID());
  await db
    .insertInto("comments")
    .values(copies.map((copy) => ({ ...row, id: copy })))
    .execute();
  await db
    .insertInto("commentPlaces")
    .values(copies.flatMap((copy) => places.map((one) => ({ ...one, commentId: copy }))))
    .execute();
}

describe("a place", () => {
  test("is seen by nobody before it is confirmed, and by everybody after", async () => {
    expect(await shown()).toEqual([]);
    await decide({});
    expect(await shown()).toEqual([ids[0]]);
    expect(await place(ids[0]!)).toMatchObject({
      ...{ state: "confirmed", nodeId: "op-2-1", quote: "one trusted place", passageLang: "en" },
      decidedBy: scene.as("secretariat").mandate!.id,
    });
    expect(await events()).toEqual([
      {
        ...{ type: "documents.placeDecided", subject: "online-portal" },
        data: { version: 2, paragraph: "op-2-1", comment: ids[0] },
      },
    ]);
  });

  test("of many comments at once is confirmed for all of them, or for none", async () => {
    await decide({ comment: [ids[1]!] });
    await expect(decide({ comment: ids })).rejects.toMatchObject({ status: 409, key: "placeDecided" });
    expect((await place(ids[0]!)).state).toBe("waiting");
    await decide({ comment: [ids[0]!, ids[2]!, ids[0]!] });
    expect(await shown()).toHaveLength(3);
    expect(await events()).toHaveLength(3);
  });

  test("is chosen elsewhere, with words that stand there", async () => {
    const elsewhere = { deed: "choose", paragraph: "op-2-2" } as const;
    await expect(decide({ ...elsewhere, quote: "words that stand nowhere" })).rejects.toMatchObject({
      ...{ status: 422, key: "quoteNotFound" },
    });
    await expect(decide({ ...elsewhere, paragraph: "it-2-1" })).rejects.toMatchObject({
      ...{ status: 422, key: "paragraphNotInVersion" },
    });
    expect((await place(ids[0]!)).state).toBe("waiting");
    await decide(elsewhere);
    expect(await place(ids[0]!)).toMatchObject({ state: "confirmed", nodeId: "op-2-2", quote: null });
  });

  test("is left, and undone, and decided again", async () => {
    await decide({ deed: "leave" });
    expect(await place(ids[0]!)).toMatchObject({ state: "left", nodeId: null });
    await expect(decide({ deed: "leave" })).rejects.toMatchObject({ status: 409, key: "placeDecided" });
    await decide({ deed: "undo" });
    expect(await place(ids[0]!)).toMatchObject({
      state: "waiting",
      nodeId: null,
      decidedBy: null,
      decidedAt: null,
    });
    await expect(decide({ deed: "undo" })).rejects.toMatchObject({ status: 409, key: "placeWaits" });
    await decide({});
    expect((await place(ids[0]!)).state).toBe("confirmed");
  });

  test("of two who confirm at once the second is told", async () => {
    const both = await Promise.allSettled([decide({}), decide({ deed: "leave" })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find((one) => one.status === "rejected");
    expect(refused?.reason).toMatchObject({ status: 409, key: "placeDecided" });
    expect(await events()).toHaveLength(1);
  });

  test("is not confirmed where the suggestion is another one than was seen", async () => {
    await expect(decide({ paragraph: "op-2-2" })).rejects.toMatchObject({
      status: 409,
      key: "suggestionChanged",
    });
  });

  test("is decided in the latest version only", async () => {
    await publishRevision(scene.services, {});
    await expect(decide({})).rejects.toMatchObject({ status: 409, key: "versionNotLatest" });
    expect((await page()).canDecide).toBe(false);
  });
});

describe("who decides", () => {
  test.each([
    ["visitor", 401],
    ["former", 403],
    ...["daNang", "nrVietNam", "chair", "shepherd", "partner", "administrator"].map(
      (who) => [who, 403] as const,
    ),
  ] as const)("%s does not: %i", async (who, status) => {
    await expect(decide({}, who)).rejects.toMatchObject({ status });
    await expect(page({}, who)).rejects.toMatchObject({ status });
    expect((await place(ids[0]!)).state).toBe("waiting");
  });

  test("a version or a comment that is not there is not found", async () => {
    await expect(decide({ version: 9 })).rejects.toMatchObject({ status: 404 });
    await expect(decide({ comment: [randomUUID()] })).rejects.toMatchObject({ status: 404 });
    await expect(page({ number: 9 })).rejects.toMatchObject({ status: 404 });
  });

  test("a comment that its country has not submitted is counted, not shown, and not placed", async () => {
    await scene.services.db.updateTable("commentPeriods").set({ publishesDirectly: false }).execute();
    const { groups, counts } = await page();
    expect([groups, counts]).toMatchObject([[], { waiting: 0, hidden: 3 }]);
    await expect(decide({})).rejects.toMatchObject({ status: 404 });
    expect((await place(ids[0]!)).state).toBe("waiting");
  });
});

describe("the page", () => {
  test("shows what waits with both texts, the change and the suggestion, in five queries", async () => {
    scene.queries.length = 0;
    const { groups, counts } = await page();
    expect(scene.queries.length).toBeLessThanOrEqual(5);
    expect(counts).toEqual({ waiting: 3, decided: 0, hidden: 0, unsuggested: 0 });
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({
      paragraph: "op-2-1",
      number: "2.1",
      oldVersion: 1,
      oldNumber: "2.1",
      after: words,
    });
    expect(groups[0]!.places.map(({ id, suggestedQuote }) => [id, suggestedQuote])).toEqual([
      [ids[0], "one trusted place"],
      [ids[1], null],
      [ids[2], null],
    ]);
  });

  test("lists what was decided, and tells it to who comes second", async () => {
    await decide({});
    await decide({ deed: "leave", comment: [ids[1]!] });
    const decided = (await page({ view: "decided" })).groups.flatMap(({ places }) => places);
    expect(decided.map(({ state, decided: number }) => [state, number])).toEqual([
      ["confirmed", "2.1"],
      ["left", null],
    ]);
    const again = await page({ only: [ids[0]!] });
    expect(again.groups.flatMap(({ places }) => places.map(({ state }) => state))).toEqual(["confirmed"]);
  });

  test("offers the paragraphs only where one is being chosen", async () => {
    expect((await page()).paragraphs).toEqual([]);
    const choosing = await page({ choosing: ids[1] });
    expect(choosing.paragraphs.find(({ id }) => id === "op-2-1")?.label).toMatch(/^2\.1 A sentence/);
    expect((await page({ choosing: "nonsense" })).choosing).toBeNull();
  });

  test("goes on after 25", async () => {
    await repeatComment(ids[0]!, 27);
    const [first, second] = [await page(), await page({ page: 2 })];
    const many = (one: typeof first) => one.groups.flatMap(({ places }) => places).length;
    expect([many(first), first.hasMore, many(second), second.hasMore]).toEqual([25, true, 5, false]);
  });
});
