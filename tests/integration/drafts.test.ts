import { afterAll, beforeEach, describe, expect, test } from "vitest";
import {
  createDocument,
  discardDraft,
  startDraft,
} from "#app/features/documents/drafts/draft-commands.server.ts";
import { publishVersion } from "#app/features/documents/drafts/publish-commands.server.ts";
import { replaceDraft, type Replacing } from "#app/features/documents/drafts/replace-commands.server.ts";
import { documentScene, type DocumentScene } from "#tests/document-scene.ts";
import * as versionRows from "./version-rows.ts";

let scene: DocumentScene;
const slug = "online-portal";

beforeEach(async () => {
  await (scene as DocumentScene | undefined)?.database.close();
  scene = await documentScene();
});
afterAll(() => scene.database.close());

const secretariat = () => scene.as("secretariat");
const versions = (document = slug) => versionRows.versionsOf(scene.database.db, document);
const textsOf = (versionId: string, lang = "en") => versionRows.textsOf(scene.database.db, versionId, lang);
const nodesOf = (versionId: string) => versionRows.nodesOf(scene.database.db, versionId);
const eventTypes = async () =>
  (
    await scene.database.db
      .selectFrom("events")
      .select("type")
      .where("subject", "=", slug)
      .orderBy("id")
      .execute()
  ).map(({ type }) => type);
const begin = () => startDraft(scene.services, secretariat(), slug);
const publish = () =>
  publishVersion(scene.services, secretariat(), { document: slug, reason: "Comments taken in." });
const replace = (change: Partial<Replacing> = {}) =>
  replaceDraft(scene.services, secretariat(), {
    ...{ document: slug, lang: "en", title: "A portal", label: null },
    nodes: [
      { id: "op-1", kind: "section", depth: 1, text: "Why" },
      { id: null, kind: "paragraph", depth: 2, text: "Something new." },
      { id: "op-1-1", kind: "paragraph", depth: 2, text: "Something else." },
    ],
    ...change,
  });

describe("a draft begins", () => {
  test("as a copy of the newest version, with its texts in all languages and its titles", async () => {
    expect(await begin()).toEqual({ number: 2 });
    const [first, draft] = await versions();
    expect(draft).toMatchObject({ number: 2, publishedAt: null, createdBy: secretariat().mandate?.id });
    for (const lang of ["en", "vi"]) {
      const texts = await textsOf(first!.id, lang);
      expect(texts.length).toBeGreaterThan(10);
      expect(await textsOf(draft!.id, lang)).toEqual(texts);
    }
    expect(await nodesOf(draft!.id)).toEqual(await nodesOf(first!.id));
    expect(await eventTypes()).toEqual(["drafts.started"]);
  });

  test("once: a second is refused, also of twenty at the same time", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 20 }, begin));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(begin()).rejects.toMatchObject({ status: 409, key: "draftExists" });
    expect(await versions()).toHaveLength(2);
  });

  test.each(["chair", "nrVietNam", "daNang", "administrator", "partner", "former", "visitor"])(
    "not for %s, who is told that there is nothing",
    async (who) => {
      const refused = { status: 404, key: "notFound" };
      const document = { slug: "by-another", title: "By another", lang: "en" };
      await expect(startDraft(scene.services, scene.as(who), slug)).rejects.toMatchObject(refused);
      await expect(createDocument(scene.services, scene.as(who), document)).rejects.toMatchObject(refused);
      await begin();
      await expect(discardDraft(scene.services, scene.as(who), slug)).rejects.toMatchObject(refused);
      const publishing = { document: slug, reason: "No reason." };
      await expect(publishVersion(scene.services, scene.as(who), publishing)).rejects.toMatchObject(refused);
      await expect(
        replaceDraft(scene.services, scene.as(who), {
          document: slug,
          lang: "en",
          title: "A",
          label: null,
          nodes: [],
        }),
      ).rejects.toMatchObject(refused);
      expect(await versions("by-another")).toEqual([]);
      expect(await eventTypes()).toEqual(["drafts.started"]);
    },
  );

  test("of a document that is new; its address can be taken once, and again after its first draft is gone", async () => {
    const create = (title: string) =>
      createDocument(scene.services, secretariat(), { slug: "smart-mobility", title, lang: "th" });
    await create("การเดินทาง");
    await expect(create("Again")).rejects.toMatchObject({ status: 409, key: "slugTaken" });
    expect(await versions("smart-mobility")).toMatchObject([{ number: 1, publishedAt: null }]);
    await discardDraft(scene.services, secretariat(), "smart-mobility");
    await create("อีกครั้ง");
    await expect(
      createDocument(scene.services, secretariat(), { slug, title: "Taken", lang: "en" }),
    ).rejects.toMatchObject({ key: "slugTaken" });
  });

  test("and can be thrown away: what is published is untouched", async () => {
    const [first] = await versions();
    const texts = await textsOf(first!.id);
    await replace();
    await discardDraft(scene.services, secretariat(), slug);
    expect(await versions()).toEqual([first]);
    expect(await textsOf(first!.id)).toEqual(texts);
    const gone = { status: 409, key: "draftGone" };
    await expect(discardDraft(scene.services, secretariat(), slug)).rejects.toMatchObject(gone);
    expect(await begin()).toEqual({ number: 2 });
  });
});

describe("the whole text of a language", () => {
  test("brings structure and words; what it leaves out is kept aside, translations of the rest stay", async () => {
    const { number, ids } = await replace();
    expect(number).toBe(2);
    expect(ids).toEqual(["op-1", expect.stringMatching(/^n-[0-9a-f]{16}$/), "op-1-1"]);
    const [first, draft] = await versions();
    expect(await nodesOf(draft!.id)).toEqual(
      [
        { nodeId: "op-1", parentId: null, position: 0 },
        { nodeId: ids[1], parentId: "op-1", position: 0 },
        { nodeId: "op-1-1", parentId: "op-1", position: 1 },
      ].sort((one, other) => (one.nodeId! < other.nodeId! ? -1 : 1)),
    );
    const before = await textsOf(first!.id, "vi");
    expect(await textsOf(draft!.id, "vi")).toEqual(
      before.filter(({ nodeId }) => ["op-1", "op-1-1"].includes(nodeId)),
    );
    const { db } = scene.database;
    const removed = await db.selectFrom("removedNodes").select("nodeId").execute();
    expect(removed.length).toBe((await nodesOf(first!.id)).length - 2);
    const kept = await db
      .selectFrom("textRevisions")
      .select(["nodeId", "text"])
      .where("lang", "=", "en")
      .execute();
    expect(kept.map(({ nodeId }) => nodeId).sort()).toEqual(
      (await nodesOf(first!.id)).map(({ nodeId }) => nodeId).sort(),
    );
  });

  test("of a translation brings words alone; what it leaves out stays as it was", async () => {
    await replace({
      ...{ lang: "vi", title: "Cổng thông tin" },
      nodes: [{ id: "op-1-1", kind: "paragraph", depth: 1, text: "Điều khác." }],
    });
    const [first, draft] = await versions();
    expect(await nodesOf(draft!.id)).toEqual(await nodesOf(first!.id));
    const before = await textsOf(first!.id, "vi");
    expect(await textsOf(draft!.id, "vi")).toEqual(
      before.map((one) => (one.nodeId === "op-1-1" ? { ...one, text: "Điều khác." } : one)),
    );
  });

  test.each([
    ["an id of another document", { id: "it-1", kind: "section", depth: 1, text: "" }, "notInDraft"],
    ["no tree", { id: null, kind: "paragraph", depth: 2, text: "" }, "draftTree"],
    ["another kind", { id: "op-1", kind: "paragraph", depth: 1, text: "" }, "nodeKindKept"],
    ["too long a text", { id: null, kind: "paragraph", depth: 1, text: "ก".repeat(20_001) }, "tooLong"],
  ] as const)("with %s is refused as a whole", async (_, node, key) => {
    await expect(replace({ nodes: [node] })).rejects.toMatchObject({ key });
    expect(await versions()).toHaveLength(1);
  });

  test("of a translation with a node that is not there is refused", async () => {
    const nodes = [{ id: null, kind: "paragraph" as const, depth: 1, text: "Mới" }];
    await expect(replace({ lang: "vi", nodes })).rejects.toMatchObject({ status: 422, key: "notInDraft" });
  });
});

describe("a draft is published", () => {
  test("with its reason, by the database's clock, and stays as it is from then on", async () => {
    await replace();
    expect(await publish()).toEqual({ number: 2 });
    const [, second] = await versions();
    expect(second).toMatchObject({ publishedBy: secretariat().mandate?.id, reason: "Comments taken in." });
    expect(Math.abs(second!.publishedAt!.getTime() - Date.now())).toBeLessThan(60_000);
    expect(await eventTypes()).toEqual(["drafts.started", "drafts.replaced", "documents.versionPublished"]);
    await expect(publish()).rejects.toMatchObject({ status: 409, key: "draftGone" });
    await expect(
      scene.database.db
        .updateTable("versionTexts")
        .set({ text: "Other" })
        .where("versionId", "=", second!.id)
        .execute(),
    ).rejects.toThrow("is published");
  });

  test("not where nothing differs, or a paragraph is empty, or all are gone", async () => {
    await begin();
    await expect(publish()).rejects.toMatchObject({ status: 409, key: "nothingChanged" });
    await replace({ nodes: [{ id: "op-1", kind: "section", depth: 1, text: " " }] });
    await expect(publish()).rejects.toMatchObject({ key: "paragraphsEmpty", values: { count: 1 } });
    await replace({ nodes: [] });
    await expect(publish()).rejects.toMatchObject({ status: 409, key: "draftEmpty" });
    await replace();
    expect(await publish()).toEqual({ number: 2 });
  });

  test("once, of twenty at the same time", async () => {
    await replace();
    const tries = await Promise.allSettled(Array.from({ length: 20 }, publish));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test.each([
    ["an order alone", (nodes: Replacing["nodes"]) => [nodes[0]!, nodes[2]!, nodes[1]!]],
    [
      "a text alone",
      (nodes: Replacing["nodes"]) => nodes.map((node) => ({ ...node, text: `${node.text}!` })),
    ],
  ])("%s is a change", async (_, change) => {
    const { ids } = await replace();
    await publish();
    const nodes: Replacing["nodes"] = [
      { id: "op-1", kind: "section", depth: 1, text: "Why" },
      { id: ids[1]!, kind: "paragraph", depth: 2, text: "Something new." },
      { id: "op-1-1", kind: "paragraph", depth: 2, text: "Something else." },
    ];
    await replace({ nodes });
    await expect(publish()).rejects.toMatchObject({ key: "nothingChanged" });
    await replace({ nodes: change(nodes) });
    expect(await publish()).toEqual({ number: 3 });
  });
});
