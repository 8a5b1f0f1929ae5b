import { expect, test } from "vitest";
import { findMentionable } from "#app/features/rooms/writing/mentionable.server.ts";
import { visitor } from "#app/features/access/actor.ts";
import { listMentionable } from "#db/queries/message-mentions.ts";
import { refusal } from "../refusal.ts";
import { openRoomScene, openTestRoom } from "./room-players.ts";

const { services, actors } = await openRoomScene();
const room = (audience: Parameters<typeof openTestRoom>[2], guests?: string[]) =>
  openTestRoom(services, actors.daNang, audience, guests);
const handles = async (slug: string, who = actors.daNang) =>
  (await findMentionable(services, who, slug)).map(({ handle }) => handle);

test("offices, countries and people are listed by what mentions them", async () => {
  const listed = await handles(await room("members-and-partners"));
  expect(listed).toEqual(
    expect.arrayContaining(["csco-phuket", "viet-nam", "csco-phuket.head", "partner-mekong"]),
  );
  const read = await listMentionable(services.db, listed);
  expect(read.map(({ handle }) => handle).sort()).toEqual(listed.toSorted());
  const kindOf = (handle: string) => read.find((one) => one.handle === handle);
  expect(kindOf("viet-nam")?.countryCode).toBe("VN");
  expect(kindOf("csco-phuket.head")?.personId).toBe(actors.phuket.person.id);
});

test("nobody is listed who may not read the room", async () => {
  const partners = (listed: readonly string[]) => listed.filter((handle) => handle.startsWith("partner-"));
  expect(partners(await handles(await room("members")))).toEqual([]);
  expect(partners(await handles(await room("members-and-invited", ["lumen"])))).toEqual([
    "partner-lumen",
    "partner-lumen.head",
  ]);
});

test("members are told people's names, partners the office alone", async () => {
  const slug = await room("members-and-partners");
  const namesFor = async (who: typeof actors.daNang) =>
    (await findMentionable(services, who, slug)).flatMap(({ person }) => person ?? []);
  expect(await namesFor(actors.daNang)).toContain("phuket");
  expect(await namesFor(actors.mekong)).toEqual([]);
});

test("only those the room is for are told", async () => {
  const slug = await room("members");
  await expect(findMentionable(services, actors.mekong, slug)).rejects.toEqual(refusal(404, "notFound"));
  await expect(findMentionable(services, actors.admin, await room("everyone"))).rejects.toEqual(
    refusal(403, "forbidden"),
  );
  await expect(findMentionable(services, visitor, await room("everyone"))).rejects.toEqual(
    refusal(401, "signInFirst"),
  );
});
