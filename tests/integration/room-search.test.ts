import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { visitor, type Actor } from "#app/features/access/actor.ts";
import { deleteMessage, editMessage } from "#app/features/rooms/messages/changing.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { findSearchPage } from "#app/features/rooms/search/search-page.server.ts";
import { defaultSettings } from "#app/features/access/settings.ts";
import { createLimits } from "#server/limits.ts";
import { analyze, openRoomScene, openTestRoom, posting } from "./room-players.ts";

const { database, services, actors } = await openRoomScene();
let room: string;
const said = new Map<string, Awaited<ReturnType<typeof postMessage>>>();

const bodies = {
  vi: "Chợ ở Đà Nẵng phát phiếu theo màu",
  th: "แต่ละตลาดในภูเก็ตรับคนได้กี่คนต่อชั่วโมง",
  km: "ទីក្រុងភ្នំពេញបើកផ្សារវិញ",
  lo: "ນະຄອນຫຼວງວຽງຈັນເປີດຕະຫຼາດ",
  my: "ရန်ကုန်မြို့တွင် ဈေးများဖွင့်သည်",
  zh: "新加坡的市场重新开放",
};

beforeAll(async () => {
  room = await openTestRoom(services, actors.daNang, "members");
  for (const [lang, body] of Object.entries(bodies))
    said.set(lang, await postMessage(services, actors.daNang, { ...posting(room, body), lang }));
});

const search = (question: string, actor: Actor = actors.phuket, slug = room, own = services) =>
  findSearchPage(own, actor, {
    ...{ slug, question, before: undefined, clientAddress: "10.0.0.1" },
  });
const found = async (question: string) => (await search(question)).results.map(({ n }) => n);

test.each([
  ["vi", "da nang"],
  ["vi", "phiếu đà nẵng"],
  ["th", "ภูเก็ต"],
  ["th", "ตลาด"],
  ["km", "ភ្នំពេញ"],
  ["lo", "ວຽງຈັນ"],
  ["my", "ရန်ကုန်"],
  ["zh", "市场"],
])("in %s %s is found, and only there", async (lang, question) => {
  expect(await found(question)).toEqual([said.get(lang)?.n]);
});

test("only in its own room", async () => {
  const other = await openTestRoom(services, actors.daNang);
  await postMessage(services, actors.daNang, posting(other, "Only of Vientiane"));
  expect(await found("vientiane")).toEqual([]);
  expect((await search("vientiane", actors.phuket, other)).results).toHaveLength(1);
});

test("an edited message by its new words at once, a hidden and a deleted one not at all", async () => {
  const message = posting(room, "Before it was changed");
  await postMessage(services, actors.daNang, message);
  expect(await found("before")).toHaveLength(1);
  await editMessage(services, actors.daNang, { room, message: message.id, body: "Afterwards" });
  expect(await found("before")).toEqual([]);
  expect(await found("afterwards")).toHaveLength(1);
  const hide = (at: Date | null) =>
    services.db
      .updateTable("messages")
      .set({
        ...{ hiddenAt: at, hiddenBy: at && actors.daNang.mandate.id, hiddenReason: at && "Off the subject" },
      })
      .where("id", "=", message.id)
      .execute();
  await hide(new Date());
  expect(await found("afterwards")).toEqual([]);
  await hide(null);
  expect(await found("afterwards")).toHaveLength(1);
  await deleteMessage(services, actors.daNang, { room, message: message.id });
  expect(await found("afterwards")).toEqual([]);
});

describe("who may", () => {
  test.each([
    ["a partner", () => actors.mekong],
    ["a visitor", () => visitor],
  ])("%s is told that there is no such room", async (_, who) => {
    await expect(search("da nang", who())).rejects.toMatchObject({ status: 404 });
  });

  test("searches of an address are counted, a page without a question is not", async () => {
    const settings = { ...defaultSettings, limits: { ...defaultSettings.limits } };
    settings.limits.searches = { points: 1, seconds: 60 };
    const limited = {
      ...services,
      limits: createLimits({ pool: database.pool, settings: () => settings }),
    };
    const ask = (question: string) => search(question, actors.phuket, room, limited);
    for (const question of ["", "?!", "da nang"]) await ask(question);
    await expect(ask("da nang")).rejects.toMatchObject({ status: 429 });
    await ask("");
  });
});

test("results come twenty at a time, the newest first, seldom words from however long ago", async () => {
  const slug = await openTestRoom(services, actors.daNang);
  await sql`
    with room as (update rooms set last_n = 20000 where slug = ${slug} returning id, slug)
    insert into messages (room_id, person_id, id, mandate_id, n, as_of, body, words)
    select room.id, ${actors.daNang.person.id}::uuid, gen_random_uuid(), ${actors.daNang.mandate.id}::uuid, n, n,
      'filler', array_to_tsvector(array['room:' || slug, 'filler', 'n' || n || 'x'] ||
        case when n % 1000 = 0 then array['seldom'] else '{}'::text[] end)
    from room, generate_series(1, 20000) as n`.execute(services.db);
  await analyze(database);
  const page = await search("filler", actors.phuket, slug);
  expect(page.results.map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, index) => 20_000 - index));
  expect(page.olderBefore).toBe(19_981);
  expect((await search("seldom", actors.phuket, slug)).results.map(({ n }) => n)).toEqual(
    Array.from({ length: 20 }, (_, index) => 20_000 - index * 1000),
  );
  // Older than the messages that are looked at first.
  expect((await search("n17x", actors.phuket, slug)).results.map(({ n }) => n)).toEqual([17]);
});
