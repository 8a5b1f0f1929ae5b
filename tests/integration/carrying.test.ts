import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { findDocumentPage } from "#app/features/documents/pages.server.ts";
import { suggestPlaces } from "#app/features/documents/versions/suggest-places.server.ts";
import { comment, documentScene, type DocumentScene } from "../document-scene.ts";
import { publishRevision, type Revision } from "../version-scene.ts";

let scene: DocumentScene;
let english: Record<string, string>;
beforeEach(async () => {
  scene = await documentScene();
  await scene.openPeriod();
  const texts = await scene.services.db
    .selectFrom("versionTexts")
    .innerJoin("documentVersions", "documentVersions.id", "versionTexts.versionId")
    .select(["nodeId", "text"])
    .where("documentSlug", "=", "online-portal")
    .where("lang", "=", "en")
    .execute();
  english = Object.fromEntries(texts.map(({ nodeId, text }) => [nodeId, text]));
});
afterEach(() => scene.database.close());

const make = async (change: Parameters<typeof comment>[0], who = "daNang") =>
  (await makeComment(scene.services, scene.as(who), comment(change))).id;
const publish = (revision: Revision) => publishRevision(scene.services, revision);
const placesIn = async (versionId: string) => {
  const rows = await scene.services.db
    .selectFrom("commentPlaces")
    .selectAll()
    .where("versionId", "=", versionId)
    .execute();
  return new Map(rows.map((row) => [row.commentId, row]));
};
const reworded = (id: string) => ({ [id]: { en: `${english[id]!} Always.`, vi: "Một câu khác." } });

describe("a new version", () => {
  test("carries what reads as before, and lets the rest wait without a place, with a suggestion", async () => {
    const same = await make({ paragraph: "op-2-2" });
    const changed = await make({ paragraph: "op-2-1", quote: "one trusted place" });
    const whole = await make({ paragraph: "" });
    const heading = await make({ paragraph: "op-2" });
    const gone = await make({ paragraph: "op-3-2" });
    const { versionId, before } = await publish({ reworded: reworded("op-2-1"), removed: ["op-3-2"] });
    const places = await placesIn(versionId);
    expect(places.get(same)).toMatchObject({ state: "carried", nodeId: "op-2-2" });
    expect(places.get(whole)).toMatchObject({ state: "carried", nodeId: null });
    expect(places.get(heading)).toMatchObject({ state: "carried", nodeId: "op-2" });
    expect(places.get(changed)).toMatchObject({
      ...{ state: "waiting", nodeId: null, quote: null },
      ...{ suggestedNodeId: "op-2-1", suggestedQuote: "one trusted place" },
    });
    expect(places.get(gone)).toMatchObject({ state: "waiting", nodeId: null, suggestedNodeId: null });
    expect([...(await placesIn(before)).values()].map(({ state }) => state)).toEqual(Array(5).fill("made"));
  });

  test("shows no waiting comment anywhere, and the old version keeps each", async () => {
    await make({ paragraph: "op-2-1" });
    await publish({ reworded: reworded("op-2-1") });
    const asked = { slug: "online-portal", lang: "en" as const, paragraph: "op-2-1" };
    const now = (await findDocumentPage(scene.services, scene.as("secretariat"), asked))!;
    expect([now.number, now.chosen!.comments]).toEqual([2, []]);
    expect(now.nodes.every(({ count }) => count === 0)).toBe(true);
    const old = (await findDocumentPage(scene.services, scene.as("secretariat"), { ...asked, number: 1 }))!;
    expect(old.chosen!.comments).toHaveLength(1);
  });

  test("compares in the comment's language, and words, not marks", async () => {
    const inVietnamese = await make({ paragraph: "op-2-1", lang: "vi" });
    const inEnglish = await make({ paragraph: "op-2-1", lang: "en" });
    const marks = await make({ paragraph: "op-2-2", lang: "en" });
    const { versionId } = await publish({
      reworded: {
        "op-2-1": { en: "Another sentence." },
        "op-2-2": { en: english["op-2-2"]!.replace(/^(\w+)/, "**$1**") },
      },
    });
    const places = await placesIn(versionId);
    expect([inVietnamese, inEnglish, marks].map((id) => places.get(id)?.state)).toEqual([
      ...["carried", "waiting", "carried"],
    ]);
  });

  test("lets what waited wait anew, by the text it was about, and carries it where that is back", async () => {
    const id = await make({ paragraph: "op-2-1" });
    const two = await publish({ reworded: reworded("op-2-1") });
    const three = await publish({});
    expect((await placesIn(three.versionId)).get(id)).toMatchObject({
      state: "waiting",
      suggestedNodeId: "op-2-1",
    });
    const { versionId } = await publish({ reworded: { "op-2-1": { en: english["op-2-1"]! } } });
    expect((await placesIn(versionId)).get(id)).toMatchObject({ state: "carried", nodeId: "op-2-1" });
    expect((await placesIn(two.versionId)).get(id)?.state).toBe("waiting");
  });

  test("leaves withdrawn comments behind", async () => {
    const id = await make({});
    await scene.services.db
      .updateTable("comments")
      .set({ withdrawnAt: new Date() })
      .where("id", "=", id)
      .execute();
    expect((await placesIn((await publish({})).versionId)).size).toBe(0);
  });

  test("is told of suggestions once: a second run of the job changes nothing", async () => {
    const id = await make({ paragraph: "op-2-1" });
    const { versionId } = await publish({ reworded: reworded("op-2-1") });
    const first = (await placesIn(versionId)).get(id)!.suggestedAt;
    await suggestPlaces(scene.services, { version: versionId });
    expect((await placesIn(versionId)).get(id)!.suggestedAt).toEqual(first);
  });
});

describe("what is published stays", () => {
  const change = (set: object) =>
    scene.services.db
      .updateTable("documentVersions")
      .set(set)
      .where("documentSlug", "=", "online-portal")
      .execute();
  test.each([
    ["its day", { publishedAt: new Date() }],
    ["that it is published", { publishedAt: null }],
    ["its number", { number: 7 }],
  ])("%s", async (_, set) => {
    await expect(change(set)).rejects.toThrow(/is published/);
  });
  test("it is not deleted, and what is said about it may still be written", async () => {
    await expect(
      sql`delete from document_versions where document_slug = 'online-portal'`.execute(scene.services.db),
    ).rejects.toThrow(/is published/);
    await change({ reason: "A reason." });
  });
});
