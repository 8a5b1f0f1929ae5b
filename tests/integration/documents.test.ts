import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { visitor, type Actor, type Mandated } from "#app/features/access/actor.ts";
import { mandateFrom } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { makeComment, openCommentPeriod, type Commenting } from "#app/features/documents/commands.server.ts";
import { findDocumentPage, listDocumentRows } from "#app/features/documents/pages.server.ts";
import { decideSight, sightOf } from "#app/features/documents/visibility.ts";
import * as accounts from "#db/queries/accounts.ts";
import * as comments from "#db/queries/comments.ts";
import { testDatabase, type TestDatabase } from "#tests/database.ts";

const queries: string[] = [];
let database: TestDatabase;
let services: Services;
const actors: Record<string, Mandated> = {};

const offices: Record<string, accounts.OfficeKey> = {
  daNang: { kind: "city", city: "da-nang", country: "VN" },
  hanoi: { kind: "city", city: "hanoi", country: "VN" },
  phuket: { kind: "city", city: "phuket", country: "TH" },
  nrVietNam: { kind: "country", country: "VN" },
  nrThailand: { kind: "country", country: "TH" },
  chair: { kind: "chair", country: "PH", term: "2026" },
  shepherd: { kind: "shepherd", country: "ID", term: "2025-2027" },
  secretariat: { kind: "secretariat" },
  partner: { kind: "partner", organisation: "lumen" },
  administrator: { kind: "administration" },
};

beforeAll(async () => {
  database = await testDatabase({ onQuery: (text) => queries.push(text) });
  const { db } = database;
  const silent = () => undefined;
  services = {
    db,
    clock: () => new Date(),
    log: { info: silent, warn: silent, error: silent },
    passwords: { hash: () => Promise.resolve(""), verify: () => Promise.resolve(false) },
  };
  await accounts.insertOrganisation(db, { slug: "lumen", name: "Lumen", isDemonstration: true });
  const known = await accounts.listOffices(db);
  for (const [name, office] of Object.entries(offices)) {
    const officeId = known.find((row) => accounts.isOffice(row, office))!.id;
    const email = `${name.toLowerCase()}@example.org`;
    const person = { email, name, passwordHash: "", isDemonstration: true };
    const personId = (await accounts.insertPerson(db, person))!;
    await accounts.insertMandate(db, { personId, officeId, capacity: "head" });
    const found = (await accounts.findMandatedPerson(db, email))!;
    actors[name] = { person: found.person, mandate: mandateFrom(found.mandate.id, found.mandate) };
  }
});
afterAll(() => database.close());

beforeEach(async () => {
  for (const table of ["comments", "commentPeriods", "events"] as const)
    await database.db.deleteFrom(table).execute();
});

const as = (name: string): Actor =>
  name === "visitor" ? visitor : name === "former" ? { ...actors["daNang"]!, mandate: null } : actors[name]!;
const soon = () => new Date(Date.now() + 3_600_000);
const openPeriod = (change: Partial<Parameters<typeof openCommentPeriod>[2]> = {}, who = "secretariat") =>
  openCommentPeriod(services, as(who), {
    ...{ document: "online-portal", version: 1, closesAt: soon(), publishesDirectly: true },
    ...change,
  });
const comment = (change: Partial<Commenting> = {}): Commenting => ({
  ...{ id: randomUUID(), document: "online-portal", version: 1, paragraph: "op-2-1" },
  ...{ type: "substantive", lang: "en", body: "We agree." },
  ...change,
});
const refusal = (status: number, key: string) => expect.objectContaining({ status, key }) as unknown;
const closePeriods = () =>
  database.db
    .updateTable("commentPeriods")
    .set({ opensAt: new Date(Date.now() - 7_200_000), closesAt: new Date(Date.now() - 1) })
    .execute();
const eventRows = () =>
  database.db
    .selectFrom("events")
    .select(["type", "subject", "mandateId", "data"])
    .where("type", "=", "documents.commented")
    .orderBy("id")
    .execute();
const commentRows = () => database.db.selectFrom("comments").selectAll().orderBy("createdAt").execute();

describe("opening a comment period", () => {
  test.each(["secretariat", "chair"])("%s opens it: a row and an event", async (who) => {
    const closesAt = soon();
    const { id } = await openPeriod({ closesAt, publishesDirectly: false }, who);
    const rows = await database.db
      .selectFrom("commentPeriods")
      .select(["id", "closesAt", "publishesDirectly"])
      .execute();
    expect(rows).toEqual([{ id, closesAt, publishesDirectly: false }]);
    const events = await database.db
      .selectFrom("events")
      .select(["type", "subject", "data", "mandateId"])
      .execute();
    expect(events).toEqual([
      {
        type: "documents.commentPeriodOpened",
        subject: "online-portal",
        data: { version: 1, period: id },
        mandateId: as(who).mandate!.id,
      },
    ]);
  });

  test.each([
    ["daNang", 403, "forbidden"],
    ["nrVietNam", 403, "forbidden"],
    ["shepherd", 403, "forbidden"],
    ["partner", 403, "forbidden"],
    ["administrator", 403, "forbidden"],
    ["former", 403, "forbidden"],
    ["visitor", 401, "signInFirst"],
  ])("%s may not", async (who, status, key) => {
    await expect(openPeriod({}, who)).rejects.toEqual(refusal(status, key));
    expect(await database.db.selectFrom("events").select("id").execute()).toEqual([]);
  });

  test("not one that closes in the past, not beside a running one, not for what is not there", async () => {
    await expect(openPeriod({ closesAt: new Date(Date.now() - 1000) })).rejects.toEqual(
      refusal(422, "closesInThePast"),
    );
    await expect(openPeriod({ version: 2 })).rejects.toEqual(refusal(404, "notFound"));
    await expect(openPeriod({ document: "nothing" })).rejects.toEqual(refusal(404, "notFound"));
    const both = await Promise.allSettled([openPeriod(), openPeriod()]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(openPeriod()).rejects.toEqual(refusal(409, "commentPeriodOpen"));
    await closePeriods();
    await openPeriod();
  });
});

describe("commenting", () => {
  test.each(["daNang", "phuket", "nrVietNam"])("%s comments: a row and an event", async (who) => {
    await openPeriod();
    const given = comment({ lang: "vi", body: "Chúng tôi đồng ý.", quote: "one trusted  place\nto read" });
    const { id, createdAt } = await makeComment(services, as(who), given);
    const { mandate } = as(who);
    expect(await commentRows()).toMatchObject([
      {
        id,
        createdAt,
        nodeId: "op-2-1",
        mandateId: mandate!.id,
        countryCode: mandate!.office.country,
        citySlug: mandate!.office.city,
        type: "substantive",
        lang: "vi",
        body: given.body,
        quote: given.quote,
        submittedAt: null,
      },
    ]);
    expect(await eventRows()).toEqual([
      {
        type: "documents.commented",
        subject: "online-portal",
        mandateId: mandate!.id,
        data: { paragraph: "op-2-1", comment: id },
      },
    ]);
  });

  test.each([
    ["secretariat", 403, "forbidden"],
    ["chair", 403, "forbidden"],
    ["shepherd", 403, "forbidden"],
    ["partner", 403, "forbidden"],
    ["administrator", 403, "forbidden"],
    ["former", 403, "forbidden"],
    ["visitor", 401, "signInFirst"],
  ])("%s may not", async (who, status, key) => {
    await openPeriod();
    await expect(makeComment(services, as(who), comment())).rejects.toEqual(refusal(status, key));
    expect([await commentRows(), await eventRows()]).toEqual([[], []]);
  });

  test.each<[Partial<Commenting>, number, string]>([
    [{ document: "nothing" }, 404, "notFound"],
    [{ version: 2 }, 404, "notFound"],
    [{ paragraph: "it-2-1" }, 422, "paragraphNotInVersion"],
    [{ paragraph: "op-99" }, 422, "paragraphNotInVersion"],
    [{ paragraph: "op-2" }, 422, "paragraphNotInVersion"],
    [{ quote: "words that are not there" }, 422, "quoteNotFound"],
  ])("refused: %o", async (change, status, key) => {
    await openPeriod();
    await expect(makeComment(services, as("daNang"), comment(change))).rejects.toEqual(refusal(status, key));
    expect([await commentRows(), await eventRows()]).toEqual([[], []]);
  });

  test("a quote may stand in the paragraph's other language", async () => {
    await openPeriod();
    await makeComment(services, as("phuket"), comment({ quote: "một nơi tin cậy duy nhất" }));
    expect(await commentRows()).toHaveLength(1);
  });

  test("a paragraph that only the second version has", async () => {
    await openPeriod({ document: "investment-toolkit", version: 2 });
    const given = comment({ document: "investment-toolkit", version: 2, paragraph: "it-8-3" });
    await makeComment(services, as("daNang"), given);
    const inFirst = { ...given, id: randomUUID(), version: 1 };
    await expect(makeComment(services, as("daNang"), inFirst)).rejects.toEqual(
      refusal(422, "paragraphNotInVersion"),
    );
    await expect(makeComment(services, as("daNang"), { ...inFirst, paragraph: "it-8-1" })).rejects.toEqual(
      refusal(409, "commentPeriodClosed"),
    );
  });

  test("the database's clock closes: before a period, after it, and while the portal's own clock is wrong", async () => {
    await expect(makeComment(services, as("daNang"), comment())).rejects.toEqual(
      refusal(409, "commentPeriodClosed"),
    );
    await openPeriod({ closesAt: new Date(Date.now() + 400) });
    const wrongClock = { ...services, clock: () => new Date(0) };
    await makeComment(wrongClock, as("daNang"), comment());
    await new Promise((resolve) => setTimeout(resolve, 450));
    await expect(makeComment(wrongClock, as("daNang"), comment())).rejects.toEqual(
      refusal(409, "commentPeriodClosed"),
    );
    expect([(await commentRows()).length, (await eventRows()).length]).toEqual([1, 1]);
  });

  test("the same id: the same answer, also at once and after closing; with another content 409", async () => {
    await openPeriod();
    const given = comment({ quote: "one trusted place" });
    const [first, second] = await Promise.all([
      makeComment(services, as("daNang"), given),
      makeComment(services, as("daNang"), given),
    ]);
    expect(second).toEqual(first);
    await closePeriods();
    expect(await makeComment(services, as("daNang"), given)).toEqual(first);
    for (const change of [{ body: "No." }, { quote: "" }, { type: "editorial" as const }, { lang: "vi" }])
      await expect(makeComment(services, as("daNang"), { ...given, ...change })).rejects.toEqual(
        refusal(409, "idTaken"),
      );
    await expect(makeComment(services, as("phuket"), given)).rejects.toEqual(refusal(409, "idTaken"));
    expect([(await commentRows()).length, (await eventRows()).length]).toEqual([1, 1]);
  });

  test("two at once: both stand, and events in the order of their numbers", async () => {
    await openPeriod();
    const made = await Promise.all(
      ["daNang", "phuket", "nrThailand", "hanoi"].map((who) => makeComment(services, as(who), comment())),
    );
    const rows = await commentRows();
    expect(rows.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort());
    expect((await eventRows()).map(({ data }) => data["comment"])).toEqual(rows.map(({ id }) => id));
  });
});

describe("who sees a comment", () => {
  const everyone = [...Object.keys(offices), "former", "visitor"];

  test.each(everyone)("%s: the query gives exactly what the rule allows", async (who) => {
    const { db } = database;
    await openPeriod({ publishesDirectly: false });
    for (const writer of ["daNang", "nrVietNam", "phuket"]) {
      await makeComment(services, as(writer), comment());
      const { id } = await makeComment(services, as(writer), comment());
      await db.updateTable("comments").set({ submittedAt: new Date() }).where("id", "=", id).execute();
    }
    await closePeriods();
    await openPeriod({ publishesDirectly: true });
    await makeComment(services, as("hanoi"), comment());

    const rows = await db
      .selectFrom("comments")
      .innerJoin("commentPeriods", "commentPeriods.id", "comments.periodId")
      .select([
        "comments.id",
        "comments.versionId",
        "countryCode as country",
        "submittedAt",
        "publishesDirectly",
      ])
      .execute();
    const { versionId } = rows[0]!;
    const sight = sightOf(as(who));
    const decided = rows.map((row) => ({
      ...row,
      seen: decideSight(sight, { ...row, isSubmitted: row.submittedAt !== null }),
    }));
    const expected = decided.filter(({ seen }) => seen === "text").map(({ id }) => id);

    const listed = await comments.listComments(db, { versionId, nodeId: "op-2-1" }, sight);
    expect(listed.map(({ id }) => id).sort()).toEqual(expected.sort());

    const counted = await comments.countComments(db, versionId, sight);
    const told = (isOpen: boolean) =>
      counted.filter((row) => row.isOpen === isOpen).reduce((sum, { count }) => sum + count, 0);
    expect(told(true)).toBe(expected.length);
    expect(told(false)).toBe(decided.filter(({ seen }) => seen === "number").length);

    const [open] = await comments.countOpenComments(db, [versionId], sight);
    expect(open?.count ?? 0).toBe(expected.length);
  });

  test("the Secretariat is told the number per country of what is not submitted, and no text", async () => {
    await openPeriod({ publishesDirectly: false });
    await makeComment(services, as("daNang"), comment({ body: "held back" }));
    await makeComment(services, as("hanoi"), comment({ body: "held back too" }));
    await makeComment(services, as("phuket"), comment({ body: "and this" }));
    const asked = { slug: "online-portal", lang: "en" as const, paragraph: "op-2-1" };
    const page = (await findDocumentPage(services, as("secretariat"), asked))!;
    expect(page.chosen).toMatchObject({
      comments: [],
      held: [
        { country: "TH", count: 1 },
        { country: "VN", count: 2 },
      ],
    });
    expect(page.nodes.find(({ id }) => id === "op-2-1")?.count).toBe(3);
    expect(JSON.stringify(page)).not.toContain("held back");
    const elsewhere = (await findDocumentPage(services, as("shepherd"), asked))!;
    expect(elsewhere.chosen).toMatchObject({ comments: [], held: [] });
    expect(elsewhere.nodes.find(({ id }) => id === "op-2-1")?.count).toBe(0);
  });
});

describe("pages", () => {
  const fill = async (count: number) => {
    for (let index = 0; index < count; index += 1)
      await makeComment(services, as("daNang"), comment({ body: `Number ${index}` }));
  };

  test("as many queries however many comments: four, and one less for those who see none", async () => {
    await openPeriod();
    const asked = { slug: "online-portal", lang: "vi" as const, beside: "en", paragraph: "op-2-1" };
    const counts: number[] = [];
    for (const many of [1, 30]) {
      await fill(many);
      queries.length = 0;
      const page = (await findDocumentPage(services, as("phuket"), asked))!;
      expect(page.chosen?.comments.length).toBeGreaterThanOrEqual(many);
      counts.push(queries.length);
    }
    expect(counts).toEqual([4, 4]);
    queries.length = 0;
    const page = (await findDocumentPage(services, visitor, asked))!;
    expect(page.chosen?.comments).toEqual([]);
    expect(queries).toHaveLength(2);
  });

  test("the list: latest versions, titles in the reader's language, comments one may see", async () => {
    await openPeriod();
    await fill(2);
    queries.length = 0;
    const rows = await listDocumentRows(services, as("phuket"), "vi");
    expect(queries).toHaveLength(2);
    expect(rows.map(({ slug, version, lang, count }) => [slug, version, lang, count])).toEqual([
      ["investment-toolkit", 2, "vi", 0],
      ["online-portal", 1, "vi", 2],
    ]);
    const thai = await listDocumentRows(services, visitor, "th");
    expect(thai.map(({ lang, count }) => [lang, count])).toEqual([
      ["en", null],
      ["en", null],
    ]);
  });

  test("a version that is not published and a document that is not there are absent", async () => {
    expect(await findDocumentPage(services, visitor, { slug: "nothing", lang: "en" })).toBeNull();
    expect(
      await findDocumentPage(services, visitor, { slug: "online-portal", lang: "en", number: 2 }),
    ).toBeNull();
  });

  test("the first version keeps its own text and says that there is a newer one", async () => {
    const page = (await findDocumentPage(services, visitor, {
      slug: "investment-toolkit",
      lang: "en",
      number: 1,
    }))!;
    expect(page).toMatchObject({ number: 1, latest: 2 });
    expect(page.nodes.some(({ id }) => id === "it-8-3")).toBe(false);
  });
});
