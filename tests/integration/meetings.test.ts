import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findMeeting, listChairs, listMeetings, listShepherds } from "#db/queries/meetings.ts";
import { listSources } from "#db/queries/sources.ts";
import { network } from "#db/seeds/reference/content.ts";
import english from "#locales/en/meetings.json" with { type: "json" };
import { testDatabase, type TestDatabase } from "../database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

describe("meetings", () => {
  test("the annual meetings, the latest first, each with its sources in their order", async () => {
    const annual = (await listMeetings(database.db)).filter(({ kind }) => kind === "annual-meeting");
    expect(annual.map(({ number }) => number)).toEqual(
      network.annual_meetings.map((m) => m.number).reverse(),
    );
    for (const { number, named } of annual)
      expect(named.map(({ id }) => id)).toEqual(
        network.annual_meetings.find((meeting) => meeting.number === number)?.source,
      );
  });

  test("every certainty has its words", async () => {
    for (const { certainty } of await listMeetings(database.db))
      expect(Object.keys(english.certainty)).toContain(certainty);
  });

  test("one by its slug, and none of another name", async () => {
    const meeting = await findMeeting(database.db, "annual-meeting-4");
    expect(meeting).toMatchObject({ number: 4, startsOn: "2021-08-30", chairCountryCode: "BN" });
    expect(await findMeeting(database.db, "annual-meeting-0")).toBeUndefined();
  });

  test("chairs and shepherds, each with a source", async () => {
    const duties = [...(await listChairs(database.db)), ...(await listShepherds(database.db))];
    expect(duties).toHaveLength(network.chairs.length + network.shepherds.length);
    expect(duties.every(({ named }) => named.length > 0)).toBe(true);
  });
});

test("sources by their ids; the about page's are there", async () => {
  const sources = await listSources(database.db, [
    "asean-page-2026",
    "framework-2018",
    "tor-2019",
    "nothing",
  ]);
  expect(sources.map(({ id }) => id).sort()).toEqual(["asean-page-2026", "framework-2018", "tor-2019"]);
});
