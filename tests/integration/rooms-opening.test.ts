import { beforeAll, describe, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { attend } from "#app/features/rooms/reading/commands.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { findRoomPage } from "#app/features/rooms/pages.server.ts";
import { listRooms } from "#app/features/rooms/reading/room-list.server.ts";
import { eventsOf, openRoomScene, posting, type RoomPlayer } from "./room-players.ts";

const { database, services, actors } = await openRoomScene();

beforeAll(async () => {
  await insertInitiative("INI-2026-0001", "under-review");
  await insertInitiative("INI-2026-0002", "submitted");
});

async function insertInitiative(reference: string, status: string): Promise<void> {
  const texts = { lang: "vi", title: "Cảm biến", summary: "S", offer: "O", contact: "C" };
  const by = { organisationSlug: "mekong", mandateId: actors.mekong.mandate.id };
  const id = crypto.randomUUID();
  await database.db
    .insertInto("initiatives")
    .values({ id, reference, status, ...texts, ...by })
    .execute();
}

const roomsOf = (slug: string) =>
  database.db.selectFrom("rooms").select(["id", "kind", "audience"]).where("slug", "=", slug).execute();
const experience = "experience-sg-tracetogether";

describe("before anything is written", () => {
  const sights = [
    ["document-online-portal", { daNang: 200, mekong: 404, admin: 404, visitor: 404 }],
    [experience, { daNang: 200, mekong: 200, admin: 200, visitor: 200 }],
    ["initiative-ini-2026-0001", { daNang: 200, mekong: 200, lumen: 404, visitor: 404 }],
    ["initiative-ini-2026-0001-members", { daNang: 200, mekong: 404, lumen: 404, visitor: 404 }],
    // Not under review yet: that there is one is known to few.
    ["initiative-ini-2026-0002", { daNang: 404, mekong: 404 }],
    ["initiative-ini-2026-0002-members", { daNang: 404 }],
    ["initiative-ini-2026-0009", { daNang: 404 }],
    ["document-nothing", { daNang: 404 }],
    ["experience-nothing", { daNang: 404, visitor: 404 }],
    ["meeting-nothing", { daNang: 404 }],
  ] as const;
  test.each(sights)("%s", async (slug, answers) => {
    for (const [who, status] of Object.entries(answers)) {
      const actor = who === "visitor" ? visitor : actors[who as RoomPlayer];
      const page = findRoomPage(services, actor, slug);
      if (status === 404) await expect(page).rejects.toMatchObject({ status });
      else expect(await page).toMatchObject({ last: 0, events: [] });
    }
    expect(await roomsOf(slug)).toEqual([]);
  });

  test("a meeting's room is the members'", async () => {
    const { slug } = await database.db.selectFrom("meetings").select("slug").executeTakeFirstOrThrow();
    expect((await findRoomPage(services, actors.daNang, `meeting-${slug}`)).can.post).toBe(true);
    await expect(findRoomPage(services, actors.mekong, `meeting-${slug}`)).rejects.toMatchObject({
      status: 404,
    });
  });

  test("a document that is not published has none", async () => {
    await database.db.insertInto("documents").values({ slug: "hidden", authoritativeLang: "en" }).execute();
    await database.db
      .insertInto("documentVersions")
      .values({ documentSlug: "hidden", number: 1, publishedAt: null })
      .execute();
    await expect(findRoomPage(services, actors.daNang, "document-hidden")).rejects.toMatchObject({
      status: 404,
    });
  });

  test("titles are those of the subject, the language it was written in first", async () => {
    const { room } = await findRoomPage(services, actors.daNang, "document-online-portal");
    expect(room.titles?.[0]?.lang).toBe("en");
    expect(room.titles?.map(({ lang }) => lang)).toContain("vi");
    const initiative = await findRoomPage(services, actors.daNang, "initiative-ini-2026-0001-members");
    expect(initiative.room.titles).toEqual([{ lang: "vi", title: "Cảm biến" }]);
  });
});

describe("the first message", () => {
  test("twenty at once make one room and the numbers 1 to 20", async () => {
    const slug = "document-investment-toolkit";
    const writers = [actors.daNang, actors.phuket];
    const written = await Promise.all(
      Array.from({ length: 20 }, (_, index) => postMessage(services, writers[index % 2]!, posting(slug))),
    );
    const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(written.map(({ n }) => n).sort((one, other) => one - other)).toEqual(numbers);
    expect((await eventsOf(services, actors.daNang, slug)).events.map(({ n }) => n)).toEqual(numbers);
    expect(await roomsOf(slug)).toMatchObject([{ kind: "document", audience: "members" }]);
    const opened = await database.db
      .selectFrom("events")
      .select("subject")
      .where("type", "=", "rooms.opened")
      .where("subject", "=", slug)
      .execute();
    expect(opened).toHaveLength(1);
  });

  test("sent five times at once it is one message", async () => {
    const slug = "document-example-adopted";
    await database.db
      .insertInto("documents")
      .values({ slug: "example-adopted", authoritativeLang: "en" })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await database.db
      .insertInto("documentVersions")
      .values({ documentSlug: "example-adopted", number: 9, publishedAt: new Date() })
      .execute();
    const message = posting(slug);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => postMessage(services, actors.daNang, message)),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await eventsOf(services, actors.daNang, slug)).last).toBe(1);
  });

  test("one that is refused opens nothing", async () => {
    const reply = { ...posting(experience), replyTo: crypto.randomUUID() };
    await expect(postMessage(services, actors.daNang, reply)).rejects.toMatchObject({ status: 422 });
    await expect(postMessage(services, actors.admin, posting(experience))).rejects.toMatchObject({
      status: 403,
    });
    await expect(postMessage(services, visitor, posting(experience))).rejects.toMatchObject({ status: 401 });
    expect(await roomsOf(experience)).toEqual([]);
    await postMessage(services, actors.mekong, posting(experience));
    expect(await roomsOf(experience)).toMatchObject([{ kind: "experience", audience: "everyone" }]);
  });

  test("the partner who brought it writes in the initiative's room; the list shows what is opened", async () => {
    const slug = "initiative-ini-2026-0001";
    const slugs = async (who: RoomPlayer) =>
      (await listRooms(services, actors[who])).map((room) => room.slug);
    expect(await slugs("mekong")).not.toContain(slug);
    await postMessage(services, actors.mekong, posting(slug));
    expect(await slugs("mekong")).toContain(slug);
    expect(await slugs("lumen")).not.toContain(slug);
    await expect(postMessage(services, actors.lumen, posting(slug))).rejects.toMatchObject({ status: 404 });
  });
});

test("who follows a room opens it, and hears of it once it is written in; who may not read it does not", async () => {
  const { slug: meeting } = await database.db.selectFrom("meetings").select("slug").executeTakeFirstOrThrow();
  const slug = `meeting-${meeting}`;
  const follow = { room: slug, attention: "following" } as const;
  await expect(attend(services, actors.mekong, follow)).rejects.toMatchObject({ status: 404 });
  await attend(services, actors.daNang, { room: slug, attention: "usual" });
  expect(await roomsOf(slug)).toEqual([]);
  await attend(services, actors.daNang, follow);
  const [room] = await roomsOf(slug);
  const readers = database.db
    .selectFrom("roomReaders")
    .select(["personId", "attention"])
    .where("roomId", "=", room?.id ?? "")
    .execute();
  expect(await readers).toEqual([{ personId: actors.daNang.person.id, attention: "following" }]);
  expect((await postMessage(services, actors.phuket, posting(slug))).n).toBe(1);
});
