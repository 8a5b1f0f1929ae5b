import { afterAll, beforeAll, expect, test } from "vitest";
import { visitor, type Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { findCities, findHistory, findNetwork } from "#app/features/cities/pages.server.ts";
import { findOpenDocuments } from "#app/features/home/pages.server.ts";
import { loader as home } from "#app/routes/$lang._index.tsx";
import { loader as editPage } from "#app/routes/$lang.cities.$slug.edit.tsx";
import { loader as cityPage } from "#app/routes/$lang.cities.$slug._index.tsx";
import { testDatabase, type TestDatabase } from "#tests/database.ts";
import { callOf, newActor, servicesOf } from "./city-players.ts";

const queries: string[] = [];
let database: TestDatabase;
let services: Services;
let csco: Actor;

beforeAll(async () => {
  database = await testDatabase({ onQuery: (text) => queries.push(text) });
  services = servicesOf(database.db);
  csco = await newActor(database.db, { kind: "city", city: "da-nang" });
});
afterAll(() => database.close());

test("the list is found by words without diacritics and by native names; unknown choices are passed over", async () => {
  const names = async (filter: object) =>
    (await findCities(services, { words: "", ...filter })).cities.map(({ slug }) => slug);
  expect(await names({ words: "da nang" })).toEqual(["da-nang"]);
  expect(await names({ words: "ภูเก็ต" })).toEqual(["phuket"]);
  expect(await names({ words: "ភ្នំពេញ" })).toEqual(["phnom-penh"]);
  expect(await names({ country: "VN" })).toEqual(["da-nang", "hanoi", "ho-chi-minh-city"]);
  expect(await names({ country: "XX", focusArea: "none" })).toHaveLength((await names({})).length);
  const { map, total } = await findCities(services, { country: "VN", words: "" });
  expect([map.points.length, total > 3]).toEqual([3, true]);
  expect((await findCities(services, { country: "VN", words: "" })).map).toBe(map);
});

test("need few queries, whatever the number of rows: with the session's no more than six", async () => {
  const count = async (page: () => unknown) => {
    queries.length = 0;
    await page();
    return queries.length;
  };
  const at = callOf(services, visitor);
  expect(await count(() => findCities(services, { words: "" }))).toBeLessThanOrEqual(5);
  expect(await count(() => cityPage(at))).toBeLessThanOrEqual(5);
  expect(await count(() => findHistory(services, "da-nang"))).toBeLessThanOrEqual(5);
  expect(await count(() => editPage(callOf(services, csco)))).toBeLessThanOrEqual(5);
  expect(await count(() => home(at))).toBeLessThanOrEqual(5);
});

test("the first page counts what is there, and lists a document while its period is open", async () => {
  const { counts } = await findNetwork(services);
  const places = await database.db.selectFrom("cities").select("countryCode").execute();
  expect(counts).toMatchObject({
    cities: places.length,
    countries: new Set(places.map((place) => place.countryCode)).size,
  });
  expect((await findOpenDocuments(services)).documents).toEqual([]);
  const { id } = await database.db
    .selectFrom("documentVersions")
    .select("id")
    .where("documentSlug", "=", "online-portal")
    .executeTakeFirstOrThrow();
  const closesAt = new Date(Date.now() + 6 * 86_400_000);
  await database.db
    .insertInto("commentPeriods")
    .values({ versionId: id, opensAt: new Date(0), closesAt, publishesDirectly: true })
    .execute();
  expect((await findOpenDocuments(services)).documents).toMatchObject([{ slug: "online-portal", closesAt }]);
});
