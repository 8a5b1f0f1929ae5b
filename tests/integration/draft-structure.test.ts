import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { discardDraft } from "#app/features/documents/drafts/draft-commands.server.ts";
import { publishVersion } from "#app/features/documents/drafts/publish-commands.server.ts";
import { mergeParagraphs, splitParagraph } from "#app/features/documents/drafts/split-commands.server.ts";
import * as structure from "#app/features/documents/drafts/structure-commands.server.ts";
import { comment } from "#tests/document-scene.ts";
import { draftScene, type DraftScene } from "#tests/draft-scene.ts";

let scene: DraftScene;

beforeAll(async () => {
  scene = await draftScene();
});
afterAll(() => scene.database.close());
beforeEach(async () => {
  await scene.begin();
  return () => discardDraft(scene.services, scene.editor, scene.slug);
});

const at = (paragraph: string) => ({ document: scene.slug, paragraph });
const by = () => [scene.services, scene.editor] as const;
const ids = async () => (await scene.page()).nodes.map(({ id }) => id);
const numberOf = async (id: string) => (await scene.page()).nodes.find((node) => node.id === id)?.number;
const textOf = async (id: string, lang = "en") =>
  (await scene.page({ in: lang })).nodes.find((node) => node.id === id)?.text;

test("a new paragraph stands after another, empty, and may change its kind until it is published", async () => {
  const id = await structure.insertParagraph(...by(), { ...at("op-1-1"), kind: "paragraph" });
  expect([await numberOf("op-1-1"), await numberOf(id), await numberOf("op-1-2")]).toEqual([
    "1.1",
    "1.2",
    "1.3",
  ]);
  await structure.changeKind(...by(), { ...at(id), kind: "note" });
  expect((await scene.page()).nodes.find((node) => node.id === id)).toMatchObject({ kind: "note", text: "" });
  const published = structure.changeKind(...by(), { ...at("op-1-1"), kind: "note" });
  await expect(published).rejects.toMatchObject({ status: 409, key: "nodeKindKept" });
  await expect(structure.insertParagraph(...by(), { ...at("none"), kind: "note" })).rejects.toMatchObject({
    ...{ status: 409, key: "cannotStandThere" },
  });
  expect(await scene.events()).toEqual(["drafts.started", "drafts.restructured", "drafts.restructured"]);
});

test("moving changes numbers, never ids, and keeps what stands below together", async () => {
  const before = await ids();
  await structure.moveParagraph(...by(), { ...at("op-1-2"), to: "up" });
  expect([await numberOf("op-1-2"), await numberOf("op-1-1")]).toEqual(["1.1", "1.2"]);
  await structure.moveParagraph(...by(), { ...at("op-1"), to: "down" });
  expect([await numberOf("op-2"), await numberOf("op-1"), await numberOf("op-1-2")]).toEqual([
    "1",
    "2",
    "2.1",
  ]);
  await structure.moveParagraph(...by(), { ...at("op-1-1"), to: { section: "op-2" } });
  expect(await numberOf("op-1-1")).toMatch(/^1\./);
  expect((await ids()).sort()).toEqual(before.sort());
  await expect(structure.moveParagraph(...by(), { ...at("op-2"), to: "up" })).rejects.toMatchObject({
    ...{ status: 409, key: "cannotStandThere" },
  });
});

test("what is deleted comes back with its texts in every language, where it stood", async () => {
  const before = (await scene.page({ in: "vi" })).nodes;
  await structure.removeParagraph(...by(), at("op-1-1"));
  await structure.removeParagraph(...by(), at("op-1"));
  const page = await scene.page();
  expect(page.nodes.some(({ id }) => id.startsWith("op-1-"))).toBe(false);
  expect(page.removed.map(({ id }) => id)).toEqual(["op-1", "op-1-1"]);
  await structure.restoreParagraph(...by(), at("op-1"));
  expect(await ids()).toEqual(before.map(({ id }) => id).filter((id) => id !== "op-1-1"));
  await structure.restoreParagraph(...by(), at("op-1-1"));
  const after = (await scene.page({ in: "vi" })).nodes;
  expect(after.map(({ id, text, number }) => [id, number, text])).toEqual(
    before.map(({ id, text, number }) => [id, number, text]),
  );
  expect((await scene.page()).removed).toEqual([]);
  await expect(structure.restoreParagraph(...by(), at("op-1"))).rejects.toMatchObject({ status: 404 });
});

describe("split and merge", () => {
  const split = (text: string, revision = 1) => splitParagraph(...by(), { ...at("op-1-1"), text, revision });

  test("the first piece keeps the id and its translation, which is then behind", async () => {
    const translated = await textOf("op-1-1", "vi");
    const id = await split("The first.\n///\nThe second.");
    expect([await textOf("op-1-1"), await textOf(id)]).toEqual(["The first.", "The second."]);
    expect(await numberOf(id)).toBe("1.2");
    const page = await scene.page({ in: "vi" });
    expect(page.nodes.find((node) => node.id === "op-1-1")).toMatchObject({
      text: translated,
      isBehind: true,
    });
    expect(page.nodes.find((node) => node.id === id)).toMatchObject({ text: "", original: "The second." });
  });

  test("not without a line to split at, nor over what another has saved", async () => {
    await expect(split("No line.")).rejects.toMatchObject({ status: 422, key: "splitWhere" });
    await scene.save("op-1-1", "Theirs.");
    await expect(split("One.\n///\nTwo.")).rejects.toMatchObject({ status: 409, key: "textChanged" });
    const section = { ...at("op-1"), text: "One.\n///\nTwo.", revision: 1 };
    await expect(splitParagraph(...by(), section)).rejects.toMatchObject({ key: "cannotStandThere" });
  });

  test("merging joins every language; the second can be brought back", async () => {
    const [one, two] = [await textOf("op-1-1", "vi"), await textOf("op-1-2", "vi")];
    await mergeParagraphs(...by(), at("op-1-1"));
    expect(await textOf("op-1-1", "vi")).toBe(`${one} ${two}`);
    expect(await ids()).not.toContain("op-1-2");
    expect((await scene.page()).removed.map(({ id }) => id)).toEqual(["op-1-2"]);
    await expect(mergeParagraphs(...by(), at("op-1"))).rejects.toMatchObject({
      status: 409,
      key: "cannotMerge",
    });
  });

  test("not where both together are too long", async () => {
    await scene.save("op-1-1", "a".repeat(20_000));
    await expect(mergeParagraphs(...by(), at("op-1-1"))).rejects.toMatchObject({
      status: 422,
      key: "tooLong",
    });
  });
});

test("nobody but the Secretariat", async () => {
  for (const who of ["chair", "daNang", "visitor"]) {
    const given = [scene.services, scene.as(who)] as const;
    const refused = { status: 404, key: "notFound" };
    await expect(structure.removeParagraph(...given, at("op-1"))).rejects.toMatchObject(refused);
    await expect(mergeParagraphs(...given, at("op-1-1"))).rejects.toMatchObject(refused);
  }
});

test("comments made on a version keep their place in it, whatever becomes of the next", async () => {
  const other = await draftScene();
  await other.openPeriod();
  for (const paragraph of ["op-1-1", "op-1-2", "op-1-3"])
    await makeComment(other.services, other.as("daNang"), comment({ paragraph }));
  await other.begin();
  const given = [other.services, other.editor] as const;
  await splitParagraph(...given, { ...at("op-1-1"), text: "One.\n///\nTwo.", revision: 1 });
  await structure.removeParagraph(...given, at("op-1-2"));
  await publishVersion(...given, { document: other.slug, reason: "Comments taken in." });
  const placesIn = (version: number) =>
    other.database.db
      .selectFrom("commentPlaces")
      .innerJoin("documentVersions", "documentVersions.id", "commentPlaces.versionId")
      .select(["state", "nodeId"])
      .where("number", "=", version)
      .orderBy("state")
      .orderBy("nodeId")
      .execute();
  expect(await placesIn(1)).toEqual([
    { state: "made", nodeId: "op-1-1" },
    { state: "made", nodeId: "op-1-2" },
    { state: "made", nodeId: "op-1-3" },
  ]);
  expect(await placesIn(2)).toEqual([
    { state: "carried", nodeId: "op-1-3" },
    { state: "waiting", nodeId: null },
    { state: "waiting", nodeId: null },
  ]);
  await other.database.close();
});

test("twenty changes of structure at the same time leave one tree", async () => {
  const before = await ids();
  await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0
        ? structure.insertParagraph(...by(), { ...at("op-1-1"), kind: "paragraph" })
        : structure.moveParagraph(...by(), { ...at("op-1"), to: index % 4 === 1 ? "down" : "up" }),
    ),
  );
  const { nodes } = await scene.page();
  expect(nodes).toHaveLength(before.length + 10);
  expect(new Set(nodes.map(({ number }) => number)).size).toBe(nodes.length);
});
