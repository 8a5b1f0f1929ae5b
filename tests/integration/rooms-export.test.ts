import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { sql } from "kysely";
import { parse } from "node-html-parser";
import { expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { deleteMessage } from "#app/features/rooms/messages/changing.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { exportRoom } from "#app/features/rooms/exports/export.server.ts";
import { writeHtml } from "#app/features/rooms/exports/write-html.server.ts";
import { writeJson } from "#app/features/rooms/exports/write-json.server.ts";
import { moderate } from "#app/features/rooms/moderation/commands.server.ts";
import { settleTopic } from "#app/features/rooms/topics/settling.server.ts";
import { insertGrownRoom } from "../bench/rooms-growth.ts";
import { analyze, exportWords, openRoomScene, openTestRoom, posting } from "./room-players.ts";

const { database, services, actors } = await openRoomScene();

const at = "2026-11-28T00:00:00.000Z";
async function whole(chunks: AsyncGenerator<string>): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}

test("every message once, in order, deleted and hidden ones without words, in both formats", async () => {
  const room = await openTestRoom(services, actors.daNang);
  const first = posting(room, "First <b>words</b>");
  await postMessage(services, actors.daNang, first);
  await postMessage(services, actors.mekong, { ...posting(room, "An answer"), replyTo: first.id });
  const secret = posting(room, "Secret words");
  await postMessage(services, actors.daNang, secret);
  await postMessage(services, actors.daNang, posting(room, "Loud words"));
  await deleteMessage(services, actors.daNang, { room, message: secret.id });
  await moderate(services, actors.secretariat, { room, message: 4 }, { deed: "hide", reason: "Loud" });
  const json = await whole(writeJson(await exportRoom(services, actors.phuket, room, "en"), at));
  const { messages } = JSON.parse(json) as { messages: Record<string, unknown>[] };
  expect(
    messages.map(({ n, body, replyTo, deleted, hidden }) => [n, body, replyTo, deleted, hidden]),
  ).toEqual([
    [1, first.body, null, false, false],
    [2, "An answer", 1, false, false],
    [3, null, null, true, false],
    [4, null, null, false, true],
  ]);
  const html = await whole(writeHtml(await exportRoom(services, actors.phuket, room, "en"), exportWords));
  for (const lost of ["Secret words", "Loud words", "<b>words"]) expect(html).not.toContain(lost);
  for (const kept of ["First", 'id="m-4"', "gone", "away", 'href="#m-1"', '<h1 dir="auto">A &#38; B'])
    expect(html).toContain(kept);
  const traced = database.db.selectFrom("traces").select("act").where("objectId", "=", room);
  expect((await traced.execute()).filter(({ act }) => act === "exports.made")).toHaveLength(2);
});

test("topics are named once, with whether they are answered", async () => {
  const room = await openTestRoom(services, actors.daNang);
  const start = (newTopic: string) => postMessage(services, actors.daNang, { ...posting(room), newTopic });
  const [market, register] = [await start("Market"), await start("Register")];
  const topic = market.message.topic ?? "";
  await settleTopic(services, actors.daNang, { room, topic, answered: true });
  const json = await whole(writeJson(await exportRoom(services, actors.phuket, room, "en"), at));
  const told = JSON.parse(json) as { topics: object[]; messages: { topic: string }[] };
  expect(told.topics).toMatchObject([
    { id: topic, title: "Market", answered: true },
    { id: register.message.topic, title: "Register", answered: false },
  ]);
  expect(told.messages.map((one) => one.topic)).toEqual([topic, register.message.topic]);
});

test("a quoted paragraph goes with its message, in a page whose policy lets its own look through", async () => {
  const room = await openTestRoom(services, actors.daNang);
  const link = "https://portal.example/en/documents/online-portal/versions/1#op-2-1";
  const { message } = await postMessage(services, actors.daNang, posting(room, link));
  const [card] = message.cards;
  const html = await whole(writeHtml(await exportRoom(services, actors.phuket, room, "en"), exportWords));
  const quoted = parse(html).querySelector("article figure");
  expect(quoted?.querySelector("blockquote")?.textContent).toBe(card?.text);
  expect(quoted?.querySelector("a")?.getAttribute("href")).toContain(
    "/documents/online-portal/versions/1#op-2-1",
  );
  const style = parse(html).querySelector("style")?.textContent ?? "";
  expect(html).toContain(createHash("sha256").update(style).digest("base64"));
});

test("what is deleted while it is written is not in what comes later", async () => {
  const room = await openTestRoom(services, actors.daNang);
  const last = posting(room, "The last words");
  for (let n = 1; n <= 200; n += 1) await postMessage(services, actors.daNang, posting(room, `Words ${n}`));
  await postMessage(services, actors.daNang, last);
  const chunks = writeJson(await exportRoom(services, actors.daNang, room, "en"), at);
  let json = "";
  for (let taken = 0; taken < 3; taken += 1) json += (await chunks.next()).value ?? "";
  await deleteMessage(services, actors.daNang, { room, message: last.id });
  json += await whole(chunks);
  expect((JSON.parse(json) as { messages: unknown[] }).messages).toHaveLength(201);
  expect(json).not.toContain("The last words");
});

test("who stops reading in the middle holds no connection and no transaction", async () => {
  const room = await openTestRoom(services, actors.daNang);
  for (let n = 1; n <= 3; n += 1) await postMessage(services, actors.daNang, posting(room, `Words ${n}`));
  const chunks = writeJson(await exportRoom(services, actors.daNang, room, "en"), at);
  await chunks.next();
  await chunks.next();
  expect(database.pool.idleCount).toBe(database.pool.totalCount);
  const { rows } = await sql`select from pg_stat_activity where datname = current_database() and
    state like 'idle in transaction%'`.execute(database.db);
  expect(rows).toEqual([]);
  await chunks.return(undefined);
});

test("a room of 6,000 messages leaves in flat memory, in both formats", async () => {
  await insertGrownRoom(database.db, "document-large", 6_000);
  await analyze(database);
  const child = fileURLToPath(new URL("room-export.child.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...["--expose-gc", "--import", "tsx", child],
    ...[database.url, "document-large"],
  ]);
  const formats = JSON.parse(stdout) as Record<"json" | "html", Record<"count" | "bytes" | "growth", number>>;
  for (const { count, bytes, growth } of [formats.json, formats.html]) {
    expect(count).toBe(6_002);
    expect(bytes).toBeGreaterThan(1_000_000);
    expect(growth).toBeLessThan(500_000);
  }
}, 60_000);

test("for members who read the room alone", async () => {
  const open = await openTestRoom(services, actors.daNang);
  const closed = await openTestRoom(services, actors.daNang, "members");
  await expect(exportRoom(services, actors.mekong, open, "en")).rejects.toMatchObject({ status: 403 });
  await expect(exportRoom(services, actors.admin, open, "en")).rejects.toMatchObject({ status: 403 });
  await expect(exportRoom(services, visitor, open, "en")).rejects.toMatchObject({ status: 401 });
  await expect(exportRoom(services, actors.mekong, closed, "en")).rejects.toMatchObject({ status: 404 });
  const taken: string[][] = [];
  const take = (...count: string[]) => Promise.resolve(void taken.push(count));
  const counting = { ...services, limits: { ...services.limits, take } };
  await exportRoom(counting, actors.phuket, closed, "en");
  expect(taken).toEqual([["exports", actors.phuket.person.id]]);
});
