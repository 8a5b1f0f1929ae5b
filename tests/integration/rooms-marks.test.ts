import { describe, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { findRoomPage } from "#app/features/rooms/pages.server.ts";
import { pinLimit } from "#app/features/rooms/limits.ts";
import { deleteMessage } from "#app/features/rooms/messages/changing.server.ts";
import { pinMessage, reactToMessage } from "#app/features/rooms/messages/marking.server.ts";
import { moderate } from "#app/features/rooms/moderation/commands.server.ts";
import type { Audience } from "#app/features/rooms/policy.ts";
import { atSecretariat, eventsOf, openRoomScene, openTestRoom, posting } from "./room-players.ts";

const { services, actors } = await openRoomScene();

/** A room with one message of Da Nang, and its name for a deed. */
async function message(audience?: Audience) {
  const room = await openTestRoom(services, actors.daNang, audience);
  const { message: posted } = await postMessage(services, actors.daNang, posting(room));
  return { room, message: posted.id };
}
const last = async (room: string) => (await eventsOf(services, actors.daNang, room)).last;
const thumb = { emoji: "👍", on: true } as const;

describe("reactions", () => {
  test("are events of the message and part of it, the same again is the same event", async () => {
    const at = await message();
    const event = await reactToMessage(services, actors.phuket, { ...at, ...thumb });
    expect(event).toMatchObject({ n: 2, type: "message.reacted", by: { mandate: actors.phuket.mandate.id } });
    expect(event.message.reactions).toEqual([{ emoji: "👍", mandates: [actors.phuket.mandate.id] }]);
    expect(await reactToMessage(services, actors.phuket, { ...at, ...thumb })).toEqual(event);
    const second = await reactToMessage(services, actors.lumen, { ...at, emoji: "❓", on: true });
    expect(second.message.reactions.map(({ emoji }) => emoji)).toEqual(["👍", "❓"]);
    const off = await reactToMessage(services, actors.phuket, { ...at, ...thumb, on: false });
    expect(off.message).toMatchObject({ asOf: 4, reactions: [{ emoji: "❓" }] });
    expect(await reactToMessage(services, actors.phuket, { ...at, ...thumb, on: false })).toEqual(off);
    expect((await eventsOf(services, actors.daNang, at.room, 3)).events).toEqual([off]);
  });

  test("sent again after another of the same person, each gives its own event, under whichever mandate", async () => {
    const at = await message();
    const as = (emoji: "👍" | "❓", on: boolean) =>
      reactToMessage(services, actors.phuket, { ...at, emoji, on });
    const [thumbOn, askOn] = [await as("👍", true), await as("❓", true)];
    expect((await as("👍", true)).n).toBe(thumbOn.n);
    const [thumbOff, askOff] = [await as("👍", false), await as("❓", false)];
    expect([(await as("👍", false)).n, (await as("❓", false)).n]).toEqual([thumbOff.n, askOff.n]);
    const again = await as("❓", true);
    expect([(await as("👍", false)).n, (await as("❓", true)).n]).toEqual([thumbOff.n, again.n]);
    expect([thumbOn, askOn, thumbOff, askOff, again].map(({ n }) => n)).toEqual([2, 3, 4, 5, 6]);
    expect((await reactToMessage(services, actors.lumen, { ...at, ...thumb, on: false })).n).toBe(1);
    const other = await atSecretariat(services, actors.phuket);
    expect((await reactToMessage(services, other, { ...at, emoji: "❓", on: true })).n).toBe(again.n);
    // Which sign it was goes with the words.
    await deleteMessage(services, actors.daNang, at);
    const left = services.db.selectFrom("roomEvents").select("emoji").where("emoji", "is not", null);
    const key = services.db.selectFrom("messages").select("key").where("id", "=", at.message);
    expect(await left.where("messageKey", "=", key).execute()).toEqual([]);
  });

  test("twenty at once of four people: one each, one event each", async () => {
    const at = await message();
    const people = [actors.daNang, actors.phuket, actors.mekong, actors.lumen];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        reactToMessage(services, people[index % 4]!, { ...at, ...thumb }),
      ),
    );
    const { events } = await eventsOf(services, actors.daNang, at.room);
    expect(events.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
    expect(events[0]!.message?.reactions).toMatchObject([{ mandates: { length: 4 } }]);
  });

  test("taking away what was never there gives the message as it was posted", async () => {
    const at = await message();
    const answer = await reactToMessage(services, actors.phuket, { ...at, ...thumb, on: false });
    expect(answer).toMatchObject({ n: 1, type: "message.posted" });
  });

  test("are refused where one does not write, and on what is deleted; they go with the words", async () => {
    const at = await message("members");
    await reactToMessage(services, actors.phuket, { ...at, ...thumb });
    const refused = [
      [actors.mekong, 404],
      [visitor, 404],
    ] as const;
    for (const [actor, status] of refused)
      await expect(reactToMessage(services, actor, { ...at, ...thumb })).rejects.toMatchObject({ status });
    const open = await message();
    await expect(reactToMessage(services, actors.admin, { ...open, ...thumb })).rejects.toMatchObject({
      status: 403,
    });
    const deleted = await deleteMessage(services, actors.daNang, at);
    expect(deleted.message.reactions).toEqual([]);
    await expect(reactToMessage(services, actors.phuket, { ...at, ...thumb })).rejects.toMatchObject({
      status: 409,
      key: "messageDeleted",
    });
    expect(await last(at.room)).toBe(3);
  });
});

describe("pins", () => {
  test("are set and taken away by the Secretariat, once; others are refused", async () => {
    const at = await message();
    for (const actor of [actors.daNang, actors.lumen])
      await expect(pinMessage(services, actor, { ...at, on: true })).rejects.toMatchObject({ status: 403 });
    const event = await pinMessage(services, actors.secretariat, { ...at, on: true });
    expect(event).toMatchObject({ n: 2, type: "message.pinned", message: { pinned: true, asOf: 2 } });
    expect(await pinMessage(services, actors.secretariat, { ...at, on: true })).toEqual(event);
    // Who finds it pinned is told how it came to be so.
    const colleague = await atSecretariat(services, actors.phuket);
    expect(await pinMessage(services, colleague, { ...at, on: true })).toEqual(event);
    const off = await pinMessage(services, actors.secretariat, { ...at, on: false });
    expect(off).toMatchObject({ n: 3, message: { pinned: false } });
    expect(await last(at.room)).toBe(3);
  });

  test("go with the words, and are only so many", async () => {
    const at = await message();
    const more = await Promise.all(
      Array.from({ length: pinLimit }, () => postMessage(services, actors.daNang, posting(at.room))),
    );
    const pin = (id: string) => pinMessage(services, actors.secretariat, { ...at, message: id, on: true });
    await Promise.all(more.map(({ message: { id } }) => pin(id)));
    await expect(pin(at.message)).rejects.toMatchObject({ status: 409, key: "tooManyPins" });
    const gone = await deleteMessage(services, actors.daNang, { ...at, message: more[0]!.message.id });
    expect(gone.message.pinned).toBe(false);
    expect((await pin(at.message)).message.pinned).toBe(true);
    // What is hidden holds no place: nobody could take its pin away.
    const hide = { deed: "hide", reason: "Rude" } as const;
    await moderate(services, actors.secretariat, { room: at.room, message: 1 }, hide);
    const next = await postMessage(services, actors.daNang, posting(at.room));
    expect((await pin(next.message.id)).message.pinned).toBe(true);
  });
});

test("the room's page lists what is pinned in brief, and nothing of it once it is deleted", async () => {
  const at = await message();
  await pinMessage(services, actors.secretariat, { ...at, on: true });
  const answer = { ...posting(at.room), replyTo: at.message };
  const { n } = await postMessage(services, actors.phuket, answer);
  const later = { query: new URLSearchParams({ after: String(n - 1) }) };
  const page = await findRoomPage(services, visitor, at.room, later);
  expect(page.pins).toMatchObject([{ n: 1, by: { office: { city: "da-nang" } } }]);
  expect(page.answered).toEqual(page.pins);
  await deleteMessage(services, actors.daNang, at);
  const after = await findRoomPage(services, visitor, at.room, later);
  expect([after.pins, after.answered]).toEqual([[], []]);
});
