import { expect, test } from "vitest";
import { moderate } from "#app/features/rooms/moderation/commands.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { seenRoom } from "#app/features/rooms/seen-room.server.ts";
import { stampOf } from "#app/features/rooms/settings/audience.ts";
import { changeRoom } from "#app/features/rooms/settings/commands.server.ts";
import { hold } from "../held-rows.ts";
import { eventsOf, openRoomScene, openTestRoom, posting, type RoomPlayer } from "./room-players.ts";

const { database, services, actors } = await openRoomScene();

/** While somebody holds the room a change of it waits, then a message: both as they ended. */
async function oneAfterTheOther(room: string, change: () => Promise<unknown>, who: RoomPlayer) {
  const held = await hold(database.url, "select from rooms where slug = $1 for update", [room]);
  const changed = change();
  await held.until(1);
  const posted = Promise.allSettled([postMessage(services, actors[who], posting(room, "Waited"))]);
  await held.until(2);
  await held.release();
  await changed;
  return (await posted)[0];
}

const restrict = { deed: "restrict", reason: "Calm down.", term: "hour" } as const;

test("who is restricted while their message waits for the room does not write; another does", async () => {
  const room = await openTestRoom(services, actors.daNang);
  await postMessage(services, actors.daNang, posting(room, "Loud"));
  const bar = () => moderate(services, actors.secretariat, { room, message: 1 }, restrict);
  expect(await oneAfterTheOther(room, bar, "daNang")).toMatchObject({
    reason: { status: 403, key: "restrictedUntil" },
  });
  const again = () => moderate(services, actors.secretariat, { room, message: 1 }, restrict);
  expect(await oneAfterTheOther(room, again, "phuket")).toMatchObject({ status: "fulfilled" });
  const { events } = await eventsOf(services, actors.phuket, room);
  expect(events.map(({ message }) => message?.body)).toEqual(["Loud", "Waited"]);
});

test("an organisation that is invited no more while its message waits does not write; the one that still is does", async () => {
  const room = await openTestRoom(services, actors.daNang, "members-and-invited", ["mekong", "lumen"]);
  const before = await seenRoom(services.db, actors.secretariat, room);
  const narrow = () =>
    changeRoom(services, actors.secretariat, room, {
      ...{ deed: "arrange", state: "open", audience: "members-and-invited", guests: ["lumen"] },
      was: stampOf(before),
    });
  expect(await oneAfterTheOther(room, narrow, "mekong")).toMatchObject({ reason: { status: 404 } });
  await postMessage(services, actors.lumen, posting(room, "Still invited"));
  const { events } = await eventsOf(services, actors.daNang, room);
  expect(events.map(({ message }) => message?.body)).toEqual([undefined, "Still invited"]);
});

test.each([
  ["closed", { deed: "arrange", state: "closed" }, { status: 409, key: "roomClosed" }],
  ["slowed down", { deed: "pace", seconds: 300 }, { status: 429, key: "slowMode" }],
] as const)("a room that is %s while a message waits for it takes it not", async (_how, asked, reason) => {
  const room = await openTestRoom(services, actors.daNang);
  await postMessage(services, actors.daNang, posting(room, "Before"));
  const was = stampOf(await seenRoom(services.db, actors.secretariat, room));
  const setting =
    asked.deed === "pace" ? asked : { ...asked, audience: "everyone" as const, guests: [], was };
  const change = () => changeRoom(services, actors.secretariat, room, setting);
  expect(await oneAfterTheOther(room, change, "daNang")).toMatchObject({ reason });
});
