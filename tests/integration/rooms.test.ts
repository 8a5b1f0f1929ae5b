import { describe, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { editMessage } from "#app/features/rooms/messages/changing.server.ts";
import { findRoomPage } from "#app/features/rooms/pages.server.ts";
import { listRooms } from "#app/features/rooms/reading/room-list.server.ts";
import type { Audience } from "#app/features/rooms/policy.ts";
import { defaultSettings } from "#app/features/access/settings.ts";
import { createLimits } from "#server/limits.ts";
import { testDatabase } from "../database.ts";
import {
  eventsOf,
  openRoomPlayers,
  openRoomScene,
  openTestRoom,
  posting,
  servicesOn,
} from "./room-players.ts";

const { database, services, actors } = await openRoomScene();

const room = (audience?: Audience, guests?: string[]) =>
  openTestRoom(services, actors.daNang, audience, guests);
const all = (slug: string, after?: number) => eventsOf(services, actors.daNang, slug, after);

describe("posting", () => {
  test("gives the event as everyone will read it, and it is there", async () => {
    const slug = await room();
    const message = { ...posting(slug, "Xin chào\nhttps://asean.org"), lang: "vi" };
    const event = await postMessage(services, actors.daNang, message);
    expect(event).toMatchObject({ n: 1, type: "message.posted", by: { mandate: actors.daNang.mandate.id } });
    expect(event.message).toMatchObject({ id: message.id, body: message.body, lang: "vi", deleted: false });
    expect(event.message.html).toContain('Xin chào<br />\n<a href="https://asean.org"');
    expect((await all(slug)).events).toEqual([event]);
  });

  test("20 writers at once: numbers 1, 2, 3 … without a gap, each message once", async () => {
    const slug = await room();
    const writers = [actors.daNang, actors.phuket, actors.mekong, actors.lumen];
    const written = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        postMessage(services, writers[index % 4]!, posting(slug, `Message ${index}`)),
      ),
    );
    const { events, last, more } = await all(slug);
    expect(events.map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(new Set(events.map(({ message }) => message?.body)).size).toBe(20);
    expect(written.map(({ n }) => n).sort((a, b) => a - b)).toEqual(events.map(({ n }) => n));
    expect({ last, more }).toEqual({ last: 20, more: false });
  });

  test("the same id and body again, also at the same moment: the same event, once", async () => {
    const slug = await room();
    const message = posting(slug);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => postMessage(services, actors.daNang, message)),
    );
    answers.push(await postMessage(services, actors.daNang, message));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await all(slug)).last).toBe(1);
  });

  test("the same id and first body again after an edit, as a tab sends it whose answer was lost: the same message, as it is now", async () => {
    const slug = await room();
    const message = posting(slug);
    const { n } = await postMessage(services, actors.daNang, message);
    for (const body of ["Second", "Third"])
      await editMessage(services, actors.daNang, { room: slug, message: message.id, body });
    const again = await postMessage(services, actors.daNang, message);
    expect(again).toMatchObject({ n, type: "message.posted", message: { body: "Third", edited: true } });
    await expect(postMessage(services, actors.daNang, { ...message, body: "Second" })).rejects.toMatchObject({
      status: 409,
    });
    expect((await all(slug)).last).toBe(3);
  });

  test("the same id with another body is 409; another author may use the id", async () => {
    const slug = await room();
    const message = posting(slug);
    await postMessage(services, actors.daNang, message);
    await expect(postMessage(services, actors.daNang, { ...message, body: "Other" })).rejects.toMatchObject({
      status: 409,
      key: "messageIdTaken",
    });
    expect((await postMessage(services, actors.phuket, { ...message, body: "Other" })).n).toBe(2);
  });

  test("a reply names a message of the same room", async () => {
    const slug = await room();
    const first = await postMessage(services, actors.daNang, posting(slug));
    const reply = { ...posting(slug), replyTo: first.message.id };
    expect((await postMessage(services, actors.phuket, reply)).message.replyTo).toBe(first.message.id);
    const elsewhere = { ...posting(await room()), replyTo: first.message.id };
    await expect(postMessage(services, actors.phuket, elsewhere)).rejects.toMatchObject({
      status: 422,
      key: "badValue",
    });
  });

  test("the 21st write of a person within 10 s is 429 and says when to come back; others write on", async () => {
    const slug = await room();
    const limited = {
      ...services,
      limits: createLimits({ pool: database.pool, settings: () => defaultSettings }),
    };
    for (let index = 0; index < 20; index += 1) await postMessage(limited, actors.daNang, posting(slug));
    await expect(postMessage(limited, actors.daNang, posting(slug))).rejects.toMatchObject({
      status: 429,
      values: { retryAfter: 10 },
    });
    expect((await postMessage(limited, actors.phuket, posting(slug))).n).toBe(21);
  });

  test("holds the right, counts, writes and wakes in one statement", async () => {
    const statements: string[] = [];
    const counted = await testDatabase({ onQuery: (sql) => statements.push(sql) });
    const own = servicesOn(counted);
    const { daNang } = await openRoomPlayers(own);
    statements.length = 0;
    const limits = createLimits({ pool: counted.pool, settings: () => defaultSettings });
    await postMessage({ ...own, limits }, daNang, posting("covid-19-response"));
    expect(statements).toHaveLength(1);
    await counted.close();
  });
});

describe("refusals", () => {
  const cases = [
    ["everyone", "visitor", 401],
    ["everyone", "admin", 403],
    ["everyone", "lumen", null],
    ["members", "daNang", null],
    ["members", "mekong", 404],
    ["members", "admin", 404],
    ["members", "visitor", 404],
    ["members-and-invited", "mekong", null],
    ["members-and-invited", "lumen", 404],
    ["members-and-invited", "daNang", null],
  ] as const;

  test.each(cases)("a room for %s, %s: %s", async (audience, who, status) => {
    const actor = who === "visitor" ? visitor : actors[who];
    const slug = await room(audience, ["mekong"]);
    const attempt = postMessage(services, actor, posting(slug));
    if (status === null) expect((await attempt).n).toBe(1);
    else await expect(attempt).rejects.toMatchObject({ status });
    const isHidden = status === 404;
    const listed = (await listRooms(services, actor)).map((one) => one.slug);
    expect(listed.includes(slug)).toBe(!isHidden);
    const page = findRoomPage(services, actor, slug);
    if (isHidden) await expect(page).rejects.toMatchObject({ status: 404 });
    else expect((await page).can.post).toBe(status === null);
    expect((await all(slug)).last).toBe(status === null ? 1 : 0);
  });

  test("a room that is not there", async () => {
    await expect(postMessage(services, actors.daNang, posting("nowhere"))).rejects.toMatchObject({
      status: 404,
    });
  });
});
