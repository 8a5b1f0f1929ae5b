import { describe, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { moderate } from "#app/features/rooms/moderation/commands.server.ts";
import { findRoomPage } from "#app/features/rooms/pages.server.ts";
import { changeRoom, openStandingRoom } from "#app/features/rooms/settings/commands.server.ts";
import { findSettingsPage } from "#app/features/rooms/settings/settings-page.server.ts";
import { hold } from "../held-rows.ts";
import { eventsOf, openRoomScene, openTestRoom, posting, type RoomPlayer } from "./room-players.ts";

const { database, services, actors } = await openRoomScene();

interface Wish {
  readonly state?: "open" | "closed" | "archived";
  readonly audience?: "everyone" | "members-and-partners" | "members-and-invited" | "members";
  readonly guests?: string[];
}

/** Sets the room as the Secretariat's form does, from what it shows now. */
async function arrange(slug: string, wish: Wish, who: RoomPlayer = "secretariat", stamp?: string) {
  const { state, room, guests, was } = await findSettingsPage(services, actors.secretariat, slug);
  const setting = { deed: "arrange", state, audience: room.audience, guests, ...wish } as const;
  await changeRoom(services, actors[who], slug, { ...setting, was: stamp ?? was });
}

/** What the audit log says was done to this, the first first. */
const acts = async (object: string) => {
  const traces = database.db.selectFrom("traces").select("act").where("objectId", "=", object);
  return (await traces.orderBy("at").execute()).map(({ act }) => act);
};

test("closing is an event for whoever is in the room, and an act of the audit log; the same again is neither", async () => {
  const slug = await openTestRoom(services, actors.daNang);
  await arrange(slug, { state: "closed" });
  await arrange(slug, { state: "closed" });
  const { events } = await eventsOf(services, actors.daNang, slug);
  expect(events.map(({ n, type, message }) => [n, type, message])).toEqual([[1, "room.changed", null]]);
  const traces = database.db.selectFrom("traces").select(["act", "mandateId"]).where("objectId", "=", slug);
  expect(await traces.execute()).toEqual([
    { act: "rooms.changed", mandateId: actors.secretariat.mandate.id },
  ]);
});

describe("whom a room is for", () => {
  test("may widen before anything is written, never after; narrower it may become always", async () => {
    const slug = await openTestRoom(services, actors.daNang, "members");
    await arrange(slug, { audience: "members-and-invited", guests: ["mekong"] });
    await postMessage(services, actors.mekong, posting(slug, "Among few"));
    const wider: Wish[] = [
      { audience: "everyone" },
      { audience: "members-and-partners" },
      { guests: ["mekong", "lumen"] },
    ];
    for (const wish of wider)
      await expect(arrange(slug, wish)).rejects.toMatchObject({ status: 409, key: "roomWouldWiden" });
    await arrange(slug, { audience: "members" });
    await expect(findRoomPage(services, actors.mekong, slug)).rejects.toMatchObject({ status: 404 });
    await expect(
      arrange(slug, { audience: "members-and-invited", guests: ["mekong"] }),
    ).rejects.toMatchObject({
      key: "roomWouldWiden",
    });
  });

  test("two at once: the second is told that the room has changed", async () => {
    const slug = await openTestRoom(services, actors.daNang);
    const { was } = await findSettingsPage(services, actors.secretariat, slug);
    await arrange(slug, { state: "closed" });
    await expect(arrange(slug, { audience: "members" }, "secretariat", was)).rejects.toMatchObject({
      status: 409,
      key: "roomChangedMeanwhile",
    });
  });

  test("two at the same moment: whoever comes second knows whom the first has invited", async () => {
    const slug = await openTestRoom(services, actors.daNang, "members-and-invited", ["mekong", "lumen"]);
    const { was } = await findSettingsPage(services, actors.secretariat, slug);
    const first = await hold(
      database.url,
      `with room as (select id from rooms where slug = $1 for update)
      delete from room_guests using room where room_id = room.id and organisation_slug = 'lumen'`,
      [slug],
    );
    const second = arrange(slug, { guests: ["lumen"] }, "secretariat", was);
    const told = expect(second).rejects.toMatchObject({ status: 409, key: "roomChangedMeanwhile" });
    await first.until(1);
    await first.release();
    await told;
    expect((await findSettingsPage(services, actors.secretariat, slug)).guests).toEqual(["mekong"]);
  });

  test.each(["daNang", "mekong", "admin"] as const)("is not for %s to change", async (who) => {
    const slug = await openTestRoom(services, actors.daNang);
    await expect(arrange(slug, { state: "closed" }, who)).rejects.toMatchObject({ status: 403 });
  });

  test("an organisation that is not there is not invited", async () => {
    const slug = await openTestRoom(services, actors.daNang, "members");
    const wish = { audience: "members-and-invited", guests: ["nobody"] } as const;
    await expect(arrange(slug, { ...wish, guests: [...wish.guests] })).rejects.toMatchObject({ status: 422 });
  });
});

test("all who moderate set the pace of a room they read, and let the restricted write again, themselves apart", async () => {
  const slug = await openTestRoom(services, actors.daNang);
  await postMessage(services, actors.daNang, posting(slug));
  await postMessage(services, actors.secretariat, posting(slug));
  const pace = { deed: "pace", seconds: 30 } as const;
  await expect(changeRoom(services, actors.daNang, slug, pace)).rejects.toMatchObject({ status: 403 });
  await changeRoom(services, actors.admin, slug, pace);
  await expect(postMessage(services, actors.daNang, posting(slug))).rejects.toMatchObject({
    key: "slowMode",
  });
  await changeRoom(services, actors.admin, slug, { deed: "pace", seconds: null });
  const restrict = { deed: "restrict", reason: "Loud", term: "week" } as const;
  for (const n of [1, 2]) await moderate(services, actors.admin, { room: slug, message: n }, restrict);
  const { restrictions } = await findSettingsPage(services, actors.secretariat, slug);
  expect(restrictions.map(({ by, canLift }) => [by.office.kind, canLift])).toEqual([
    ["city", true],
    ["secretariat", false],
  ]);
  const lift = (who: RoomPlayer, person: RoomPlayer) =>
    changeRoom(services, actors[who], slug, { deed: "lift", person: actors[person].person.id });
  await expect(lift("secretariat", "secretariat")).rejects.toMatchObject({ status: 403 });
  await expect(lift("phuket", "daNang")).rejects.toMatchObject({ status: 403 });
  await lift("secretariat", "daNang");
  await lift("admin", "secretariat");
  await postMessage(services, actors.daNang, posting(slug));
  expect(await acts(slug)).toEqual(["rooms.changed", "rooms.changed"]);
  expect(await acts(actors.daNang.person.id)).toEqual(["restrictions.begun", "restrictions.lifted"]);
});

describe("a standing room", () => {
  const titles = [
    { lang: "en", title: "Flood warning" },
    { lang: "vi", title: "Cảnh báo lũ" },
  ];
  const opening = {
    slug: "flood-warning",
    audience: "members-and-invited",
    guests: ["lumen"],
    titles,
  } as const;

  test("is opened by the Secretariat, with its titles, for whom it says", async () => {
    const room = { ...opening, guests: [...opening.guests] };
    await openStandingRoom(services, actors.secretariat, room);
    expect(await acts(opening.slug)).toEqual(["rooms.opened"]);
    expect((await findRoomPage(services, actors.lumen, opening.slug)).room).toMatchObject({ titles });
    await expect(findRoomPage(services, actors.mekong, opening.slug)).rejects.toMatchObject({ status: 404 });
    await expect(openStandingRoom(services, actors.secretariat, room)).rejects.toMatchObject({
      status: 409,
      key: "roomSlugTaken",
    });
  });

  test.each([
    ["daNang", 403],
    ["admin", 403],
    ["visitor", 401],
  ] as const)("not by %s: %s", async (who, status) => {
    const actor = who === "visitor" ? visitor : actors[who];
    const room = { ...opening, slug: `by-${who.toLowerCase()}`, guests: [] };
    await expect(openStandingRoom(services, actor, room)).rejects.toMatchObject({ status });
  });
});
