import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { putIn, takeBack } from "#app/features/documents/amendments/commands.server.ts";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { withdrawComment } from "#app/features/documents/comments/editing.server.ts";
import { discardDraft } from "#app/features/documents/drafts/draft-commands.server.ts";
import { linkOrigin } from "#app/features/documents/drafts/origin-commands.server.ts";
import { publishVersion } from "#app/features/documents/drafts/publish-commands.server.ts";
import { mergeParagraphs, splitParagraph } from "#app/features/documents/drafts/split-commands.server.ts";
import { moveParagraph, removeParagraph } from "#app/features/documents/drafts/structure-commands.server.ts";
import type { Disposition } from "#app/features/documents/matrix/dispositions.ts";
import { answerComments, publishAnswers } from "#app/features/documents/matrix/commands.server.ts";
import { findComparison } from "#app/features/documents/versions/comparison-page.server.ts";
import { findText } from "#db/queries/draft-texts.ts";
import { findDraft } from "#db/queries/drafts.ts";
import { readTexts } from "#server/texts.ts";
import { comment } from "../document-scene.ts";
import { draftScene, type DraftScene } from "../draft-scene.ts";
import { refusal } from "#tests/refusal.ts";
import { findAnswer, listMissingIds, listOrigins } from "./amendment-rows.ts";

const slug = "online-portal";
let scene: DraftScene;
/** What op-2-1 says at first, and the same with its first word amended. */
let before: string;
let word: string;
beforeAll(async () => {
  scene = await draftScene();
  const { db } = scene.database;
  const row = await db
    .selectFrom("versionTexts")
    .select("text")
    .where("nodeId", "=", "op-2-1")
    .where("lang", "=", "en")
    .executeTakeFirstOrThrow();
  before = row.text;
  word = before.split(" ").slice(0, 3).join(" ");
});
afterAll(() => scene.database.close());
beforeEach(async () => {
  const { db } = scene.database;
  if (await findDraft(db, slug)) await discardDraft(scene.services, scene.editor, slug);
  for (const table of ["matrixAnswerRevisions", "matrixAnswers"] as const)
    await db.deleteFrom(table).execute();
  await scene.empty();
  await scene.openPeriod();
});

const propose = async (change: Parameters<typeof comment>[0] = {}) => {
  const said = { quote: word, proposed: "Every city", passageLang: "en", ...change };
  return (await makeComment(scene.services, scene.as("daNang"), comment(said))).id;
};
const answer = (id: string, disposition: Disposition, resultingNode: string | null = null, seen = 0) =>
  answerComments(scene.services, scene.editor, {
    ...{ document: slug, version: 1, seen: new Map([[id, seen]]), response: "So.", lang: "en" },
    ...{ disposition, resultingNode },
  });
const put = (id: string, revision?: number, who = "secretariat") =>
  putIn(scene.services, scene.as(who), { document: slug, comment: id, revision });
const back = (id: string, who = "secretariat") =>
  takeBack(scene.services, scene.as(who), { document: slug, comment: id, paragraph: "op-2-1" });
const textNow = async (node = "op-2-1") => {
  const draft = await findDraft(scene.database.db, slug);
  return draft && findText(scene.database.db, draft.id, node, "en");
};
const origins = () => listOrigins(scene.database.db);
const answered = (id: string) => findAnswer(scene.database.db, id);
const accepted = async (change: Parameters<typeof comment>[0] = {}) => {
  const id = await propose(change);
  await answer(id, "accepted");
  return id;
};

describe("by one click", () => {
  test("its words, the link, and the paragraph in its answer; the draft is begun; twice is once", async () => {
    const id = await accepted();
    expect(await put(id)).toEqual({ isIn: true, paragraph: "op-2-1", lang: "en", isPartial: false });
    expect(await textNow()).toEqual({ text: before.replace(word, "Every city"), revision: 2 });
    expect(await origins()).toEqual([{ nodeId: "op-2-1", commentId: id }]);
    expect(await answered(id)).toMatchObject({ resultingNodeId: "op-2-1", revision: 2, response: "So." });
    const events = await scene.events();
    expect(events.slice(-2)).toEqual(["drafts.started", "drafts.amendmentPutIn"]);
    expect(await put(id)).toMatchObject({ isIn: true });
    expect([await textNow(), await answered(id)]).toMatchObject([{ revision: 2 }, { revision: 2 }]);
    expect(await scene.events()).toEqual(events);
  });

  test("twenty at once: one change", async () => {
    const id = await accepted();
    await Promise.all(Array.from({ length: 20 }, () => put(id)));
    expect(await textNow()).toMatchObject({ revision: 2 });
  });

  test("a paragraph that the answer names already stays named", async () => {
    const id = await propose();
    await answer(id, "accepted-in-part", "op-2-2");
    expect(await put(id)).toMatchObject({ isIn: true, isPartial: true });
    expect(await answered(id)).toMatchObject({ resultingNodeId: "op-2-2", revision: 1 });
  });

  test("an answer that was published is published anew to name it", async () => {
    const id = await accepted();
    await publishAnswers(scene.services, scene.editor, { document: slug, version: 1 });
    await put(id);
    expect(await answered(id)).toMatchObject({ revision: 2, publishedRevision: 1 });
  });
});

describe("refused", () => {
  test.each(["noted", "not-accepted", "for-the-meeting"] as const)("one that is %s", async (disposition) => {
    const id = await propose();
    await answer(id, disposition);
    await expect(put(id)).rejects.toEqual(refusal(409, "amendmentNotAccepted"));
    expect(await textNow()).toBeUndefined();
  });

  test("one without an answer, a comment that proposes nothing, one that was withdrawn, one of another document", async () => {
    await expect(put(await propose())).rejects.toEqual(refusal(409, "amendmentNotAccepted"));
    const plain = await makeComment(scene.services, scene.as("daNang"), comment());
    await expect(put(plain.id)).rejects.toEqual(refusal(422, "notAnAmendment"));
    const id = await accepted();
    const elsewhere = { document: "investment-toolkit", comment: id };
    await expect(putIn(scene.services, scene.editor, elsewhere)).rejects.toEqual(refusal(404, "notFound"));
    await withdrawComment(scene.services, scene.as("daNang"), { document: slug, comment: id });
    await expect(put(id)).rejects.toEqual(refusal(404, "notFound"));
  });

  test.each(["daNang", "nrVietNam", "chair", "partner", "visitor"])("%s may not", async (who) => {
    const id = await accepted();
    await expect(put(id, undefined, who)).rejects.toEqual(refusal(404, "notFound"));
    await put(id);
    await expect(back(id, who)).rejects.toEqual(refusal(404, "notFound"));
  });

  test("where its paragraph was deleted from the draft", async () => {
    const id = await accepted();
    await scene.begin();
    await removeParagraph(scene.services, scene.editor, { document: slug, paragraph: "op-2-1" });
    await expect(put(id)).rejects.toEqual(refusal(409, "amendmentPlaceGone"));
  });
});

describe("a paragraph that was changed", () => {
  test("is for a person to look at; with both texts seen it goes in where its words still stand", async () => {
    const id = await accepted();
    await scene.begin();
    const changed = `${before} And more.`;
    await scene.save("op-2-1", changed);
    expect(await put(id)).toMatchObject({ isIn: false, paragraph: "op-2-1", lang: "en" });
    expect(await textNow()).toEqual({ text: changed, revision: 2 });
    expect(await origins()).toEqual([]);
    await expect(put(id, 1)).rejects.toEqual(refusal(409, "textChanged"));
    expect(await put(id, 2)).toMatchObject({ isIn: true });
    expect(await textNow()).toMatchObject({ text: changed.replace(word, "Every city") });
  });

  test("where its words are gone a person stays to look at it", async () => {
    const id = await accepted();
    await scene.begin();
    await scene.save("op-2-1", "Something else.");
    expect(await put(id, 2)).toMatchObject({ isIn: false });
    expect(await textNow()).toMatchObject({ text: "Something else." });
  });

  test("two amendments of one paragraph: the second is looked at", async () => {
    const [one, other] = [await accepted(), await accepted({ quote: "", proposed: "Something else." })];
    await put(one);
    expect(await put(other)).toMatchObject({ isIn: false });
  });
});

describe("taken back", () => {
  test("the text, the link and the answer are as before; it can be put in again", async () => {
    const id = await accepted();
    await put(id);
    await back(id);
    expect([await textNow(), await origins()]).toMatchObject([{ text: before, revision: 3 }, []]);
    expect(await answered(id)).toMatchObject({ resultingNodeId: null });
    await expect(back(id)).rejects.toEqual(refusal(404, "notFound"));
    expect(await put(id)).toMatchObject({ isIn: true });
  });

  test("not once the paragraph was written on: both texts are looked at; nor what was linked by hand", async () => {
    const [id, linked] = [await accepted(), await accepted()];
    await put(id);
    await linkOrigin(scene.services, scene.editor, { document: slug, paragraph: "op-2-1", comment: linked });
    await scene.save("op-2-1", "Something else.", 2);
    await expect(back(id)).rejects.toEqual(refusal(409, "amendmentWrittenOn"));
    await expect(back(linked)).rejects.toEqual(refusal(404, "notFound"));
    expect(await textNow()).toMatchObject({ text: "Something else." });
  });

  test("what the answer says by now stays", async () => {
    const id = await accepted();
    await put(id);
    await answer(id, "accepted", "op-2-2", 2);
    await back(id);
    expect(await answered(id)).toMatchObject({ resultingNodeId: "op-2-2", revision: 3 });
  });
});

test("what is accepted and not in the text is listed; what was linked by hand is in", async () => {
  const [one, other, third] = [await accepted(), await accepted(), await accepted()];
  await answer(await propose(), "noted");
  await put(one);
  await linkOrigin(scene.services, scene.editor, { document: slug, paragraph: "op-2-1", comment: other });
  expect(await listMissingIds(scene)).toEqual([third]);
});

describe("which rows changed a paragraph", () => {
  const pieces = () => `${before.replace(word, "Every city")}\n///\nThe rest.`;

  test("stays known when it is moved, split and merged", async () => {
    const id = await accepted();
    await put(id);
    const named = { document: slug, paragraph: "op-2-1" };
    await moveParagraph(scene.services, scene.editor, { ...named, to: "down" });
    const second = await splitParagraph(scene.services, scene.editor, {
      ...{ ...named, text: pieces(), revision: 2 },
    });
    const both = [
      { nodeId: "op-2-1", commentId: id },
      { nodeId: second, commentId: id },
    ].sort((a, b) => (a.nodeId < b.nodeId ? -1 : 1));
    expect(await origins()).toEqual(both);
    const shown = (await scene.page()).nodes.find((node) => node.id === second);
    expect(shown?.origins).toEqual([{ id, version: 1 }]);
    await mergeParagraphs(scene.services, scene.editor, named);
    expect(await origins()).toEqual([{ nodeId: "op-2-1", commentId: id }]);
  });

  test("and is what led to the change in the comparison; then the version has passed", async () => {
    const [id, late] = [await accepted(), await accepted({ quote: "", proposed: "Something else." })];
    await put(id);
    await publishVersion(scene.services, scene.editor, { document: slug, reason: "Comments." });
    const comparison = await findComparison(
      scene.services,
      scene.as("phuket"),
      readTexts("locales").get("en")!,
      {
        ...{ slug, from: 1, to: 2, inLanguage: null },
      },
    );
    const led = comparison!.pairs.find((pair) => pair.id === "op-2-1")!.led;
    expect(led.map((one) => one.id)).toEqual([id]);
    await expect(put(late)).rejects.toEqual(refusal(409, "amendmentPassed"));
  });
});
