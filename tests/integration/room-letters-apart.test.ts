import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { tellMentions, tellRest } from "#app/features/rooms/letters/claiming-commands.server.ts";
import { letterScene } from "./letter-players.ts";

let scene: Awaited<ReturnType<typeof letterScene>>;
let shared: string;
let apart: string;
beforeAll(async () => {
  scene = await letterScene();
});
afterAll(() => scene.database.close());
/** The two rooms of an initiative: of its partner and the members, and of the members alone. */
beforeEach(async () => {
  await scene.empty();
  shared = await scene.open("members-and-invited", ["mekong"]);
  apart = await scene.open("members");
});

test("a partner who is named in the members' part is written to of the shared room alone", async () => {
  await scene.say(shared, "Shared @partner-mekong @partner-lumen @csco-phuket @administration");
  await scene.say(apart, "Apart @partner-mekong @partner-lumen @csco-phuket @administration");
  await tellMentions(scene.services);
  const told = (await scene.sent()).map(({ to, words }) => [
    to,
    words.map((one) => one.split(" ")[0]).sort(),
  ]);
  expect(told.sort()).toEqual([
    ["mekong", ["Shared"]],
    ["phuket", ["Apart", "Shared"]],
  ]);
});

test("the daily letter of a partner holds nothing of the members' part, and of the shared room nothing once they are invited no more", async () => {
  const { services, follow, say } = scene;
  for (const room of [shared, apart]) await follow(room, "phuket");
  await follow(shared, "mekong");
  for (const who of ["mekong", "lumen", "admin"] as const)
    await expect(follow(apart, who)).rejects.toMatchObject({ status: 404 });
  await say(shared, "News for both");
  await say(apart, "News among members");
  await tellRest(services);
  const told = (await scene.told()).map(([to, ...words]) => [to, ...words.sort()]);
  expect(told.sort()).toEqual([
    ["mekong", "News for both"],
    ["phuket", "News among members", "News for both"],
  ]);
  // Narrowed while the letter waits to be sent.
  await say(shared, "No longer for partners");
  await tellRest(services);
  await services.db.updateTable("rooms").set({ audience: "members" }).where("slug", "=", shared).execute();
  expect(await scene.told()).toEqual([["phuket", "No longer for partners"]]);
});
