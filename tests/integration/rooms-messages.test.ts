import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { deleteMessage, editMessage } from "#app/features/rooms/messages/changing.server.ts";
import { reactToMessage } from "#app/features/rooms/messages/marking.server.ts";
import { findMessagePage } from "#app/features/rooms/messages/message-page.server.ts";
import type { Audience } from "#app/features/rooms/policy.ts";
import { openRoomScene, openTestRoom, posting } from "./room-players.ts";

const { database, services, actors } = await openRoomScene();

const room = (audience?: Audience) => openTestRoom(services, actors.daNang, audience);

describe("the page of a message", () => {
  test("shows it between what it answers and what answers it, and what one may do", async () => {
    const slug = await room();
    const [first, other] = [
      await postMessage(services, actors.daNang, posting(slug, "first")),
      await postMessage(services, actors.daNang, posting(slug, "beside")),
    ];
    const answer = (to: typeof first, body: string) => ({ ...posting(slug, body), replyTo: to.message.id });
    const second = await postMessage(services, actors.phuket, answer(first, "second"));
    await postMessage(services, actors.daNang, answer(second, "third"));
    await postMessage(services, actors.mekong, answer(other, "to another"));
    const page = await findMessagePage(services, actors.phuket, { room: slug, message: second.n });
    expect(page).toMatchObject({ event: second, answered: { message: { body: "first" } } });
    expect(page.replies.map(({ message }) => message.body)).toEqual(["third"]);
    expect(page.can).toMatchObject({ reply: true, edit: true, delete: true });
    const read = await findMessagePage(services, visitor, { room: slug, message: second.n });
    expect(Object.values(read.can)).not.toContain(true);
  });

  test("shows fifty of more answers, and who reacted, by sign", async () => {
    const slug = await room();
    const { n, message } = await postMessage(services, actors.daNang, posting(slug));
    for (let count = 0; count < 51; count += 1)
      await postMessage(services, actors.phuket, { ...posting(slug), replyTo: message.id });
    for (const who of ["phuket", "mekong"] as const)
      await reactToMessage(services, actors[who], { room: slug, message: message.id, emoji: "👍", on: true });
    const page = await findMessagePage(services, visitor, { room: slug, message: n });
    expect([page.replies.length, page.hasMoreReplies]).toEqual([50, true]);
    expect(page.reactors.map(({ emoji, by }) => [emoji, by.map(({ mandate }) => mandate)])).toEqual([
      ["👍", [actors.phuket.mandate.id, actors.mekong.mandate.id]],
    ]);
  });

  test("is not there for the number of another event, nor for who may not read the room", async () => {
    const slug = await room("members");
    const { n, message } = await postMessage(services, actors.daNang, posting(slug));
    await deleteMessage(services, actors.daNang, { room: slug, message: message.id });
    const refused = [
      [actors.daNang, n + 1],
      [actors.daNang, 99],
      [actors.mekong, n],
      [visitor, n],
    ] as const;
    for (const [actor, number] of refused)
      await expect(findMessagePage(services, actor, { room: slug, message: number })).rejects.toMatchObject({
        status: 404,
      });
    const page = await findMessagePage(services, actors.phuket, { room: slug, message: n });
    expect([page.event.message.body, page.event.message.deleted]).toEqual([null, true]);
    const none = { reply: false, react: false, pin: false, edit: false, delete: false, bring: false };
    expect(page.can).toMatchObject(none);
  });
});

describe("editing", () => {
  const earlier = async (slug: string, n: number) =>
    (await findMessagePage(services, visitor, { room: slug, message: n })).earlier.map(
      ({ revision, body }) => [revision, body],
    );

  test("keeps what it said before, whoever reads the room reads it", async () => {
    const slug = await room();
    const message = posting(slug, "First");
    const { n } = await postMessage(services, actors.daNang, message);
    const at = { room: slug, message: message.id };
    const anHourAgo = new Date(Date.now() - 3_600_000);
    await sql`update messages set created_at = ${anHourAgo} where id = ${at.message}`.execute(database.db);
    for (const body of ["Second", "Second", "Third"])
      await editMessage(services, actors.daNang, { ...at, body });
    // Each stands with when it began to be said.
    const { earlier: told } = await findMessagePage(services, visitor, { room: slug, message: n });
    expect(told[0]?.at).toBe(anHourAgo.toISOString());
    expect(told[1]?.at.localeCompare(new Date(anHourAgo.getTime() + 1_800_000).toISOString())).toBe(1);
    expect(await earlier(slug, n)).toEqual([
      [1, "First"],
      [2, "Second"],
    ]);
    await deleteMessage(services, actors.daNang, at);
    expect(await earlier(slug, n)).toEqual([]);
    expect(await database.db.selectFrom("messageRevisions").select("body").execute()).toEqual([]);
  });

  test("twenty at once leave twenty wordings, in order", async () => {
    const slug = await room();
    const { n, message } = await postMessage(services, actors.daNang, posting(slug, "0"));
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        editMessage(services, actors.daNang, { room: slug, message: message.id, body: `${index + 1}` }),
      ),
    );
    expect((await earlier(slug, n)).map(([revision]) => revision)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
  });

  test("ends when its time is over, by the database's clock; deleting does not", async () => {
    const slug = await room();
    const { n, message } = await postMessage(services, actors.daNang, posting(slug));
    const at = { room: slug, message: message.id };
    const age = (hours: number) =>
      sql`update messages set created_at = clock_timestamp() - make_interval(hours => ${hours}, mins => -1)
        where id = ${message.id}`.execute(database.db);
    await age(24);
    await editMessage(services, actors.daNang, { ...at, body: "in time" });
    expect((await findMessagePage(services, actors.daNang, { room: slug, message: n })).can.edit).toBe(true);
    await age(25);
    await expect(editMessage(services, actors.daNang, { ...at, body: "too late" })).rejects.toMatchObject({
      status: 409,
      key: "editOver",
      values: { hours: 24 },
    });
    expect((await findMessagePage(services, actors.daNang, { room: slug, message: n })).can.edit).toBe(false);
    expect(await earlier(slug, n)).toHaveLength(1);
    expect((await editMessage(services, actors.daNang, { ...at, body: "in time" })).n).toBe(2);
    expect((await deleteMessage(services, actors.daNang, at)).n).toBe(3);
  });

  test("a deletion takes away what hangs on the words", async () => {
    const slug = await room();
    const { message } = await postMessage(services, actors.daNang, posting(slug, "with @csco-phuket"));
    const { key } = await database.db
      .selectFrom("messages")
      .select("key")
      .where("id", "=", message.id)
      .executeTakeFirstOrThrow();
    await database.db
      .insertInto("messageMentions")
      .values({ messageKey: key, officeId: null, countryCode: "TH", personId: null })
      .execute();
    await deleteMessage(services, actors.daNang, { room: slug, message: message.id });
    const left = await database.db
      .selectFrom("messageMentions")
      .selectAll()
      .where("messageKey", "=", key)
      .execute();
    expect(left).toEqual([]);
  });
});
