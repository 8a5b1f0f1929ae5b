import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import {
  tellMentions,
  tellMentionsHourly,
  tellRest,
} from "#app/features/rooms/letters/claiming-commands.server.ts";
import { chooseLetters } from "#app/features/rooms/letters/commands.server.ts";
import { deleteMessage, editMessage } from "#app/features/rooms/messages/changing.server.ts";
import { moderate } from "#app/features/rooms/moderation/commands.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { markRead } from "#app/features/rooms/reading/commands.server.ts";
import { letterScene } from "./letter-players.ts";
import { posting, type RoomPlayer } from "./room-players.ts";

let scene: Awaited<ReturnType<typeof letterScene>>;
let services: Services;
let actors: Record<RoomPlayer, Mandated>;
let { open, say, follow, mute, sent, told } = {} as typeof scene;

beforeAll(async () => {
  scene = await letterScene();
  ({ services, actors, open, say, follow, mute, sent, told } = scene);
});
afterAll(() => scene.database.close());
beforeEach(() => scene.empty());

describe("a mention", () => {
  test("goes out in full a minute after it was written, to whom it means, once, and never to its author", async () => {
    const room = await open();
    const fresh = await postMessage(
      services,
      actors.daNang,
      posting(room, "@csco-phuket fresh\n\n**All** of it."),
    );
    await tellMentions(services);
    expect(await sent()).toEqual([]);
    await sql`update messages set created_at = created_at - interval '61 seconds'`.execute(services.db);
    await say(room, "@csco-da-nang alone");
    await tellMentions(services);
    const letters = await sent();
    expect(letters).toMatchObject([
      {
        ...{ to: "phuket", kind: "roomMentions", words: ["@csco-phuket fresh\n\n**All** of it."] },
        posting: { path: `/rooms/${room}?at=${String(fresh.n)}#m-${String(fresh.n)}`, lang: "en" },
      },
    ]);
    await tellMentions(services);
    const change = { room, message: fresh.message.id, body: "@csco-phuket @csco-phuket.head again" };
    await editMessage(services, actors.daNang, change);
    await tellMentions(services);
    expect(await sent()).toEqual([]);
  });

  test("waits for the hour where one wants it hourly, and never goes to who wants none", async () => {
    const room = await open();
    await chooseLetters(services, actors.phuket.person, { mentions: "hourly", rest: "daily" });
    await chooseLetters(services, actors.secretariat.person, { mentions: "never", rest: "daily" });
    await say(room, "One @csco-phuket @secretariat");
    await say(room, "Two @csco-phuket @secretariat");
    await tellMentions(services);
    expect(await told()).toEqual([]);
    await tellMentionsHourly(services);
    expect(await told()).toEqual([
      ["phuket", "One @csco-phuket @secretariat", "Two @csco-phuket @secretariat"],
    ]);
    await tellMentionsHourly(services);
    expect(await told()).toEqual([]);
    // What waited as one wanted none is not sent when one wants some again.
    await say(room, "Three @csco-phuket");
    await tellMentions(services);
    for (const mentions of ["never", "hourly"] as const)
      await chooseLetters(services, actors.phuket.person, { mentions, rest: "daily" });
    await tellMentionsHourly(services);
    expect(await told()).toEqual([]);
  });

  test("comes in five letters an hour at most: what is beyond them waits, and comes together in the next", async () => {
    const room = await open();
    const words = Array.from({ length: 7 }, (_, index) => `${String(index)} @csco-phuket`);
    for (const [index, body] of words.entries()) {
      await say(room, body);
      await tellMentions(services);
      expect(await told()).toEqual(index < 5 ? [["phuket", body]] : []);
    }
    // Others are not behind them.
    await say(room, "@secretariat");
    await tellMentions(services);
    expect(await told()).toEqual([["secretariat", "@secretariat"]]);
    const age = (minutes: number) =>
      sql`update room_letters set created_at = created_at - make_interval(mins => ${minutes}::int)`;
    await age(59).execute(services.db);
    await tellMentions(services);
    expect(await told()).toEqual([]);
    await age(1).execute(services.db);
    await tellMentions(services);
    expect(await told()).toEqual([["phuket", ...words.slice(5)]]);
  });

  test("is not sent of what was read, deleted or hidden between writing and sending", async () => {
    const room = await open();
    const read = await say(room, "@csco-phuket read");
    const deleted = await say(room, "@csco-phuket deleted");
    const hidden = await say(room, "@csco-phuket hidden");
    await say(room, "@csco-phuket stands");
    await tellMentions(services);
    await markRead(services, actors.phuket, { room, upTo: read.n });
    await deleteMessage(services, actors.daNang, { room, message: deleted.message.id });
    const at = { room, message: hidden.n };
    await moderate(services, actors.secretariat, at, { deed: "hide", reason: "Rude." });
    expect(await told()).toEqual([["phuket", "@csco-phuket stands"]]);
    const gone = await say(room, "@csco-phuket gone");
    await tellMentions(services);
    await deleteMessage(services, actors.daNang, { room, message: gone.message.id });
    expect(await told()).toEqual([]);
  });

  test("comes out of a muted room only where it means the person", async () => {
    const room = await open();
    await mute(room, "phuket");
    await say(room, "@csco-phuket the office, @thailand");
    await say(room, "@csco-phuket.head the person");
    await tellMentions(services);
    expect(await told()).toEqual([["phuket", "@csco-phuket.head the person"]]);
    // What was left out is not spent: who follows the room again has it with the rest.
    await follow(room, "phuket");
    await tellRest(services);
    expect(await told()).toEqual([["phuket", "@csco-phuket the office, @thailand"]]);
    const other = await open();
    await say(other, "@csco-phuket before it is muted");
    await tellMentions(services);
    await mute(other, "phuket");
    expect(await told()).toEqual([]);
  });

  test("does not go to who may no longer read the room", async () => {
    const room = await open("members-and-invited", ["mekong"]);
    const mandate = services.db.updateTable("mandates").where("id", "=", actors.phuket.mandate.id);
    await say(room, "Both @partner-mekong @csco-phuket");
    await tellMentions(services);
    expect((await sent()).map(({ to }) => to).sort()).toEqual(["mekong", "phuket"]);
    await say(room, "None @partner-mekong @csco-phuket");
    await tellMentions(services);
    await services.db.deleteFrom("roomGuests").where("organisationSlug", "=", "mekong").execute();
    await mandate.set({ endsAt: sql<Date>`now()` }).execute();
    expect(await told()).toEqual([]);
    await mandate.set({ endsAt: null }).execute();
    await say(room, "Again @csco-phuket");
    await tellMentions(services);
    expect(await told()).toEqual([["phuket", "Again @csco-phuket"]]);
  });
});

describe("the daily letter", () => {
  test("tells what is new in rooms one follows or writes in, not one's own, once", async () => {
    const [followed, written, other] = [await open(), await open(), await open()];
    await follow(followed, "phuket");
    await say(written, "Mine", "phuket");
    for (const room of [followed, written, other]) await say(room, `News of ${room}`);
    await tellRest(services);
    const words = [`News of ${followed}`, `News of ${written}`];
    const letters = await sent();
    expect(letters.filter(({ to }) => to === "phuket").map((one) => [one.kind, one.words.sort()])).toEqual([
      ["roomRest", words.sort()],
    ]);
    expect(letters.find(({ to }) => to === "daNang")?.words).toEqual(["Mine"]);
    await tellRest(services);
    expect(await told()).toEqual([]);
    await say(followed, "Later");
    await tellRest(services);
    expect(await told()).toEqual([["phuket", "Later"]]);
  });

  test("leaves out what was read, deleted, told as a mention, muted, or not wanted", async () => {
    const [room, muted] = [await open(), await open()];
    await follow(room, "phuket");
    await follow(muted, "phuket");
    const read = await say(room, "Read");
    const deleted = await say(room, "Deleted");
    await markRead(services, actors.phuket, { room, upTo: read.n });
    await say(room, "@csco-phuket mentioned");
    await tellMentions(services);
    expect(await told()).toEqual([["phuket", "@csco-phuket mentioned"]]);
    await say(room, "Stands");
    await say(muted, "Muted");
    await tellRest(services);
    await deleteMessage(services, actors.daNang, { room, message: deleted.message.id });
    await mute(muted, "phuket");
    expect(await told()).toEqual([["phuket", "Stands"]]);
    await say(room, "More");
    await chooseLetters(services, actors.phuket.person, { mentions: "at-once", rest: "never" });
    await tellRest(services);
    expect(await told()).toEqual([]);
  });

  test("does not begin with a room's past: two days at most", async () => {
    const room = await open();
    await follow(room, "phuket");
    await say(room, "Old");
    await sql`update messages set created_at = now() - interval '49 hours' where body = 'Old'`.execute(
      services.db,
    );
    await say(room, "New");
    await tellRest(services);
    expect(await told()).toEqual([["phuket", "New"]]);
  });

  test("is all that is sent of a message that went with it", async () => {
    const room = await open();
    await follow(room, "phuket");
    await say(room, "@csco-phuket in the daily letter");
    await tellRest(services);
    expect(await told()).toEqual([["phuket", "@csco-phuket in the daily letter"]]);
    await tellMentions(services);
    expect(await told()).toEqual([]);
  });
});
