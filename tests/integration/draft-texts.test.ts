import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { discardDraft } from "#app/features/documents/drafts/draft-commands.server.ts";
import { saveText, saveTitle } from "#app/features/documents/drafts/text-commands.server.ts";
import { linkOrigin, unlinkOrigin } from "#app/features/documents/drafts/origin-commands.server.ts";
import { publishVersion } from "#app/features/documents/drafts/publish-commands.server.ts";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
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

const nodeOf = async (id: string, lang?: string) =>
  (await scene.page(lang === undefined ? {} : { in: lang })).nodes.find((node) => node.id === id)!;
const revisions = () =>
  scene.database.db.selectFrom("textRevisions").select(["text", "revision", "lang"]).orderBy("id").execute();

describe("a text is saved", () => {
  test("with its revision; what stood before is kept", async () => {
    const before = await nodeOf("op-1-1");
    expect(await scene.save("op-1-1", "One.")).toEqual({ revision: 2 });
    expect(await scene.save("op-1-1", "One and two.", 2)).toEqual({ revision: 3 });
    expect(await nodeOf("op-1-1")).toMatchObject({ text: "One and two.", revision: 3 });
    expect(await revisions()).toEqual([
      { text: before.text, revision: 1, lang: "en" },
      { text: "One.", revision: 2, lang: "en" },
    ]);
    expect(await scene.events()).toEqual(["drafts.started", "drafts.textChanged", "drafts.textChanged"]);
  });

  test("and what it said before is found, by whom, when, and what has changed since", async () => {
    await scene.save("op-1-1", "One.");
    await scene.save("op-1-1", "One and two.", 2);
    await scene.save("op-1-1", "Một.", 1, "vi");
    expect((await scene.page({ edit: "op-1-1" })).open?.earlier).toBeNull();
    const { earlier } = (await scene.page({ edit: "op-1-1", history: true })).open!;
    expect(earlier?.map(({ text, name }) => [text, name])).toEqual([
      ["One.", "secretariat"],
      [expect.stringContaining("April 2018"), null],
    ]);
    expect(earlier?.[0]?.when.text).toMatch(/ in Jakarta · .*UTC$/);
    expect(earlier?.[0]?.change).toEqual([
      { kind: "same", text: "One" },
      { kind: "added", text: " and two" },
      { kind: "same", text: "." },
    ]);
    // Written again, what stood meanwhile is kept too.
    await scene.save("op-1-1", "One.", 3);
    const after = (await scene.page({ edit: "op-1-1", history: true })).open?.earlier;
    expect(after?.map(({ text }) => text)).toEqual(["One and two.", "One.", expect.any(String)]);
    expect((await scene.page({ edit: "op-1-1", in: "vi", history: true })).open?.earlier).toHaveLength(1);
  });

  test("once: the same text sent again gives the same answer, whatever its revision", async () => {
    await scene.save("op-1-1", "One.");
    expect(await scene.save("op-1-1", "One.", 1)).toEqual({ revision: 2 });
    expect(await revisions()).toHaveLength(1);
  });

  test("by the first of two; the second is refused and nothing is written over", async () => {
    await scene.save("op-1-1", "Theirs.");
    await expect(scene.save("op-1-1", "Mine.", 1)).rejects.toMatchObject({ status: 409, key: "textChanged" });
    expect(await nodeOf("op-1-1")).toMatchObject({ text: "Theirs.", revision: 2 });
    expect(await scene.save("op-1-1", "Mine, knowing theirs.", 2)).toEqual({ revision: 3 });
    expect((await revisions()).map(({ text }) => text)).toContain("Theirs.");
  });

  test("by exactly one of twenty at the same time", async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => scene.save("op-1-1", `Text ${index}.`)),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const won = tries.findIndex(({ status }) => status === "fulfilled");
    expect(await nodeOf("op-1-1")).toMatchObject({ text: `Text ${won}.`, revision: 2 });
    expect(await revisions()).toHaveLength(1);
  });

  test("of twenty paragraphs at the same time, each", async () => {
    const ids = (await scene.page()).nodes.map(({ id }) => id).slice(0, 20);
    await Promise.all(ids.map((id) => scene.save(id, `New ${id}.`)));
    const texts = new Map((await scene.page()).nodes.map(({ id, text }) => [id, text]));
    expect(ids.map((id) => texts.get(id))).toEqual(ids.map((id) => `New ${id}.`));
  });

  test("only in a language of the draft, of a paragraph that stands in it, by the Secretariat", async () => {
    await expect(scene.save("op-1-1", "Ein Text.", 0, "th")).rejects.toMatchObject({
      key: "languageMissing",
    });
    await expect(scene.save("it-1-1", "Text.")).rejects.toMatchObject({ status: 409, key: "paragraphGone" });
    const saving = { document: scene.slug, paragraph: "op-1-1", lang: "en", text: "No.", revision: 1 };
    for (const who of ["chair", "daNang", "visitor"])
      await expect(saveText(scene.services, scene.as(who), saving)).rejects.toMatchObject({ status: 404 });
    expect(await revisions()).toEqual([]);
  });
});

describe("languages", () => {
  test("a translation is marked once its original has changed, and no longer once it is written again", async () => {
    expect((await nodeOf("op-1-1", "vi")).isBehind).toBe(false);
    await scene.save("op-1-1", "Another original.");
    expect(await nodeOf("op-1-1", "vi")).toMatchObject({ isBehind: true, original: "Another original." });
    expect((await nodeOf("op-1-2", "vi")).isBehind).toBe(false);
    await scene.save("op-1-1", "Bản dịch khác.", 1, "vi");
    expect((await nodeOf("op-1-1", "vi")).isBehind).toBe(false);
  });

  test("one more begins with its title; of two who change a title the second is refused", async () => {
    const name = (title: string, was: string, lang = "th") =>
      saveTitle(scene.services, scene.editor, { document: scene.slug, lang, title, label: "", was });
    await name("พอร์ทัล", "");
    expect(await scene.save("op-1-1", "ข้อความ", 0, "th")).toEqual({ revision: 1 });
    expect(await nodeOf("op-1-1", "th")).toMatchObject({ text: "ข้อความ", isBehind: false });
    expect(await nodeOf("op-1-2", "th")).toMatchObject({ text: "", revision: 0 });
    await name("พอร์ทัลใหม่", "พอร์ทัล");
    await expect(name("อื่น", "พอร์ทัล")).rejects.toMatchObject({ status: 409, key: "titleChanged" });
    await expect(name("พอร์ทัลใหม่", "พอร์ทัล")).resolves.toBeUndefined();
  });
});

test("the page asks four queries beside the session and the frame, however long the draft, with a paragraph open", async () => {
  scene.queries.length = 0;
  await scene.page({ in: "vi", edit: "op-1-1" });
  expect(scene.queries).toHaveLength(4);
});

describe("origins", () => {
  test("a paragraph is linked to a comment that stands at it, and to no other", async () => {
    const period = await scene.openPeriod();
    const said = comment({ paragraph: "op-2-1" });
    const elsewhere = comment({ paragraph: "op-3-1" });
    for (const one of [said, elsewhere]) await makeComment(scene.services, scene.as("daNang"), one);
    const link = (id: string, who = "secretariat") =>
      linkOrigin(scene.services, scene.as(who), { document: scene.slug, paragraph: "op-2-1", comment: id });
    await expect(link(elsewhere.id)).rejects.toMatchObject({ status: 404 });
    await expect(link(said.id, "chair")).rejects.toMatchObject({ status: 404 });
    await link(said.id);
    await link(said.id);
    const page = await scene.page({ edit: "op-2-1" });
    expect(page.open?.comments).toMatchObject([{ id: said.id, isLinked: true, body: "We agree." }]);
    expect(page.nodes.find(({ id }) => id === "op-2-1")?.origins).toHaveLength(1);
    expect(page.toPlace).toBe(2);
    await unlinkOrigin(scene.services, scene.editor, {
      ...{ document: scene.slug, paragraph: "op-2-1", comment: said.id },
    });
    expect((await nodeOf("op-2-1")).origins).toEqual([]);
    const { db } = scene.database;
    for (const table of ["commentPlaces", "comments"] as const) await db.deleteFrom(table).execute();
    await db.deleteFrom("commentPeriods").where("id", "=", period.id).execute();
  });
});

test("a translation that is empty is left out of what is published", async () => {
  const other = await draftScene();
  await other.begin();
  await other.save("op-1-1", "", 1, "vi");
  await publishVersion(other.services, other.editor, { document: other.slug, reason: "One less." });
  const texts = await other.database.db
    .selectFrom("versionTexts")
    .innerJoin("documentVersions", "documentVersions.id", "versionId")
    .select("lang")
    .where("nodeId", "=", "op-1-1")
    .where("number", "=", 2)
    .execute();
  expect(texts).toEqual([{ lang: "en" }]);
  await other.database.close();
});
