import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Mandated } from "#app/features/access/actor.ts";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { openRoom } from "#app/features/rooms/commands.server.ts";
import { deleteMessage } from "#app/features/rooms/messages/changing.server.ts";
import { findSource } from "#app/features/rooms/matrix/source.server.ts";
import { moderate } from "#app/features/rooms/moderation/commands.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { findDocumentPage } from "#app/features/documents/pages.server.ts";
import { bringToMatrix, findBringing } from "#app/features/rooms/matrix/bringing-commands.server.ts";
import { documentScene } from "../document-scene.ts";
import { refusal } from "../refusal.ts";

let scene: Awaited<ReturnType<typeof documentScene>>;
let message: { room: string; message: number };
const as = (name: string) => scene.as(name) as Mandated;
const say = async (room: string, body: string) => {
  const posted = await postMessage(scene.services, as("phuket"), { room, id: randomUUID(), body });
  return { room, message: posted.message.n, id: posted.message.id };
};

beforeAll(async () => {
  scene = await documentScene();
  await scene.openPeriod();
  const room = { slug: "document-online-portal", kind: "document", subject: "online-portal" };
  await openRoom(scene.services.db, as("daNang"), { ...room, audience: "members" });
  const link = "https://portal.example/en/documents/online-portal?paragraph=op-2-1";
  const said = await say(room.slug, `Keep figures. ${link}`);
  message = { room: said.room, message: said.message };
});
afterAll(() => scene.database.close());

const place = { document: "online-portal", version: 1, paragraph: "op-2-1" };
const bring = (who: string, change: object = {}) =>
  bringToMatrix(scene.services, scene.as(who), {
    ...{ ...message, ...place, lang: "en", link: "https://portal.example/m" },
    ...change,
  });
const page = async (who: string) =>
  (await findDocumentPage(scene.services, scene.as(who), {
    slug: "online-portal",
    lang: "en",
    paragraph: "op-2-1",
  }))!;

test("a form filled in under another mandate begins nothing", async () => {
  await expect(bring("daNang", { as: as("phuket").mandate.id })).rejects.toEqual(
    refusal(409, "otherMandate"),
  );
  expect((await page("daNang")).chosen?.draft).toBeNull();
});

test("the page offers the documents that take comments now, and the paragraph that the message quotes", async () => {
  const asked = { ...message, document: null, lang: "vi" };
  const found = await findBringing(scene.services, scene.as("daNang"), asked);
  expect(found).toMatchObject({ chosen: { slug: "online-portal", version: 1 }, paragraph: "op-2-1" });
  expect(found.documents).toEqual([expect.objectContaining({ slug: "online-portal", lang: "vi" })]);
  expect(found.chosen?.nodes.find(({ id }) => id === "op-2-1")).toMatchObject({ number: "2.1", lang: "vi" });
  for (const [who, status] of [
    ["visitor", 404],
    ["former", 404],
    ["secretariat", 403],
    ["partner", 404],
  ] as const)
    await expect(findBringing(scene.services, scene.as(who), asked)).rejects.toMatchObject({ status });
});

test("a message becomes a draft of the office alone, and the comment made of it keeps where it was said", async () => {
  await bring("daNang");
  const { chosen } = await page("daNang");
  expect(chosen?.draft?.fields).toMatchObject({
    body: expect.stringMatching(/^“Keep figures\. .*”\nhttps:\/\/portal\.example\/m\n\n$/s) as string,
    fromMessage: "document-online-portal/1",
  });
  expect((await page("hanoi")).chosen?.draft).toBeNull();
  const { id, body, fromMessage } = chosen!.draft!.fields as {
    id: string;
    body: string;
    fromMessage: string;
  };
  await makeComment(scene.services, as("daNang"), {
    ...place,
    id,
    body,
    fromMessage,
    type: "editorial",
    lang: "en",
  });
  const [comment] = (await page("phuket")).chosen!.comments;
  expect(comment?.source).toMatchObject({ room: "document-online-portal", message: 1 });
  expect((await page("daNang")).chosen?.draft).toBeNull();
});

test("what was being written stays before what is brought", async () => {
  await bring("hanoi", { link: "https://portal.example/first" });
  await bring("hanoi", { link: "https://portal.example/second" });
  const body = (await page("hanoi")).chosen?.draft?.fields["body"] ?? "";
  expect(body.indexOf("/first")).toBeGreaterThan(0);
  expect(body.indexOf("/second")).toBeGreaterThan(body.indexOf("/first"));
});

test("who may not comment, or not read the room, brings nothing; nor is a paragraph made up", async () => {
  await expect(bring("secretariat")).rejects.toEqual(refusal(403, "forbidden"));
  await expect(bring("partner")).rejects.toEqual(refusal(404, "notFound"));
  await expect(bring("visitor")).rejects.toEqual(refusal(404, "notFound"));
  await expect(bring("daNang", { paragraph: "op-99" })).rejects.toEqual(
    refusal(422, "paragraphNotInVersion"),
  );
  await expect(bring("daNang", { message: 99 })).rejects.toEqual(refusal(404, "notFound"));
});

test("a source that is not there, was taken away, or is not for the commenter, is left out", async () => {
  const gone = await say("document-online-portal", "Soon gone");
  await deleteMessage(scene.services, as("phuket"), { room: gone.room, message: gone.id });
  const kept = await say("document-online-portal", "Still there");
  const source = `${kept.room}/${String(kept.message)}`;
  const { db } = scene.services;
  expect(await findSource(db, as("daNang"), source)).toEqual(expect.any(Number));
  for (const who of ["partner", "former", "visitor"])
    expect(await findSource(db, scene.as(who), source)).toBeNull();
  await moderate(scene.services, as("secretariat"), kept, { deed: "hide", reason: "Off the subject" });
  expect(await findSource(db, as("daNang"), source)).toBeNull();
  for (const fromMessage of ["none/1", "document-online-portal/77", `${gone.room}/${String(gone.message)}`]) {
    const id = randomUUID();
    await makeComment(scene.services, as("daNang"), {
      ...{ ...place, id, body: fromMessage, fromMessage, type: "editorial", lang: "en" },
    });
    const made = (await page("daNang")).chosen?.comments.find((one) => one.id === id);
    expect(made?.source).toBeNull();
  }
});
