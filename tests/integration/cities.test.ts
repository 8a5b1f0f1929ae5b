import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visitor, type Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { saveSection, type Saving } from "#app/features/cities/commands.server.ts";
import { findHistory, findProfile } from "#app/features/cities/pages.server.ts";
import { action as saveByForm, loader as editPage } from "#app/routes/$lang.cities.$slug.edit.tsx";
import { insertOrganisation } from "#db/queries/accounts.ts";
import { loadReference } from "#db/seeds/reference/load.ts";
import { testDatabase, type TestDatabase } from "#tests/database.ts";
import { callOf, newActor, servicesOf } from "./city-players.ts";

let database: TestDatabase;
let services: Services;
let actors: Record<
  "csco" | "editor" | "alternate" | "hanoi" | "nr" | "secretariat" | "partner" | "former",
  Actor
>;

beforeAll(async () => {
  database = await testDatabase();
  services = servicesOf(database.db);
  await insertOrganisation(database.db, { slug: "mekong", name: "Mekong", isDemonstration: true });
  const daNang = { kind: "city", city: "da-nang" };
  actors = {
    csco: await newActor(database.db, daNang),
    editor: await newActor(database.db, daNang, { capacity: "editor" }),
    alternate: await newActor(database.db, daNang, { capacity: "alternate" }),
    hanoi: await newActor(database.db, { kind: "city", city: "hanoi" }),
    nr: await newActor(database.db, { kind: "country", country: "VN" }),
    secretariat: await newActor(database.db, { kind: "secretariat" }),
    partner: await newActor(database.db, { kind: "partner", organisation: "mekong" }),
    former: await newActor(database.db, daNang, { endsAt: new Date(Date.now() - 1000) }),
  };
});
afterAll(() => database.close());

const summary = (text: string, version: number): Saving => ({
  city: "da-nang",
  section: "summary",
  version,
  content: { lang: "en", text },
});
const rows = (section: string) =>
  database.db
    .selectFrom("citySections")
    .select(["version", "content", "isCurrent", "mandateId"])
    .where("citySlug", "=", "da-nang")
    .where("section", "=", section)
    .orderBy("version")
    .execute();
const events = () =>
  database.db
    .selectFrom("events")
    .select(["type", "subject", "mandateId", "data"])
    .where("type", "=", "cities.changed")
    .orderBy("id")
    .execute();
const call = (who: Actor, sent?: Parameters<typeof callOf>[2]) => callOf(services, who, sent);

describe("saving a section", () => {
  test("is a new version at once on the profile and in the history; the one before stays", async () => {
    expect(await saveSection(services, actors.csco, summary("A green city.", 1))).toBe(2);

    const kept = await rows("summary");
    expect(kept.map(({ version, isCurrent }) => [version, isCurrent])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(kept[1]).toMatchObject({
      content: { lang: "en", text: "A green city." },
      mandateId: actors.csco.mandate!.id,
    });
    const profile = await findProfile(services, actors.csco, "da-nang");
    expect(profile.summary).toMatchObject({
      version: 2,
      content: { text: "A green city." },
      by: { capacity: "head" },
    });
    expect(profile.facts).toMatchObject({ version: 1, by: null });
    expect(profile.can).toEqual({ edit: true });
    const { entries } = await findHistory(services, "da-nang");
    expect(entries[0]).toMatchObject({ section: "summary", version: 2, after: { text: "A green city." } });
    expect(entries).toHaveLength(3);
    expect((await events()).at(-1)).toEqual({
      type: "cities.changed",
      subject: "da-nang",
      mandateId: actors.csco.mandate!.id,
      data: { section: "summary", version: 2 },
    });
  });

  test("the same content again makes no new version and no event, even over an old version", async () => {
    const before = (await events()).length;
    expect(await saveSection(services, actors.editor, summary("A green city.", 2))).toBe(2);
    expect(await saveSection(services, actors.editor, summary("A green city.", 1))).toBe(2);
    expect(await rows("summary")).toHaveLength(2);
    expect(await events()).toHaveLength(before);
  });

  test("over a version not read is 409, and nothing is written", async () => {
    await expect(saveSection(services, actors.editor, summary("Another text.", 1))).rejects.toMatchObject({
      status: 409,
      key: "savedMeanwhile",
    });
    expect(await rows("summary")).toHaveLength(2);
  });

  test("of two at once exactly one wins", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, (_, i) =>
        saveSection(services, i % 2 ? actors.csco : actors.editor, summary(`Text ${i}.`, 2)),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ status: 409 });
    const kept = await rows("summary");
    expect(kept.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(kept.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
  });

  test("an editor may save as well as the CSCO", async () => {
    expect(await saveSection(services, actors.editor, summary("An editor's text.", 3))).toBe(4);
  });

  test.each([
    ["hanoi", 403],
    ["nr", 403],
    ["secretariat", 403],
    ["partner", 403],
    ["alternate", 403],
    ["former", 403],
    ["visitor", 401],
  ] as const)("%s is refused with %i, and nothing is written", async (who, status) => {
    const refused = who === "visitor" ? visitor : actors[who];
    await expect(saveSection(services, refused, summary("Not mine.", 4))).rejects.toMatchObject({ status });
    await expect(Promise.resolve(editPage(call(refused)))).rejects.toMatchObject({ init: { status } });
    await expect(Promise.resolve(saveByForm(call(refused, { fields: { text: "" } })))).rejects.toMatchObject({
      init: { status },
    });
    expect(await rows("summary")).toHaveLength(4);
  });

  test("an unknown city is 404", async () => {
    const nowhere = { ...summary("x", 1), city: "nowhere" };
    await expect(saveSection(services, actors.csco, nowhere)).rejects.toMatchObject({ status: 404 });
    await expect(findProfile(services, visitor, "nowhere")).rejects.toMatchObject({ status: 404 });
    await expect(findHistory(services, "nowhere")).rejects.toMatchObject({ status: 404 });
  });
});

describe("the form", () => {
  test("a conflict answers 409 with what was typed, while the page holds what is saved and its version", async () => {
    const typed = { version: "3", text: "What I wrote.", lang: "en" };
    const reply = await saveByForm(call(actors.csco, { fields: typed }));
    expect(reply).toMatchObject({
      init: { status: 409 },
      data: { conflict: { section: "summary", content: { lang: "en", text: "What I wrote." } } },
    });
    const { current } = await editPage(call(actors.csco));
    expect(current).toMatchObject({ version: 4, content: { text: "An editor's text." } });

    const again = (await saveByForm(call(actors.csco, { fields: { ...typed, version: "4" } }))) as Response;
    expect([again.status, again.headers.get("Location")]).toEqual([303, "/en/cities/da-nang"]);
    expect((await rows("summary")).at(-1)).toMatchObject({ version: 5, content: { text: "What I wrote." } });
  });

  test("what is wrong goes back with everything typed, and nothing is written", async () => {
    const typed = { version: "5", text: "x".repeat(601), lang: "en" };
    expect(await saveByForm(call(actors.csco, { fields: typed }))).toMatchObject({
      init: { status: 422 },
      data: { reply: { values: typed, errors: [{ field: "text", key: "tooLong", values: { limit: 600 } }] } },
    });
    expect(await rows("summary")).toHaveLength(5);
  });

  test("figures: not available, not applicable and zero stay apart", async () => {
    const fields = {
      version: "1",
      "figures.0.indicator": "population",
      "figures.0.state": "known",
      "figures.0.value": "0",
      "figures.0.year": "2026",
      "figures.0.source": "City office",
      "figures.1.indicator": "area",
      "figures.1.state": "not-applicable",
    };
    const saved = (await saveByForm(call(actors.csco, { fields, query: "?section=facts" }))) as Response;
    expect(saved.status).toBe(303);
    const { facts } = await findProfile(services, visitor, "da-nang");
    expect(facts!.content.figures).toMatchObject([
      { indicator: "population", state: "known", value: 0, year: 2026 },
      { indicator: "area", state: "not-applicable", value: null },
    ]);
  });

  test("an unknown section is 404", async () => {
    await expect(
      Promise.resolve(editPage(call(actors.csco, { query: "?section=other" }))),
    ).rejects.toMatchObject({
      init: { status: 404 },
    });
  });
});

test("loading the reference content again overwrites nothing that a city saved", async () => {
  const before = [await rows("summary"), await rows("facts")];
  await database.db.deleteFrom("loadedContent").execute();
  await loadReference(database.db);
  expect([await rows("summary"), await rows("facts")]).toEqual(before);
});
