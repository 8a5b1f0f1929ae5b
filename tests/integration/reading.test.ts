import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { findDocumentPage } from "#app/features/documents/pages.server.ts";
import { discardDraft, keepDraft } from "#app/features/documents/reading/comment-drafts.server.ts";
import { comment, documentScene, type DocumentScene } from "#tests/document-scene.ts";
import { writeDocument } from "#tests/written-document.ts";

let scene: DocumentScene;

beforeAll(async () => {
  scene = await documentScene();
  await writeDocument(scene.database.db, "streets");
});
afterAll(() => scene.database.close());
beforeEach(async () => {
  await scene.database.db.deleteFrom("commentDrafts").execute();
  await scene.empty();
});

const asked = { slug: "streets", lang: "en" as const };
const read = async (who: string, change: object = {}) =>
  (await findDocumentPage(scene.services, scene.as(who), { ...asked, ...change }))!;

test("every kind of node is read with its numbers, marks and cells", async () => {
  const page = (await findDocumentPage(scene.services, visitor, { ...asked, beside: "km" }))!;
  expect(page.nodes.map(({ kind, number, run }) => [kind, number, run])).toEqual([
    ["section", "1", null],
    ["paragraph", "1.1", 1],
    ["item", "1.2", null],
    ["item", "1.3", null],
    ["item", "1.3.1", null],
    ["table", "1.4", null],
    ["note", "1.5", null],
    ["section", "1.6", null],
    ["paragraph", "1.6.1", 2],
  ]);
  const [english, khmer] = page.nodes[1]!.passages;
  expect(english!.text).toBe("Cities share figures on traffic every month.");
  expect(english!.runs?.map(({ text }) => text)).toEqual([
    ...["Cities ", "share", " figures on ", "traffic", " ", "every month", "."],
  ]);
  expect(khmer).toMatchObject({ lang: "km" });
  const cells = page.nodes[5]!.passages[0]!.rows!;
  expect(cells.map((row) => row.map((runs) => runs.map(({ text }) => text).join("")))).toEqual([
    ["Year", "Lines"],
    ["2026", "14"],
    ["2027", "16"],
  ]);
  expect(page.nodes[8]!.passages[0]!.text).toBe("At night <b>all</b> walk.");
});

test("comments on the whole document, a section, an item and a table are counted and shown there", async () => {
  await scene.openPeriod({ document: "streets" });
  const places = ["", "wd-1", "wd-1-3", "wd-1-4"];
  for (const paragraph of places)
    await makeComment(
      scene.services,
      scene.as("daNang"),
      comment({ document: "streets", paragraph, body: `About ${paragraph || "all"}` }),
    );
  const page = await read("phuket");
  expect(page.count).toBe(1);
  expect(page.nodes.filter(({ count }) => count > 0).map(({ id }) => id)).toEqual(places.slice(1));
  expect(page.chosen).toBeNull();
  for (const paragraph of places) {
    const { chosen } = await read("phuket", { paragraph });
    expect(chosen?.comments.map(({ body }) => body)).toEqual([`About ${paragraph || "all"}`]);
  }
  expect((await read("phuket", { paragraph: "" })).chosen).toMatchObject({ kind: "document", passages: [] });
  expect((await read("phuket", { paragraph: "nothing" })).chosen).toBeNull();
  expect((await read("visitor", { paragraph: "" })).count).toBe(0);
});

test("a quote is of words as they are read: over emphasis, and over the cells of a row", async () => {
  await scene.openPeriod({ document: "streets" });
  const said = (paragraph: string, quote: string) =>
    makeComment(scene.services, scene.as("daNang"), comment({ document: "streets", paragraph, quote }));
  await said("wd-1-1", "share figures on traffic");
  await said("wd-1-1", "តួលេខអំពីចរាចរណ៍");
  await said("wd-1-4", "2026 | 14");
  await expect(said("wd-1-1", "*share*")).rejects.toMatchObject({ status: 422, key: "quoteNotFound" });
  await expect(said("wd-1", "Streets")).rejects.toMatchObject({ status: 422, key: "quoteNotFound" });
  const { chosen } = await read("phuket", { paragraph: "wd-1-1" });
  expect(chosen?.comments.map(({ quoteLang }) => quoteLang)).toEqual(["en", "km"]);
  expect(chosen?.passages.map(({ lang }) => lang).sort()).toEqual(["en", "km"]);
});

describe("what is being written", () => {
  const writing = { document: "streets", version: 1, paragraph: "wd-1-1" };
  const fields = { id: randomUUID(), body: "ផ្លូវនេះ", type: "editorial", lang: "km" };
  const keep = (who: string, change: Partial<typeof writing> = {}, words: object = fields) =>
    keepDraft(scene.services, scene.as(who), { ...writing, ...change }, words as typeof fields);

  test("is kept for the one who writes it, until it is made, thrown away, or emptied", async () => {
    await scene.openPeriod({ document: "streets" });
    await keep("daNang");
    await keep("daNang", { paragraph: "" }, { ...fields, body: "About all of it" });
    const own = await read("daNang", { paragraph: "wd-1-1" });
    expect(own.chosen?.draft?.fields).toEqual(fields);
    expect(own.drafts.map(({ id }) => id)).toEqual(["", "wd-1-1"]);
    for (const who of ["hanoi", "nrVietNam", "secretariat", "visitor", "former"]) {
      const other = await read(who, { paragraph: "wd-1-1" });
      expect([other.chosen?.draft, other.drafts]).toEqual([null, []]);
    }
    await discardDraft(scene.services, scene.as("daNang"), { ...writing, paragraph: "" });
    await keep("daNang", {}, { ...fields, body: "" });
    expect((await read("daNang")).drafts).toEqual([]);
  });

  test("goes when the comment is made, and what was under way then does not bring it back", async () => {
    await scene.openPeriod({ document: "streets" });
    const made = comment({ document: "streets", paragraph: "wd-1-1" });
    await keep("daNang", {}, { ...fields, id: made.id });
    await makeComment(scene.services, scene.as("daNang"), made);
    expect((await read("daNang")).drafts).toEqual([]);
    await keep("daNang", {}, { ...fields, id: made.id });
    expect((await read("daNang")).drafts).toEqual([]);
  });

  test("is refused to those who may not comment, and where there is nothing to write about", async () => {
    await scene.openPeriod({ document: "streets" });
    await expect(keep("visitor")).rejects.toMatchObject({ status: 401 });
    for (const who of ["secretariat", "partner", "administrator", "former"])
      await expect(keep(who)).rejects.toMatchObject({ status: 403 });
    await expect(keep("daNang", { document: "nothing" })).rejects.toMatchObject({ status: 404 });
    await expect(keep("daNang", { version: 2 })).rejects.toMatchObject({ status: 404 });
    await expect(keep("daNang", { paragraph: "op-2-1" })).rejects.toMatchObject({
      ...{ status: 422, key: "paragraphNotInVersion" },
    });
    expect(await scene.database.db.selectFrom("commentDrafts").selectAll().execute()).toEqual([]);
  });

  test("costs the page no query of its own", async () => {
    await scene.openPeriod({ document: "streets" });
    await keep("daNang");
    scene.queries.length = 0;
    const page = await read("daNang", { paragraph: "wd-1-1" });
    expect(page.chosen?.draft).not.toBeNull();
    expect(scene.queries).toHaveLength(4);
  });
});
