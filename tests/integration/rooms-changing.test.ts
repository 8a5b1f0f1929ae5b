import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { openRoom } from "#app/features/rooms/commands.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { deleteMessage, editMessage } from "#app/features/rooms/messages/changing.server.ts";
import { findRoomPage } from "#app/features/rooms/pages.server.ts";
import { listRooms } from "#app/features/rooms/reading/room-list.server.ts";
import type { Audience } from "#app/features/rooms/policy.ts";
import { seenRoom } from "#app/features/rooms/seen-room.server.ts";
import { stampOf } from "#app/features/rooms/settings/audience.ts";
import { changeRoom } from "#app/features/rooms/settings/commands.server.ts";
import type { Setting } from "#app/features/rooms/settings/schema.ts";
import { hold } from "../held-rows.ts";
import { eventsOf, openRoomScene, openTestRoom, posting } from "./room-players.ts";

const { database, services, statements, actors } = await openRoomScene();

const room = (audience?: Audience) => openTestRoom(services, actors.daNang, audience);
const all = (slug: string, after?: number) => eventsOf(services, actors.daNang, slug, after);

describe("changing a message", () => {
  test("an edit: its own event, the message as it is now everywhere, the same again nothing new", async () => {
    const slug = await room();
    const message = posting(slug, "Befor");
    await postMessage(services, actors.daNang, message);
    const edit = { room: slug, message: message.id, body: "Before" };
    const event = await editMessage(services, actors.daNang, edit);
    expect(event).toMatchObject({ n: 2, type: "message.edited", message: { n: 1, asOf: 2, edited: true } });
    expect(await editMessage(services, actors.daNang, edit)).toEqual(event);
    const { events } = await all(slug);
    expect(events.map(({ type, message: now }) => [type, now?.body])).toEqual([
      ["message.posted", "Before"],
      ["message.edited", "Before"],
    ]);
  });

  test("a deletion takes the body from every answer and from the database, and keeps the number", async () => {
    const slug = await room();
    const message = posting(slug, "secret words");
    await postMessage(services, actors.daNang, message);
    await editMessage(services, actors.daNang, { room: slug, message: message.id, body: "secret words too" });
    const deletion = { room: slug, message: message.id };
    const event = await deleteMessage(services, actors.daNang, deletion);
    expect(event).toMatchObject({
      n: 3,
      type: "message.deleted",
      message: { n: 1, body: null, deleted: true },
    });
    expect(await deleteMessage(services, actors.daNang, deletion)).toEqual(event);
    const read = [await all(slug), await findRoomPage(services, visitor, slug)];
    expect(JSON.stringify(read)).not.toContain("secret words");
    const kept = await database.db
      .selectFrom("messages")
      .select("body")
      .where("id", "=", message.id)
      .execute();
    expect(kept).toEqual([{ body: null }]);
    await expect(editMessage(services, actors.daNang, { ...deletion, body: "again" })).rejects.toMatchObject({
      status: 409,
      key: "messageDeleted",
    });
    expect((await all(slug)).last).toBe(3);
  });

  test("an edit looks up what it names before it waits for the room, and anew where that is for others by then", async () => {
    const slug = await room();
    const message = posting(slug, "Before");
    await postMessage(services, actors.daNang, message);
    const holdRoom = () => hold(database.url, "select from rooms where slug = $1 for update", [slug]);
    const edit = (body: string) =>
      editMessage(services, actors.daNang, { room: slug, message: message.id, body });
    const lookUps = () => statements.filter((one) => one.includes("as handle"));
    const first = await holdRoom();
    const editing = edit("@partner-mekong at /cities/phuket");
    await first.until(1);
    expect(lookUps()).toHaveLength(1);
    await first.release();
    expect((await editing).message.html).toMatch(/@partner-mekong<\/a>/);
    expect(lookUps()).toHaveLength(1);
    const second = await holdRoom();
    const was = stampOf(await seenRoom(database.db, actors.secretariat, slug));
    const narrow = { deed: "arrange", state: "open", audience: "members", guests: [], was } satisfies Setting;
    const narrowing = changeRoom(services, actors.secretariat, slug, narrow);
    await second.until(1);
    const late = edit("@partner-mekong and @csco-phuket");
    await second.until(2);
    await second.release();
    await narrowing;
    const { html } = (await late).message;
    expect([html?.includes("@partner-mekong<"), html?.includes("@csco-phuket</a>")]).toEqual([false, true]);
  });

  test("only one's own: another's is 403, an unknown one 404, in a room one may not see 404", async () => {
    const slug = await room("members");
    const message = posting(slug);
    await postMessage(services, actors.daNang, message);
    const change = { room: slug, message: message.id };
    const refused = [
      [() => deleteMessage(services, actors.phuket, change), 403],
      [() => editMessage(services, actors.phuket, { ...change, body: "x" }), 403],
      [() => deleteMessage(services, actors.phuket, { ...change, message: randomUUID() }), 404],
      [() => deleteMessage(services, actors.mekong, change), 404],
      [() => deleteMessage(services, visitor, change), 404],
    ] as const;
    for (const [attempt, status] of refused) await expect(attempt()).rejects.toMatchObject({ status });
    expect((await all(slug)).last).toBe(1);
  });
});

describe("reading", () => {
  test("catching up: 200 events at most and whether more follow; -1 gives the latest 50", async () => {
    const slug = await room();
    for (let index = 0; index < 251; index += 1)
      await postMessage(services, actors.daNang, posting(slug, `${index}`));
    const first = await all(slug);
    expect([first.events.length, first.last, first.more]).toEqual([200, 251, true]);
    const rest = await all(slug, 200);
    expect([rest.events.map(({ n }) => n).at(0), rest.events.length, rest.more]).toEqual([201, 51, false]);
    const latest = await all(slug, -1);
    expect([latest.events.at(0)?.n, latest.events.at(-1)?.n]).toEqual([202, 251]);
    expect((await all(slug, 251)).events).toEqual([]);
    expect(first.can).toEqual(["read", "post", "follow"]);
  });

  test("a page: the last 50 messages, edits not counted, older ones by number", async () => {
    const slug = await room();
    const first = posting(slug, "0");
    await postMessage(services, actors.daNang, first);
    for (let index = 1; index < 60; index += 1)
      await postMessage(services, actors.phuket, posting(slug, `${index}`));
    await editMessage(services, actors.daNang, { room: slug, message: first.id, body: "zero" });
    const page = await findRoomPage(services, visitor, slug);
    expect(page.events.map(({ message }) => message.body)).toEqual(
      Array.from({ length: 50 }, (_, index) => `${index + 10}`),
    );
    expect([page.last, page.olderBefore]).toEqual([61, 11]);
    const older = await findRoomPage(services, visitor, slug, {
      query: new URLSearchParams("before=11"),
    });
    expect([older.events.length, older.events[0]?.message.body, older.olderBefore]).toEqual([
      10,
      "zero",
      null,
    ]);
  });

  test("the list: standing rooms first, then the last active", async () => {
    const [quiet, busy] = [await room(), await room()];
    await postMessage(services, actors.daNang, posting(quiet));
    await postMessage(services, actors.daNang, posting(busy));
    const slugs = (await listRooms(services, actors.daNang)).map(({ slug }) => slug);
    expect(slugs.slice(0, 2).sort()).toEqual(["covid-19-response", "partner-proposals"]);
    expect(slugs.slice(2, 4)).toEqual([busy, quiet]);
  });

  test("opening a room again changes nothing", async () => {
    const slug = await room("members");
    await openRoom(database.db, actors.daNang, {
      slug,
      kind: "document",
      subject: "x",
      audience: "everyone",
    });
    expect((await seenRoom(database.db, actors.daNang, slug)).audience).toBe("members");
  });
});
