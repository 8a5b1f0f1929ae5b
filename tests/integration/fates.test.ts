import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { withdrawComment } from "#app/features/documents/comments/editing.server.ts";
import { linkOrigin } from "#app/features/documents/drafts/origin-commands.server.ts";
import { publishVersion } from "#app/features/documents/drafts/publish-commands.server.ts";
import { insertParagraph } from "#app/features/documents/drafts/structure-commands.server.ts";
import { findDocumentPage } from "#app/features/documents/pages.server.ts";
import { findComparison } from "#app/features/documents/versions/comparison-page.server.ts";
import { decidePlaces } from "#app/features/documents/versions/place-commands.server.ts";
import { readTexts } from "#server/texts.ts";
import { comment } from "../document-scene.ts";
import { draftScene, type DraftScene } from "../draft-scene.ts";

const english = readTexts("locales").get("en")!;
const slug = "online-portal";
let scene: DraftScene;
beforeEach(async () => {
  scene = await draftScene();
});
afterEach(() => scene.database.close());

const make = async (change: Parameters<typeof comment>[0] = {}, who = "daNang") =>
  (await makeComment(scene.services, scene.as(who), comment(change))).id;
const publish = () => publishVersion(scene.services, scene.editor, { document: slug, reason: "Comments." });
/** The next version, in which op-2-1 says something else because of these comments. */
async function change(...led: string[]) {
  await scene.begin();
  await scene.save("op-2-1", "Something else.");
  for (const id of led)
    await linkOrigin(scene.services, scene.editor, { document: slug, paragraph: "op-2-1", comment: id });
  await publish();
}
const decide = (id: string, deed: "choose" | "leave", paragraph = "") =>
  decidePlaces(scene.services, scene.editor, {
    ...{ document: slug, version: 2, comment: [id], quote: "" },
    ...{ deed, paragraph },
  });
const compare = async (who: string, from = 1, to = 2) =>
  (await findComparison(scene.services, scene.as(who), english, { slug, from, to, inLanguage: null }))!;
const ledOf = async (...asked: Parameters<typeof compare>) =>
  (await compare(...asked)).pairs.flatMap(({ id, led }) => led.map((one) => [id, one.id]));

describe("a comparison tells which comments led to a change", () => {
  test("each with its author and where it stood, in four queries, also backwards", async () => {
    await scene.openPeriod();
    const id = await make({ body: "Say it otherwise." });
    await make({ body: "Another one." });
    await change(id);
    scene.queries.length = 0;
    const { pairs } = await compare("phuket");
    expect(scene.queries).toHaveLength(4);
    const led = { id, body: "Say it otherwise.", city: "Da Nang", version: 1, paragraph: "op-2-1" };
    expect(pairs.find((pair) => pair.id === "op-2-1")?.led).toMatchObject([led]);
    expect(await ledOf("phuket")).toEqual([["op-2-1", id]]);
    expect(await ledOf("phuket", 2, 1)).toEqual([["op-2-1", id]]);
    expect(await ledOf("phuket", 2, 2)).toEqual([]);
  });

  test("only to those who may read them, and none that was withdrawn", async () => {
    await scene.openPeriod();
    const [id, other] = [await make(), await make()];
    await change(id, other);
    for (const who of ["visitor", "partner", "administrator", "former"])
      expect([who, await ledOf(who)]).toEqual([who, []]);
    expect(await ledOf("hanoi")).toHaveLength(2);
    await withdrawComment(scene.services, scene.as("daNang"), { document: slug, comment: other });
    expect(await ledOf("hanoi")).toEqual([["op-2-1", id]]);
  });

  test("not before its version is published, and of what its country keeps back only to the country", async () => {
    await scene.openPeriod({ publishesDirectly: false });
    const id = await make({}, "daNang");
    await scene.services.db.updateTable("comments").set({ submittedAt: new Date() }).execute();
    await change(id);
    await scene.services.db.updateTable("comments").set({ submittedAt: null }).execute();
    expect(await ledOf("phuket")).toEqual([]);
    expect(await ledOf("secretariat")).toEqual([]);
    expect(await ledOf("nrVietNam")).toEqual([["op-2-1", id]]);
  });
});

describe("a comment of an older version tells what became of it", () => {
  const fates = async (paragraph: string, number = 1, who = "daNang") => {
    const asked = { slug, lang: "en" as const, number, paragraph };
    const page = await findDocumentPage(scene.services, scene.as(who), asked);
    return new Map(page!.chosen!.comments.map(({ id, fate }) => [id, fate]));
  };

  test("carried, waiting, confirmed, left, and the change that it led to", async () => {
    await scene.openPeriod();
    const [led, waits, moved, left] = [await make(), await make(), await make(), await make()];
    const [stays, whole] = [await make({ paragraph: "op-2-2" }), await make({ paragraph: "" })];
    expect((await fates("op-2-1")).get(led)).toBeNull();
    await change(led);
    await decide(moved, "choose", "op-2-2");
    await decide(left, "leave");
    const at = await fates("op-2-1");
    const place = { version: 2, nodeId: "op-2-1", kind: "paragraph", at: "2.1" };
    const nowhere = { version: 2, nodeId: null, kind: null, at: null };
    expect(at.get(led)).toEqual({ ...nowhere, state: "waiting", led: [place] });
    expect(at.get(waits)).toEqual({ ...nowhere, state: "waiting", led: [] });
    const second = { ...place, nodeId: "op-2-2", at: "2.2" };
    expect(at.get(moved)).toEqual({ ...second, state: "confirmed", led: [] });
    expect(at.get(left)).toEqual({ ...nowhere, state: "left", led: [] });
    expect((await fates("op-2-2")).get(stays)).toEqual({ ...second, state: "carried", led: [] });
    expect((await fates("")).get(whole)).toEqual({ ...nowhere, state: "carried", led: [] });
    expect((await fates("op-2-2", 2)).get(stays)).toBeNull();
  });

  test("nothing of a draft, and nothing where it was withdrawn", async () => {
    await scene.openPeriod();
    const id = await make();
    await scene.begin();
    await linkOrigin(scene.services, scene.editor, { document: slug, paragraph: "op-2-1", comment: id });
    expect((await fates("op-2-1")).get(id)).toBeNull();
    await scene.save("op-2-1", "Something else.");
    await publish();
    expect((await fates("op-2-1")).get(id)?.led).toHaveLength(1);
    await withdrawComment(scene.services, scene.as("daNang"), { document: slug, comment: id });
    expect((await fates("op-2-1")).get(id)).toBeNull();
  });
});

describe("a paragraph that is new", () => {
  const add = () =>
    insertParagraph(scene.services, scene.editor, {
      ...{ document: slug, paragraph: "op-1-1", kind: "paragraph" as const },
    });
  const link = (paragraph: string, id: string) =>
    linkOrigin(scene.services, scene.editor, { document: slug, paragraph, comment: id });

  test("may be led to by any comment of the version before, chosen by paragraph, in five queries", async () => {
    await scene.openPeriod();
    const [id, other] = [await make(), await make({ paragraph: "op-2-2" })];
    await make({ paragraph: "" });
    await scene.begin();
    const added = await add();
    const none = (await scene.page({ edit: added })).open!;
    expect(none.comments).toEqual([]);
    expect(none.choice?.places).toEqual([
      { id: "op-2-1", number: "2.1", count: 1 },
      { id: "op-2-2", number: "2.2", count: 1 },
    ]);
    scene.queries.length = 0;
    const offered = (await scene.page({ edit: added, from: "op-2-1" })).open!;
    expect(scene.queries.length).toBeLessThanOrEqual(5);
    expect(offered.comments).toMatchObject([{ id, isLinked: false }]);
    expect((await scene.page({ edit: added, from: "" })).open?.comments).toHaveLength(1);
    await link(added, id);
    const linked = (await scene.page({ edit: added, from: "op-2-2" })).open!;
    expect(linked.comments).toMatchObject([
      { id, isLinked: true },
      { id: other, isLinked: false },
    ]);
    expect((await scene.page({ edit: "op-2-1" })).open).toMatchObject({ choice: null, comments: [{ id }] });
  });

  test("but by none that stands in no version, was withdrawn, or is another document's", async () => {
    await scene.openPeriod();
    const withdrawn = await make();
    await withdrawComment(scene.services, scene.as("daNang"), { document: slug, comment: withdrawn });
    await scene.openPeriod({ document: "investment-toolkit", version: 2 });
    const elsewhere = await make({ document: "investment-toolkit", version: 2, paragraph: "it-1-1" });
    const kept = await make({ paragraph: "op-2-2" });
    await scene.begin();
    const added = await add();
    for (const id of [withdrawn, elsewhere, randomUUID()])
      await expect(link(added, id)).rejects.toMatchObject({ status: 404, key: "notFound" });
    await expect(link("op-2-1", kept)).rejects.toMatchObject({ status: 404 });
    await link(added, kept);
  });
});
