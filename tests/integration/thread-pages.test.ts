import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/features/access/actor.ts";
import { findHistoryPage } from "#app/features/documents/comments/history-page.server.ts";
import { editReply, withdrawReply } from "#app/features/documents/comments/replies.server.ts";
import { findDocumentPage } from "#app/features/documents/pages.server.ts";
import { wordDocument } from "#app/features/documents/wording.server.ts";
import { readTexts } from "#server/texts.ts";
import { fileURLToPath } from "node:url";
import { refusal } from "#tests/refusal.ts";
import { threadScene, type ThreadScene } from "#tests/thread-scene.ts";

let scene: ThreadScene;
const texts = readTexts(fileURLToPath(new URL("../../locales/", import.meta.url))).get("en")!;

beforeAll(async () => {
  scene = await threadScene();
});
afterAll(() => scene.database.close());
beforeEach(() => scene.empty());

/** The comments of the paragraph as the page shows them. */
async function shown(who: string) {
  const asked = { slug: "online-portal", lang: "en" as const, paragraph: "op-2-1" };
  const actor: Actor = scene.as(who);
  const page = (await findDocumentPage(scene.services, actor, asked))!;
  return wordDocument(texts, page, actor).chosen?.comments ?? [];
}
const history = (who: string) => findHistoryPage(scene.services, scene.as(who), scene.at(), texts);
const verbs = (can: Readonly<Record<string, boolean>>) => Object.keys(can).filter((verb) => can[verb]);

test("a comment with its replies, its support, and what each reader may do", async () => {
  await scene.begin();
  await scene.reply("phuket", { body: "Agreed, @csco-da-nang." });
  await scene.support("nrThailand");
  await scene.support("hanoi");
  const [comment] = await shown("hanoi");
  expect(comment).toMatchObject({
    supports: [
      { kind: "country", country: "Thailand" },
      { kind: "city", city: "Hanoi", country: "Viet Nam" },
    ],
    isSupported: true,
    replies: [{ body: "Agreed, @csco-da-nang.", mentions: ["csco-da-nang"], kind: "city", city: "Phuket" }],
  });
  expect(verbs(comment!.can)).toEqual(["reply", "support"]);
  const [own] = await shown("daNang");
  expect(verbs(own!.can)).toEqual(["reply", "edit", "withdraw"]);
  const [theirs] = await shown("phuket");
  expect(verbs(theirs!.replies[0]!.can)).toEqual(["edit", "withdraw"]);
  await scene.closePeriods();
  expect((await shown("hanoi")).map(({ can }) => verbs(can))).toEqual([[]]);
  expect((await shown("daNang")).map(({ can }) => verbs(can))).toEqual([["withdraw"]]);
});

test("what was withdrawn leaves its trace; its words go with nothing to those who may not read them", async () => {
  await scene.begin(true, { quote: "one trusted place", body: "A secret plan." });
  const { id: reply } = await scene.reply("hanoi", { body: "A second plan." });
  await scene.withdraw("daNang");
  await withdrawReply(scene.services, scene.as("hanoi"), { ...scene.at(), reply });
  for (const who of ["phuket", "secretariat"]) {
    const comments = await shown(who);
    expect(comments).toMatchObject([{ isWithdrawn: true, body: "", quote: null, replies: [{ body: "" }] }]);
    expect(JSON.stringify(comments)).not.toMatch(/plan|trusted/);
  }
  expect(await shown("daNang")).toMatchObject([{ body: "A secret plan.", replies: [{ body: "" }] }]);
  expect(await shown("nrVietNam")).toMatchObject([{ body: "A secret plan." }]);
  expect(await shown("hanoi")).toMatchObject([{ body: "", replies: [{ body: "A second plan." }] }]);
});

test("the history: each version with who, when, and the words that changed; replies that were changed follow", async () => {
  await scene.begin();
  const { id: reply } = await scene.reply("phuket");
  await scene.reply("hanoi");
  await scene.edit("daNang", { body: "We agree to this." });
  const change = { ...scene.at(), reply, revision: 1, lang: "en", body: "We say nearly the same." };
  await editReply(scene.services, scene.as("phuket"), change);
  const { parts } = await history("nrThailand");
  expect(parts.map((part) => part.reply)).toEqual([null, reply]);
  expect(parts[0]!.entries).toMatchObject([
    { revision: 2, kind: "city", city: "Da Nang" },
    { revision: 1, body: [{ kind: "same", text: "We agree." }] },
  ]);
  const added = parts[0]!.entries[0]!.body.filter(({ kind }) => kind === "added");
  expect(added.map(({ text }) => text).join("")).toBe(" to this");
  expect(parts[1]!.entries.map(({ city }) => city)).toEqual(["Phuket", "Phuket"]);
});

test("the history of what one may not read is absent", async () => {
  await scene.begin(false);
  await scene.edit("daNang");
  expect((await history("hanoi")).parts).toHaveLength(1);
  for (const who of ["phuket", "secretariat", "partner", "former", "visitor"])
    await expect(history(who)).rejects.toEqual(refusal(404, "notFound"));
  const none = { ...scene.at(), comment: "not-an-id" };
  await expect(findHistoryPage(scene.services, scene.as("daNang"), none, texts)).rejects.toEqual(
    refusal(404, "notFound"),
  );
  await scene.withdraw("daNang");
  await expect(history("hanoi")).rejects.toEqual(refusal(404, "notFound"));
  expect((await history("nrVietNam")).parts).toHaveLength(1);
});
