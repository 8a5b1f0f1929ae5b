import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as content from "#db/seeds/reference/content.ts";
import { loadReference } from "#db/seeds/reference/load.ts";
import { testDatabase, type TestDatabase } from "#tests/database.ts";

const queries: string[] = [];
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase({ onQuery: (text) => queries.push(text) });
  await loadReference(database.db);
});
afterAll(() => database.close());

/** Rows in each table of the schema. */
async function rowCounts(): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string; count: number }>`
    select table_name as name,
      (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I', table_name), false, true, '')))[1]::text::int as count
    from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
    order by 1`.execute(database.db);
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

const forgetLoading = () => database.db.deleteFrom("loadedContent").execute();

describe("what is there", () => {
  test("as many rows as the files have records", async () => {
    expect(await rowCounts()).toMatchObject({
      countries: 11,
      cities: 38,
      experiences: 27,
      focus_areas: 6,
      sources: new Set([...Object.keys(content.citySources), ...Object.keys(content.network.meta.sources)])
        .size,
      city_names: content.cities.flatMap((city) => city.native_names).length,
      city_sections: 2 * content.cities.length,
      offices: 38 + 11 + 2 + content.network.chairs.length + content.network.shepherds.length,
      chairs: content.network.chairs.length,
      shepherds: content.network.shepherds.length,
      meetings:
        content.network.annual_meetings.length +
        content.network.other_events.reduce((sum, event) => sum + (event.items?.length ?? 1), 0),
      documents: 2,
      document_versions: 3,
      rooms: 2,
      comment_periods: 0,
    });
  });

  test("no comment period is open, no version unpublished, no document without its label", async () => {
    const rows = await database.db
      .selectFrom("documentVersions as version")
      .innerJoin("documentTitles as title", "title.versionId", "version.id")
      .innerJoin("documents as document", "document.slug", "version.documentSlug")
      .select(["slug", "number", "lang", "label", "isIllustrative", "authoritativeLang"])
      .where("publishedAt", "<", sql<Date>`now()`)
      .orderBy("slug")
      .orderBy("number")
      .orderBy("lang")
      .execute();
    expect(rows.map(({ slug, number, lang }) => `${slug} ${number} ${lang}`)).toEqual([
      "investment-toolkit 1 en",
      "investment-toolkit 1 vi",
      "investment-toolkit 2 en",
      "investment-toolkit 2 vi",
      "online-portal 1 en",
      "online-portal 1 vi",
    ]);
    expect(
      rows.every((row) => row.label !== null && row.isIllustrative && row.authoritativeLang === "en"),
    ).toBe(true);
  });

  test("every paragraph stands in both languages", async () => {
    const { rows } =
      await sql`select node_id from version_texts group by version_id, node_id having count(*) <> 2`.execute(
        database.db,
      );
    expect(rows).toEqual([]);
  });

  test("no text breaks its normal form, in no column of no table", async () => {
    const { rows } = await sql<{ table: string; column: string }>`
      select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb')`.execute(database.db);
    expect(rows.length).toBeGreaterThan(50);
    for (const { table, column } of rows) {
      const broken = await sql`select 1 from ${sql.table(table)}
        where ${sql.ref(column)}::text is not nfc normalized`.execute(database.db);
      expect(broken.rows, `${table}.${column}`).toEqual([]);
    }
  });
});

describe("loading again", () => {
  test("looks at a mark only: a handful of statements", async () => {
    queries.length = 0;
    await loadReference(database.db);
    expect(queries.length).toBeLessThanOrEqual(4);
  });

  test("changes no count and nothing that people changed, even when every part is read again", async () => {
    const { db } = database;
    const own = JSON.stringify({ lang: "vi", text: "Thành phố tự viết câu này." });
    const place = { citySlug: "da-nang", section: "summary" };
    await db
      .updateTable("citySections")
      .set({ isCurrent: false })
      .where("citySlug", "=", "da-nang")
      .where("section", "=", "summary")
      .execute();
    await db
      .insertInto("citySections")
      .values({ ...place, version: 2, content: own, mandateId: null })
      .execute();
    await db
      .updateTable("cities")
      .set({ website: "https://example.org" })
      .where("slug", "=", "da-nang")
      .execute();
    const before = await rowCounts();

    await forgetLoading();
    await loadReference(db);

    expect(await rowCounts()).toEqual(before);
    const current = await db
      .selectFrom("citySections")
      .select(["version", "content"])
      .where("citySlug", "=", "da-nang")
      .where("section", "=", "summary")
      .where("isCurrent", "=", true)
      .execute();
    expect(current).toEqual([{ version: 2, content: JSON.parse(own) as object }]);
    const city = await db
      .selectFrom("cities")
      .select("website")
      .where("slug", "=", "da-nang")
      .executeTakeFirst();
    expect(city?.website).toBe("https://example.org");
  });

  test("two nodes that start together load once", async () => {
    const before = await rowCounts();
    await forgetLoading();
    await Promise.all([loadReference(database.db), loadReference(database.db)]);
    expect(await rowCounts()).toEqual(before);
  });
});
