import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  findExperience,
  listExperiences,
  listExperiencesOfCity,
  listLatest,
} from "#db/queries/experiences.ts";
import { covidExperiences } from "#db/seeds/reference/content.ts";
import { testDatabase, type TestDatabase } from "../database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const slugs = (rows: readonly { slug: string }[]) => rows.map((row) => row.slug).sort();

describe("experiences", () => {
  test("all, the latest start first, those without a date last", async () => {
    const rows = await listExperiences(database.db);
    expect(slugs(rows)).toEqual(covidExperiences.map(({ id }) => id).sort());
    const starts = rows.map((row) => row.startsOn ?? "");
    expect(starts).toEqual([...starts].sort().reverse());
    expect(starts.at(-1)).toBe("");
  });

  test("of a country, of a kind, of both", async () => {
    const ofVietNam = covidExperiences.filter(({ country }) => country === "VN");
    expect(slugs(await listExperiences(database.db, { country: "VN" }))).toEqual(
      ofVietNam.map(({ id }) => id).sort(),
    );
    const both = await listExperiences(database.db, { country: "VN", kind: "check-in" });
    expect(slugs(both)).toEqual(["vn-danang-qr"]);
    expect(await listExperiences(database.db, { country: "FR" })).toEqual([]);
  });

  test("of a city, and the latest few", async () => {
    expect(slugs(await listExperiencesOfCity(database.db, "da-nang"))).toEqual([
      "vn-danang-market",
      "vn-danang-qr",
    ]);
    const all = await listExperiences(database.db);
    expect(await listLatest(database.db, 3)).toEqual(all.slice(0, 3));
  });

  test("one with everything its source says, and none of another name", async () => {
    const record = covidExperiences.find(({ id }) => id === "sg-tracetogether")!;
    expect(await findExperience(database.db, "sg-tracetogether")).toMatchObject({
      title: record.title,
      city: "Singapore",
      startsOn: "2020-03-20",
      figures: record.figures,
      sources: record.sources,
      pointForDiscussion: record.point_for_discussion,
    });
    expect(await findExperience(database.db, "nothing")).toBeUndefined();
  });
});
