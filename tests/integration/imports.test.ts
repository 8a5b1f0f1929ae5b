import { strToU8 } from "fflate";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  acceptTracked,
  chooseMatch,
  sendImport,
  takeImport,
} from "#app/features/documents/imports/import-commands.server.ts";
import { findImportPage, findSendingPage } from "#app/features/documents/imports/import-page.server.ts";
import { readImport } from "#app/features/documents/imports/read-import.server.ts";
import { listNodes } from "#db/queries/documents.ts";
import * as drafts from "#db/queries/drafts.ts";
import { readInWorker } from "#server/imports/read-in-worker.ts";
import { offices } from "#tests/document-scene.ts";
import { importScene, type ImportScene, type Texted } from "#tests/import-scene.ts";
import { paragraph, wordFile } from "#tests/word-files.ts";

let scene: ImportScene;

beforeAll(async () => {
  scene = await importScene();
});
afterAll(() => scene.database.close());
afterEach(() => scene.forget());

const markdown = (nodes: readonly Texted[], lang: "en" | "vi", hasIds: boolean) =>
  strToU8(
    nodes
      .map(({ id, kind, depth, [lang]: text = "" }) => {
        const mark = hasIds ? ` {#${id}}` : "";
        return kind === "section" ? `${"#".repeat(depth + 2)} ${text}${mark}` : `${text}${mark}`;
      })
      .join("\n\n"),
  );

test("a file is kept, read by a job in a thread of its own, shown, and taken into a draft that it begins", async () => {
  const before = await scene.nodesOf("published");
  const file = markdown(before, "en", true);
  const id = await scene.send(file, { name: "portal.md" });
  const { rows } = await sql<{
    task: string;
  }>`select task_identifier as task from graphile_worker.jobs`.execute(scene.services.db);
  expect(rows).toContainEqual({ task: "imports.read" });
  expect((await scene.show(id)).state).toBe("waiting");
  const page = await scene.read(id);
  expect(page.state).toBe("read");
  expect(page.preview?.counts).toEqual({ same: before.length, changed: 0, fresh: 0, out: 0, gone: 0 });
  expect(page.preview?.blocks.every(({ how }) => how === "id")).toBe(true);
  await scene.take(id);
  const after = await scene.nodesOf("draft");
  expect(after).toEqual(before);
  expect((await scene.show(id)).state).toBe("taken");
  const events = await scene.services.db.selectFrom("events").select("type").orderBy("id").execute();
  expect(events.map(({ type }) => type)).toEqual([
    "imports.sent",
    "imports.read",
    "drafts.started",
    "drafts.replaced",
    "imports.taken",
  ]);
  await expect(scene.take(id)).rejects.toMatchObject({ status: 409, key: "importElsewhere" });
});

test("a Word file without ids: unchanged, reworded, new and missing paragraphs; translations stay", async () => {
  const before = await scene.nodesOf("published");
  const [section, first, second, third] = before as [Texted, Texted, Texted, Texted];
  const styles = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>';
  const body =
    paragraph(section.en!, { style: "H1" }) +
    paragraph(first.en!) +
    paragraph(`${second.en!} This was added.`) +
    paragraph("Quite another matter that nobody has written about so far.");
  const id = await scene.send(wordFile({ body, styles }));
  const page = await scene.read(id);
  expect(page.preview?.counts).toEqual({ same: 2, changed: 1, fresh: 1, out: 0, gone: before.length - 3 });
  expect(page.preview?.blocks.map(({ how }) => how)).toEqual(["text", "text", "likeness", null]);
  expect(
    page.preview?.blocks[2]?.stretches
      .filter(({ kind }) => kind === "added")
      .map(({ text }) => text)
      .join(""),
  ).toContain("This was added.");
  await scene.take(id, "A new title");
  const after = await scene.nodesOf("draft");
  expect(after.map((node) => node.id).slice(0, 3)).toEqual([section.id, first.id, second.id]);
  expect(after).toHaveLength(4);
  expect(after[2]).toMatchObject({ en: `${second.en!} This was added.`, vi: second.vi, depth: 1 });
  expect(after[3]).toMatchObject({ kind: "paragraph", vi: undefined });
  expect(after.some((node) => node.id === third.id)).toBe(false);
  const draft = (await drafts.findDraft(scene.services.db, scene.document))!;
  const title = await scene.services.db
    .selectFrom("documentTitles")
    .select("title")
    .where("versionId", "=", draft.id)
    .where("lang", "=", "en")
    .executeTakeFirst();
  expect(title?.title).toBe("A new title");
});

test("a translation is matched by place, writes its own texts only, and leaves the structure", async () => {
  const before = await scene.nodesOf("published");
  const thai = before.map((node, index) => ({ ...node, vi: `ข้อความ ${String(index)}` }));
  const id = await scene.send(markdown(thai, "vi", false), { lang: "th", name: "portal.md" });
  const page = await scene.read(id);
  expect(page).toMatchObject({ state: "read", isTranslation: true });
  expect(page.preview?.counts).toMatchObject({ out: 0, fresh: 0, gone: 0 });
  expect(page.preview?.blocks.every(({ how }) => how === "place")).toBe(true);
  await scene.choose(id, 1, "out");
  await expect(scene.choose(id, 1, "new")).rejects.toMatchObject({ status: 422 });
  await scene.take(id, "พอร์ทัล");
  expect(await scene.nodesOf("draft")).toEqual(before);
  const draft = (await drafts.findDraft(scene.services.db, scene.document))!;
  const written = await listNodes(scene.services.db, { versionId: draft.id, nodeId: "" }, ["th"]);
  expect(written.filter(({ texts }) => texts.length === 1)).toHaveLength(before.length - 1);
});

describe("a person changes what was matched", () => {
  test("another node, whose block then is new; a new one; left out; never one of another kind", async () => {
    const before = await scene.nodesOf("published");
    const id = await scene.send(markdown(before, "en", true), { name: "portal.md" });
    await scene.read(id);
    const [section, first, second] = before as [Texted, Texted, Texted];
    const choose = (block: number, match: string) =>
      chooseMatch(scene.services, scene.as("secretariat"), { document: scene.document, id, block, match });
    await choose(1, second.id);
    const swapped = (await scene.show(id, 1, 1)).preview!;
    expect(swapped.blocks.slice(1, 3).map(({ number, how }) => [number, how])).toEqual([
      ["1.2", "person"],
      [null, "person"],
    ]);
    expect(swapped.choice).toMatchObject({ block: 1, match: second.id });
    expect(swapped.choice?.nodes.some((node) => node.id === section.id)).toBe(false);
    await choose(1, first.id);
    await choose(2, "out");
    await expect(choose(1, section.id)).rejects.toMatchObject({ status: 422, key: "importOtherKind" });
    await expect(choose(1, "nothing")).rejects.toMatchObject({ status: 422, key: "badValue" });
    await expect(choose(9999, "new")).rejects.toMatchObject({ status: 422, key: "badValue" });
    await scene.take(id);
    const after = await scene.nodesOf("draft");
    expect(after.map((node) => node.id)).toEqual(
      before.map((node) => node.id).filter((one) => one !== second.id),
    );
  });
});

test("read by two nodes, one of which counted as gone: what came of it first stays", async () => {
  const file = strToU8("Cities share figures.");
  const id = await scene.send(file, { name: "portal.md" });
  await readImport(
    scene.services,
    async (given, onProgress) => {
      await scene.read(id);
      await scene.take(id);
      return readInWorker(given, onProgress);
    },
    id,
  );
  expect((await scene.show(id)).state).toBe("taken");
  await expect(scene.take(id)).rejects.toMatchObject({ status: 409, key: "importElsewhere" });
  const events = await scene.services.db
    .selectFrom("events")
    .select("type")
    .where("type", "=", "imports.read")
    .execute();
  expect(events).toHaveLength(1);
});

test("a file that breaks its reader is refused with a sentence, and is not read again", async () => {
  const id = await scene.send(strToU8("Cities share figures."), { name: "portal.md" });
  await readImport(scene.services, () => Promise.reject(new TypeError("broken")), id);
  const broken = { state: "refused", refusal: { key: "importBroken", values: {} } };
  expect(await scene.show(id)).toMatchObject(broken);
  expect(await scene.read(id)).toMatchObject(broken);
});

test("tracked changes ask: accepted, the file is read again", async () => {
  const body =
    '<w:p><w:r><w:t>The </w:t></w:r><w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>new</w:t></w:r></w:ins></w:p>';
  const id = await scene.send(wordFile({ body }));
  expect((await scene.read(id)).refusal).toEqual({ key: "importTracked", values: { count: 2 } });
  await expect(scene.take(id)).rejects.toMatchObject({ status: 409 });
  await acceptTracked(scene.services, scene.as("secretariat"), { document: scene.document, id });
  expect((await scene.show(id)).state).toBe("waiting");
  const page = await scene.read(id);
  expect(page.preview?.blocks[0]?.stretches).toEqual([{ text: "The new", kind: "same" }]);
  expect(page.preview?.leftOut.map(({ what }) => what)).toEqual(["trackedChanges", "noHeadings"]);
  await expect(
    acceptTracked(scene.services, scene.as("secretariat"), { document: scene.document, id }),
  ).rejects.toMatchObject({
    status: 409,
  });
});

test("a second run of the job does no harm; a page asks three queries at most", async () => {
  const id = await scene.send(strToU8("# One\n\nText."), { name: "a.md" });
  await scene.read(id);
  await scene.choose(id, 1, "out");
  await readImport(scene.services, readInWorker, id);
  scene.queries.length = 0;
  const page = await scene.show(id);
  expect(scene.queries).toHaveLength(3);
  expect(page.preview?.counts.out).toBe(1);
});

test.each([...Object.keys(offices), "former", "visitor"].filter((who) => who !== "secretariat"))(
  "for %s there are no imports",
  async (who) => {
    const absent = { status: 404, key: "notFound" };
    const actor = scene.as(who);
    const id = await scene.send(strToU8("Text."), { name: "a.md" });
    const given = {
      document: scene.document,
      lang: "en",
      name: "a.md",
      bytes: strToU8("x"),
      acceptsChanges: false,
    };
    await expect(sendImport(scene.services, actor, given)).rejects.toMatchObject(absent);
    await expect(findSendingPage(scene.services, actor, scene.document)).rejects.toMatchObject(absent);
    await expect(
      findImportPage(scene.services, actor, { slug: scene.document, id, page: 1, block: null }),
    ).rejects.toMatchObject(absent);
    await expect(
      takeImport(scene.services, actor, { document: scene.document, id, title: "x" }),
    ).rejects.toMatchObject(absent);
    await expect(
      chooseMatch(scene.services, actor, { document: scene.document, id, block: 0, match: "out" }),
    ).rejects.toMatchObject(absent);
    await expect(
      acceptTracked(scene.services, actor, { document: scene.document, id }),
    ).rejects.toMatchObject(absent);
  },
);

test("an import of one document is not found at another", async () => {
  const id = await scene.send(strToU8("Text."), { name: "a.md" });
  const elsewhere = { document: "investment-toolkit", id };
  await expect(
    takeImport(scene.services, scene.as("secretariat"), { ...elsewhere, title: "x" }),
  ).rejects.toMatchObject({
    status: 404,
  });
  await expect(scene.send(strToU8("x"), { document: "nothing" })).rejects.toMatchObject({ status: 404 });
});
