import { describe, expect, test } from "vitest";
import { type Actor, visitor } from "#app/features/access/actor.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { deleteMessage, editMessage } from "#app/features/rooms/messages/changing.server.ts";
import { findMessagePage } from "#app/features/rooms/messages/message-page.server.ts";
import { moderate } from "#app/features/rooms/moderation/commands.server.ts";
import { findModerationPage } from "#app/features/rooms/moderation/moderation-page.server.ts";
import { findReportsPage } from "#app/features/rooms/moderation/reports-page.server.ts";
import type { Moderating } from "#app/features/rooms/moderation/schema.ts";
import { findRoomPage } from "#app/features/rooms/pages.server.ts";
import { findStretch } from "#app/features/rooms/reading/stretch.server.ts";
import type { Audience } from "#app/features/rooms/policy.ts";
import { eventsOf, openRoomScene, openTestRoom, posting, type RoomPlayer } from "./room-players.ts";

const { database, services, actors } = await openRoomScene();

/** A room with one message of Da Nang, the number 1. */
async function roomWithMessage(audience: Audience = "everyone") {
  const room = await openTestRoom(services, actors.daNang, audience);
  const message = posting(room, "Loud words");
  await postMessage(services, actors.daNang, message);
  return { room, id: message.id, at: { room, message: 1 } };
}

type At = Awaited<ReturnType<typeof roomWithMessage>>["at"];
const doIt = (who: RoomPlayer, at: At, deed: Moderating) => moderate(services, actors[who], at, deed);
const report = { deed: "report", reason: "It is loud" } as const;
const hide = { deed: "hide", reason: "Too loud" } as const;
const page = (actor: Actor, at: At) => findModerationPage(services, actor, at);
const reported = async (who: RoomPlayer, room: string) =>
  (await findReportsPage(services, actors[who], "en")).reported.filter((one) => one.room.slug === room);
const acts = async (object: string) => {
  const rows = await database.db.selectFrom("traces").select("act").where("objectId", "=", object).execute();
  return rows.map(({ act }) => act);
};

describe("a report", () => {
  test("once per person, told to moderators with the reason, never to the author", async () => {
    const { room, at } = await roomWithMessage();
    await doIt("phuket", at, report);
    await doIt("phuket", at, { ...report, reason: "Again" });
    await doIt("mekong", at, { ...report, reason: "Mekong too" });
    expect((await reported("secretariat", room)).map(({ count, reason }) => [count, reason])).toEqual([
      [2, "It is loud"],
    ]);
    expect((await page(actors.phuket, at)).hasReported).toBe(true);
    expect((await page(actors.secretariat, at)).reports.map(({ reason }) => reason)).toEqual([
      "It is loud",
      "Mekong too",
    ]);
    const own = await page(actors.daNang, at);
    expect([own.isOwn, own.reports, own.can.report]).toEqual([true, [], false]);
    expect(await acts(`${room}/1`)).toEqual(["messages.reported", "messages.reported"]);
  });

  test.each([
    ["visitor", 401],
    ["daNang", 403],
  ] as const)("not by %s: %s", async (who, status) => {
    const { at } = await roomWithMessage();
    const actor = who === "visitor" ? visitor : actors[who];
    await expect(moderate(services, actor, at, report)).rejects.toMatchObject({ status });
  });

  test("not by those who do not read the room, nor of a message that is deleted or not there", async () => {
    const { room, id, at } = await roomWithMessage("members");
    await expect(doIt("mekong", at, report)).rejects.toMatchObject({ status: 404 });
    await expect(doIt("phuket", { room, message: 2 }, report)).rejects.toMatchObject({ status: 404 });
    await doIt("phuket", at, report);
    expect(await reported("secretariat", room)).toHaveLength(1);
    await deleteMessage(services, actors.daNang, { room, message: id });
    expect(await reported("secretariat", room)).toEqual([]);
    await expect(doIt("phuket", at, report)).rejects.toMatchObject({ status: 409, key: "messageDeleted" });
  });
});

describe("hiding", () => {
  test("takes the words from readers, not from author and moderators, and gives them back", async () => {
    const { room, id, at } = await roomWithMessage();
    await doIt("phuket", at, report);
    await doIt("secretariat", at, hide);
    const { events } = await eventsOf(services, actors.phuket, room);
    expect(events.map(({ type, message }) => [type, message?.body, message?.hidden])).toEqual([
      ["message.posted", null, true],
      ["message.hidden", null, true],
    ]);
    const [shown] = (await findRoomPage(services, actors.phuket, room)).events;
    expect(shown?.message).toMatchObject({ body: null, html: null, hidden: true, deleted: false });
    for (const who of ["daNang", "secretariat", "admin"] as const)
      expect((await page(actors[who], at)).message).toMatchObject({
        html: expect.stringContaining("Loud words") as string,
        hiddenReason: "Too loud",
      });
    expect((await page(actors.phuket, at)).message).toMatchObject({ html: null, hiddenReason: null });
    expect(await reported("secretariat", room)).toEqual([]);
    const edit = { room, message: id, body: "Soft words" };
    await expect(editMessage(services, actors.daNang, edit)).rejects.toMatchObject({ key: "messageHidden" });
    await expect(doIt("mekong", at, report)).rejects.toMatchObject({ key: "messageHidden" });

    await doIt("admin", at, { deed: "show" });
    expect((await findRoomPage(services, actors.phuket, room)).events[0]?.message.body).toBe("Loud words");
    expect((await editMessage(services, actors.daNang, edit)).n).toBe(4);
    expect(await acts(`${room}/1`)).toEqual(["messages.reported", "messages.hidden", "messages.shown"]);
  });

  test("leaves nothing of the words: neither what they said before, nor the brief where they are answered", async () => {
    const { room, id, at } = await roomWithMessage();
    await editMessage(services, actors.daNang, { room, message: id, body: "Louder words" });
    await postMessage(services, actors.phuket, { ...posting(room), replyTo: id });
    const left = async () => {
      const { earlier } = await findMessagePage(services, actors.phuket, at);
      const asked = { query: new URLSearchParams("after=1"), topicId: undefined };
      const { answered } = await findStretch(services, actors.phuket, room, asked);
      return [...earlier.map(({ body }) => body), ...answered.map(({ words }) => words)];
    };
    expect(await left()).toEqual(["Loud words", "Louder words"]);
    await doIt("secretariat", at, hide);
    expect(await left()).toEqual([]);
    await doIt("secretariat", at, { deed: "show" });
    expect(await left()).toEqual(["Loud words", "Louder words"]);
    await deleteMessage(services, actors.daNang, { room, message: id });
    expect(await left()).toEqual([]);
  });

  test("two moderators at once: one of them hides, the other is told", async () => {
    const { room, at } = await roomWithMessage();
    const tries = await Promise.allSettled([doIt("secretariat", at, hide), doIt("admin", at, hide)]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { status: 409, key: "placeDecided" },
    });
    expect((await eventsOf(services, actors.phuket, room)).last).toBe(2);
    expect(await acts(`${room}/1`)).toEqual(["messages.hidden"]);
  });

  test.each(["phuket", "mekong", "daNang"] as const)("not by %s", async (who) => {
    const { at } = await roomWithMessage();
    for (const deed of [hide, { deed: "settle" }, { deed: "show" }] as const)
      await expect(doIt(who, at, deed)).rejects.toMatchObject({ status: 403 });
  });
});

describe("moderators", () => {
  test("an administrator sees and moderates of a members' room what was reported, and nothing else", async () => {
    const { room, at } = await roomWithMessage("members");
    await postMessage(services, actors.phuket, posting(room, "Quiet words"));
    await expect(page(actors.admin, at)).rejects.toMatchObject({ status: 404 });
    await expect(doIt("admin", at, hide)).rejects.toMatchObject({ status: 404 });
    await doIt("phuket", at, report);
    expect((await page(actors.admin, at)).message.html).toContain("Loud words");
    await expect(page(actors.admin, { room, message: 2 })).rejects.toMatchObject({ status: 404 });
    await expect(findRoomPage(services, actors.admin, room)).rejects.toMatchObject({ status: 404 });
    await doIt("admin", at, { deed: "settle" });
    await expect(doIt("secretariat", at, { deed: "settle" })).rejects.toMatchObject({ key: "placeDecided" });
    expect(await reported("secretariat", room)).toEqual([]);
  });

  test("decide nothing about what they wrote themselves, and do not see who reported it", async () => {
    const room = await openTestRoom(services, actors.daNang);
    await postMessage(services, actors.secretariat, posting(room, "The Secretariat's own"));
    const at = { room, message: 1 };
    await doIt("daNang", at, report);
    expect(await reported("secretariat", room)).toEqual([]);
    expect((await page(actors.secretariat, at)).reports).toEqual([]);
    for (const deed of [hide, { deed: "settle" }] as const)
      await expect(doIt("secretariat", at, deed)).rejects.toMatchObject({ status: 403 });
    expect(await reported("admin", room)).toHaveLength(1);
    await doIt("admin", at, { deed: "settle" });
  });

  test("the list is theirs alone", async () => {
    for (const who of ["daNang", "mekong"] as const)
      await expect(findReportsPage(services, actors[who], "en")).rejects.toMatchObject({ status: 404 });
    await expect(findReportsPage(services, visitor, "en")).rejects.toMatchObject({ status: 404 });
  });
});

test("restricting: told why and until when, changed by restricting anew, in the person's audit log", async () => {
  const { room, at } = await roomWithMessage();
  const restrict = { deed: "restrict", reason: "Loud", term: "day" } as const;
  await expect(doIt("phuket", at, restrict)).rejects.toMatchObject({ status: 403 });
  await doIt("secretariat", at, restrict);
  await expect(postMessage(services, actors.daNang, posting(room))).rejects.toMatchObject({
    key: "restrictedUntil",
  });
  // The page says so before anything is written, to them alone.
  const barred = async (who: RoomPlayer) => (await findRoomPage(services, actors[who], room)).reading.barred;
  const until = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string;
  expect(await barred("daNang")).toEqual({ key: "restrictedUntil", values: { reason: "Loud", until } });
  expect(await barred("phuket")).toBeNull();
  await doIt("admin", at, { ...restrict, term: "always", reason: "Still loud" });
  expect(await barred("daNang")).toEqual({ key: "restricted", values: { reason: "Still loud" } });
  await expect(postMessage(services, actors.daNang, posting(room))).rejects.toMatchObject({
    key: "restricted",
    values: { reason: "Still loud" },
  });
  expect((await page(actors.secretariat, at)).restriction).toEqual({ reason: "Still loud", until: null });
  expect((await page(actors.daNang, at)).restriction).toBeNull();
  expect(await acts(actors.daNang.person.id)).toContain("restrictions.begun");
});
