import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Facts } from "#app/features/cities/profile.ts";
import * as content from "#db/seeds/reference/content.ts";
import { loadReference } from "#db/seeds/reference/load.ts";
import { testDatabase, type TestDatabase } from "#tests/database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await loadReference(database.db);
});
afterAll(() => database.close());

const planProjects = content.cities.flatMap((city) =>
  (city.scap_2018?.projects ?? []).map(({ name }) => ({ city: city.slug, name })),
);
const reportProjects = content.cities.flatMap((city) =>
  city.projects_me_2025.map(({ name }) => ({ city: city.slug, name })),
);

describe("figures", () => {
  test("each has a source, or a state that says why not; each city has a population and an area", async () => {
    const sections = await database.db
      .selectFrom("citySections")
      .select(["citySlug", "content"])
      .where("section", "=", "facts")
      .execute();
    expect(sections).toHaveLength(38);
    for (const { citySlug, content: facts } of sections) {
      const { figures } = facts as Facts;
      expect(new Set(figures.map((figure) => figure.indicator)), citySlug).toEqual(
        new Set(["population", "area"]),
      );
      for (const { state, value, source } of figures) {
        if (state === "known") expect([typeof value, typeof source], citySlug).toEqual(["number", "string"]);
        else expect([value, source], citySlug).toEqual([null, null]);
      }
    }
  });

  test("a figure from a secondary source says so, one read in its source does not", async () => {
    const figuresOf = async (citySlug: string) => {
      const section = await database.db
        .selectFrom("citySections")
        .select("content")
        .where("section", "=", "facts")
        .where("citySlug", "=", citySlug)
        .executeTakeFirstOrThrow();
      return (section.content as Facts).figures;
    };
    expect((await figuresOf("da-nang")).map((figure) => figure.note)).toEqual([null, null]);
    for (const { note } of await figuresOf("ipoh")) expect(note).toContain("from a secondary source");
  });
});

describe("projects", () => {
  test("each stands once: every report row, and of the plans only what the report does not list", async () => {
    const rows = await database.db
      .selectFrom("projects")
      .select(["citySlug", "name", "planName", "sourceId"])
      .execute();
    const keys = (list: readonly { city: string; name: string }[]) =>
      list.map(({ city, name }) => `${city}: ${name}`).sort();
    const fromReport = rows.filter((row) => row.sourceId === "ascn-me-2025");
    const withPlan = rows.flatMap(({ citySlug, planName }) =>
      planName === null ? [] : [{ city: citySlug, name: planName }],
    );
    expect(keys(fromReport.map(({ citySlug, name }) => ({ city: citySlug, name })))).toEqual(
      keys(reportProjects),
    );
    expect(keys(withPlan)).toEqual(keys(planProjects));
    expect(new Set(rows.map((row) => `${row.citySlug}: ${row.name.toLowerCase()}`)).size).toBe(rows.length);
  });

  test("a plan's project stands alone only where the report does not list it", async () => {
    const alone = await database.db
      .selectFrom("projects")
      .select(["citySlug", "name"])
      .where("sourceId", "=", "asean-scap-2018")
      .execute();
    const isUnlisted = (basis: string) => basis.includes("2022 list") || basis.startsWith("inferred");
    const expected = content.cities.flatMap((city) =>
      (city.scap_2018?.projects ?? [])
        .filter((project) => isUnlisted(project.focus_area_basis))
        .map(({ name }) => ({ citySlug: city.slug, name })),
    );
    expect(alone).toHaveLength(expected.length);
    expect(alone).toEqual(expect.arrayContaining(expected));
  });

  test("every pair of project-matches.json names two projects that exist", () => {
    for (const match of content.projectMatches) {
      expect(planProjects).toContainEqual({ city: match.city, name: match.plan });
      expect(reportProjects).toContainEqual({ city: match.city, name: match.report });
    }
  });

  test("a project that only the plan has claims no status", async () => {
    const rows = await database.db
      .selectFrom("projects")
      .select(["status", "planName", "name"])
      .where("sourceId", "=", "asean-scap-2018")
      .execute();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toEqual({ status: null, planName: row.name, name: row.name });
  });
});

test("the second version of the toolkit changes what its file says, under the same permanent ids", async () => {
  const rows = await database.db
    .selectFrom("versionTexts as text")
    .innerJoin("documentVersions as version", "version.id", "text.versionId")
    .innerJoin("versionNodes as node", (join) =>
      join.onRef("node.versionId", "=", "version.id").onRef("node.nodeId", "=", "text.nodeId"),
    )
    .select(["version.number", "text.nodeId", "text.text", "node.position"])
    .where("version.documentSlug", "=", "investment-toolkit")
    .where("text.lang", "=", "en")
    .execute();
  const first = new Map(rows.filter((row) => row.number === 1).map((row) => [row.nodeId, row]));
  const second = rows.filter((row) => row.number === 2);
  const changed = second.filter((row) => first.has(row.nodeId) && first.get(row.nodeId)?.text !== row.text);
  expect(changed.map((row) => row.nodeId).sort()).toEqual(["it-10-2", "it-5-1"]);
  expect(second.filter((row) => !first.has(row.nodeId)).map((row) => row.nodeId)).toEqual(["it-8-3"]);
  expect(second.length).toBe(first.size + 1);
  const eighth = second
    .filter((row) => row.nodeId.startsWith("it-8-"))
    .sort((a, b) => a.position - b.position);
  expect(eighth.map((row) => row.nodeId)).toEqual(["it-8-1", "it-8-3", "it-8-2"]);
});
