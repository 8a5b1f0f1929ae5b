import { afterAll, beforeAll, expect, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { withdrawComment } from "#app/features/documents/comments/editing.server.ts";
import { publishVersion } from "#app/features/documents/drafts/publish-commands.server.ts";
import { insertParagraph } from "#app/features/documents/drafts/structure-commands.server.ts";
import { answerComments, publishAnswers } from "#app/features/documents/matrix/commands.server.ts";
import { findDocumentPage } from "#app/features/documents/pages.server.ts";
import { findCommentList } from "#app/features/documents/versions/lists-page.server.ts";
import { wordDocument } from "#app/features/documents/wording.server.ts";
import { readTexts } from "#server/texts.ts";
import { comment } from "../document-scene.ts";
import { draftScene, type DraftScene } from "../draft-scene.ts";

const english = readTexts("locales").get("en")!;
const slug = "online-portal";
let scene: DraftScene;
beforeAll(async () => {
  scene = await draftScene();
  await scene.openPeriod({ takes: ["city", "country", "partner"] });
});
afterAll(() => scene.database.close());

const say = async (who: string, change: Parameters<typeof comment>[0] = {}) =>
  (await makeComment(scene.services, scene.as(who), comment(change))).id;
const answer = (id: string, revision: number, change: Partial<Parameters<typeof answerComments>[2]> = {}) =>
  answerComments(scene.services, scene.editor, {
    ...{ document: slug, version: 1, seen: new Map([[id, revision]]), response: "It says so now." },
    ...{ lang: "en", disposition: "accepted-in-part", resultingNode: null, ...change },
  });
const publish = () => publishAnswers(scene.services, scene.editor, { document: slug, version: 1 });
/** The answer at a comment as the page shows it to someone; undefined where they do not see the comment. */
async function answerFor(who: string, id: string) {
  const asked = { slug, lang: "en" as const, number: 1, paragraph: "op-2-1" };
  scene.queries.length = 0;
  const page = (await findDocumentPage(scene.services, scene.as(who), asked))!;
  expect(scene.queries.length).toBeLessThanOrEqual(5);
  const shown = wordDocument(english, page, scene.as(who)).chosen!;
  return shown.comments.find((one) => one.id === id)?.answer;
}

test("before it is published the Secretariat alone sees it, as that; then every member, as it was published last", async () => {
  const id = await say("daNang");
  expect(await answerFor("daNang", id)).toBeNull();
  await answer(id, 0);
  const written = { response: "It says so now.", lang: "en", disposition: "accepted-in-part" };
  const shown = { ...written, kind: "secretariat", resulting: null, isToCome: true };
  expect(await answerFor("secretariat", id)).toEqual({ ...shown, published: null });
  for (const who of ["daNang", "nrVietNam", "phuket", "chair", "partner"])
    expect(await answerFor(who, id)).toBeNull();
  await publish();
  for (const who of ["daNang", "phuket", "chair", "secretariat"])
    expect(await answerFor(who, id)).toMatchObject({
      ...shown,
      published: { text: expect.stringMatching(/ago|now/u) as string },
    });
  // A partner whom the period asks reads the comment, but the matrix is the members'.
  expect(await answerFor("partner", id)).toBeNull();
  expect(await answerFor("visitor", id)).toBeUndefined();
  await answer(id, 1, { response: "Better not.", disposition: "not-accepted" });
  expect(await answerFor("phuket", id)).toMatchObject(written);
  expect(await answerFor("secretariat", id)).toMatchObject({ response: "Better not.", published: null });
});

test("who reads what a partner said reads its answer", async () => {
  const id = await say("partner");
  await answer(id, 0);
  expect(await answerFor("partner", id)).toBeNull();
  await publish();
  expect(await answerFor("partner", id)).toMatchObject({ disposition: "accepted-in-part" });
});

test("nothing of it stays where the comment was withdrawn", async () => {
  const id = await say("daNang");
  await answer(id, 0);
  await publish();
  await withdrawComment(scene.services, scene.as("daNang"), { document: slug, comment: id });
  for (const who of ["daNang", "secretariat"]) expect(await answerFor(who, id)).toBeNull();
});

test("the list of comments says how each was answered, to those who see it", async () => {
  const [id, other] = [await say("daNang"), await say("daNang")];
  await answer(id, 0);
  await publish();
  await answer(other, 0);
  const asked = { slug, which: "all" as const, page: 1 };
  const { comments } = await findCommentList(scene.services, scene.as("hanoi"), english, asked);
  const of = (one: string) => comments.find((row) => row.id === one)?.disposition;
  expect([of(id), of(other)]).toEqual(["accepted-in-part", null]);
});

test("a paragraph of the version commented on is named as what the next one changes", async () => {
  const id = await say("daNang");
  await answer(id, 0, { resultingNode: "op-2-2" });
  await publish();
  const place = { version: 1, nodeId: "op-2-2", kind: "paragraph", at: "2.2" };
  expect(await answerFor("phuket", id)).toMatchObject({ resulting: place, isToCome: true });
});

test("the paragraph that came of it is named once its version is published", async () => {
  const id = await say("daNang");
  await scene.begin();
  const paragraph = await insertParagraph(scene.services, scene.editor, {
    ...{ document: slug, paragraph: "op-2-1", kind: "paragraph" },
  });
  await scene.save(paragraph, "As the city said.");
  await answer(id, 0, { resultingNode: paragraph });
  await publish();
  expect((await answerFor("secretariat", id))?.resulting).toBeNull();
  await publishVersion(scene.services, scene.editor, { document: slug, reason: "Comments." });
  const place = { version: 2, nodeId: paragraph, kind: "paragraph", at: "2.2" };
  expect(await answerFor("phuket", id)).toMatchObject({ resulting: place, isToCome: false });
});
