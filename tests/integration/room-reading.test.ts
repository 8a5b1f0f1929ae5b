import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { deleteMessage } from "#app/features/rooms/messages/changing.server.ts";
import { attend, markRead, markUnread } from "#app/features/rooms/reading/commands.server.ts";
import { readingOf } from "#app/features/rooms/reading/reading.server.ts";
import { listRooms } from "#app/features/rooms/reading/room-list.server.ts";
import { seenRoom } from "#app/features/rooms/seen-room.server.ts";
import { unreadOfTopic } from "#db/queries/unread.ts";
import { openRoomScene, openTestRoom, posting, type RoomPlayer } from "./room-players.ts";

const { services, actors } = await openRoomScene();

const open = () => openTestRoom(services, actors.daNang);
const say = (room: string, who: RoomPlayer = "phuket") =>
  postMessage(services, actors[who], posting(room, "Words"));
const reading = async (room: string, who: RoomPlayer = "daNang") =>
  readingOf(services, actors[who], await seenRoom(services.db, actors[who], room), null);
const listed = async (room: string, who: RoomPlayer = "daNang") =>
  (await listRooms(services, actors[who])).find(({ slug }) => slug === room);
const rowOf = (room: string) =>
  services.db
    .selectFrom("roomReaders")
    .innerJoin("rooms", "rooms.id", "roomReaders.roomId")
    .select(["upTo", "attention"])
    .where("slug", "=", room)
    .where("personId", "=", actors.daNang.person.id)
    .executeTakeFirst();

describe("what is read", () => {
  test("goes forward to the room's last, never back by reading, and back by marking unread", async () => {
    const room = await open();
    for (let n = 1; n <= 5; n += 1) await say(room);
    await markRead(services, actors.daNang, { room, upTo: 3 });
    expect(await reading(room)).toMatchObject({ unread: 2, firstUnread: 4 });
    await markRead(services, actors.daNang, { room, upTo: 2 });
    expect((await rowOf(room))?.upTo).toBe(3);
    await markRead(services, actors.daNang, { room, upTo: 1_000_000 });
    expect(await reading(room)).toMatchObject({ unread: 0, firstUnread: null });
    await markUnread(services, actors.daNang, { room, from: 9 });
    expect((await rowOf(room))?.upTo).toBe(5);
    await markUnread(services, actors.daNang, { room, from: 2 });
    expect(await reading(room)).toMatchObject({ unread: 4, firstUnread: 2 });
    expect((await listed(room))?.unread).toBe(4);
  });

  test("is each person's own, and one's own messages are read", async () => {
    const room = await open();
    await say(room, "daNang");
    await say(room);
    expect(await reading(room)).toMatchObject({ unread: 1, firstUnread: 2 });
    expect(await reading(room, "phuket")).toMatchObject({ unread: 1, firstUnread: 1 });
    await markRead(services, actors.daNang, { room, upTo: 2 });
    expect((await reading(room, "phuket")).unread).toBe(1);
  });

  test("needs the right to read and a mandate", async () => {
    const room = await openTestRoom(services, actors.daNang, "members");
    for (const deed of [markRead(services, actors.mekong, { room, upTo: 1 }), listedFollow(room)])
      await expect(deed).rejects.toMatchObject({ status: 404 });
    const everyone = await open();
    await expect(markRead(services, visitor, { room: everyone, upTo: 1 })).rejects.toMatchObject({
      status: 401,
    });
    const ended = { ...actors.daNang, mandate: null };
    await expect(markRead(services, ended, { room: everyone, upTo: 1 })).rejects.toMatchObject({
      status: 403,
    });
    expect(await rowOf(everyone)).toBeUndefined();
  });
  const listedFollow = (room: string) => attend(services, actors.mekong, { room, attention: "following" });
});

describe("following", () => {
  test("those who have written follow until they say otherwise; offices that do are counted", async () => {
    const room = await open();
    expect(await reading(room)).toMatchObject({ following: "mentions", followers: 0 });
    await say(room, "daNang");
    await say(room, "phuket");
    expect(await reading(room)).toMatchObject({ following: "all", followers: 2 });
    await attend(services, actors.daNang, { room, attention: "muted" });
    await attend(services, actors.mekong, { room, attention: "following" });
    expect(await reading(room)).toMatchObject({ following: "nothing", attention: "muted", followers: 2 });
    await attend(services, actors.daNang, { room, attention: "usual" });
    expect(await reading(room)).toMatchObject({ following: "all", attention: null, followers: 3 });
    const ending = (endsAt: Date | null) =>
      services.db
        .updateTable("mandates")
        .set({ endsAt })
        .where("id", "=", actors.phuket.mandate.id)
        .execute();
    await ending(new Date(Date.now() - 1));
    expect((await reading(room)).followers).toBe(2);
    await ending(null);
  });

  test("muting a room keeps what one has read of it", async () => {
    const room = await open();
    await say(room);
    await markRead(services, actors.daNang, { room, upTo: 1 });
    await attend(services, actors.daNang, { room, attention: "muted" });
    expect(await rowOf(room)).toEqual({ upTo: 1, attention: "muted" });
  });
});

test("mentions of the person, the office and its country are counted apart, until they are read", async () => {
  const room = await open();
  const others = [{ countryCode: "TH" }, { officeId: actors.phuket.mandate.office.id }];
  const own = [
    { countryCode: "VN" },
    { officeId: actors.daNang.mandate.office.id },
    { personId: actors.daNang.person.id },
  ];
  for (const mention of [...own, ...others]) {
    const { message } = await say(room);
    const { key } = await services.db
      .selectFrom("messages")
      .select("key")
      .where("id", "=", message.id)
      .executeTakeFirstOrThrow();
    const none = { countryCode: null, officeId: null, personId: null };
    await services.db
      .insertInto("messageMentions")
      .values({ messageKey: key, ...none, ...mention })
      .execute();
  }
  expect(await listed(room)).toMatchObject({ unread: 5, mentions: 3 });
  // What one says to one's own office is no news.
  await postMessage(services, actors.daNang, posting(room, "For @csco-da-nang and @viet-nam"));
  expect(await listed(room)).toMatchObject({ unread: 5, mentions: 3 });
  await hide((await seenRoom(services.db, actors.daNang, room)).id, 3);
  expect(await listed(room)).toMatchObject({ unread: 4, mentions: 2 });
  await markRead(services, actors.daNang, { room, upTo: 2 });
  expect(await listed(room)).toMatchObject({ unread: 2, mentions: 0 });
});

test("whatever is posted, deleted, hidden, read and marked unread: the count is what one finds by counting", async () => {
  const deed = fc.record({
    what: fc.constantFrom("post", "post", "own", "delete", "hide", "read", "unread"),
    n: fc.integer({ min: 1, max: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 25 }), async (deeds) => {
      const room = await open();
      const { id: roomId } = await seenRoom(services.db, actors.daNang, room);
      const known: { n: number; id: string; isOwn: boolean; stands: boolean }[] = [];
      let upTo = 0;
      let last = 0;
      for (const { what, n } of deeds) {
        const others = known.filter((message) => !message.isOwn && message.stands);
        const target = others[n % Math.max(1, others.length)];
        if (what === "post" || what === "own") {
          const event = await say(room, what === "own" ? "daNang" : "phuket");
          known.push({ n: event.n, id: event.message.id, isOwn: what === "own", stands: true });
          last = event.n;
        }
        if (what === "delete" && target) {
          last = (await deleteMessage(services, actors.phuket, { room, message: target.id })).n;
          target.stands = false;
        }
        if (what === "hide" && target) {
          await hide(roomId, target.n);
          target.stands = false;
        }
        if (what === "read") {
          await markRead(services, actors.daNang, { room, upTo: n });
          upTo = Math.max(upTo, Math.min(n, last));
        }
        if (what === "unread") {
          await markUnread(services, actors.daNang, { room, from: n });
          upTo = Math.min(upTo, n - 1);
        }
      }
      const unread = known.filter((message) => message.n > upTo && !message.isOwn && message.stands);
      const counted = await reading(room);
      expect(counted).toMatchObject({
        unread: unread.length,
        firstUnread: unread[0]?.n ?? null,
      });
      expect((await listed(room))?.unread).toBe(unread.length);
    }),
    { numRuns: 25 },
  );
});

async function hide(roomId: string, n: number): Promise<void> {
  const by = actors.daNang.mandate.id;
  await services.db
    .updateTable("messages")
    .set({ hiddenAt: new Date(), hiddenBy: by, hiddenReason: "Off the subject" })
    .where("roomId", "=", roomId)
    .where("n", "=", n)
    .execute();
}

test("a hundred unread messages are as many as are counted, in a room and in a topic", async () => {
  const room = await open();
  const { id: roomId } = await seenRoom(services.db, actors.daNang, room);
  const topic = await services.db
    .insertInto("topics")
    .values({ roomId, title: "Tickets", mandateId: actors.phuket.mandate.id })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (let count = 0; count < 3; count += 1)
    await postMessage(services, actors.phuket, { ...posting(room), topic: topic.id });
  for (let count = 0; count < 103; count += 1) await say(room);
  expect((await reading(room)).unread).toBe(100);
  const inTopic = () =>
    services.db
      .selectFrom("topics")
      .select(unreadOfTopic(actors.daNang.person.id).as("unread"))
      .where("id", "=", topic.id)
      .executeTakeFirst();
  expect(await inTopic()).toEqual({ unread: 3 });
  await markRead(services, actors.daNang, { room, upTo: 1 });
  expect(await inTopic()).toEqual({ unread: 2 });
  await hide(roomId, 2);
  expect(await inTopic()).toEqual({ unread: 1 });
});
