import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeComment, type Commenting } from "#app/features/documents/comments/commands.server.ts";
import { comment, documentScene, soon, type DocumentScene } from "#tests/document-scene.ts";
import { refusal } from "#tests/refusal.ts";

let scene: DocumentScene;

beforeAll(async () => {
  scene = await documentScene();
});
afterAll(() => scene.database.close());
beforeEach(() => scene.empty());

const eventRows = () =>
  scene.database.db
    .selectFrom("events")
    .select(["type", "subject", "mandateId", "data"])
    .where("type", "=", "documents.commented")
    .orderBy("id")
    .execute();
const commentRows = () => scene.database.db.selectFrom("comments").selectAll().orderBy("createdAt").execute();

describe("opening a comment period", () => {
  test.each(["secretariat", "chair"])("%s opens it: a row and an event", async (who) => {
    const closesAt = soon();
    const { id } = await scene.openPeriod({ closesAt, publishesDirectly: false }, who);
    const rows = await scene.database.db
      .selectFrom("commentPeriods")
      .select(["id", "closesAt", "publishesDirectly"])
      .execute();
    expect(rows).toEqual([{ id, closesAt, publishesDirectly: false }]);
    const events = await scene.database.db
      .selectFrom("events")
      .select(["type", "subject", "data", "mandateId"])
      .execute();
    expect(events).toEqual([
      {
        type: "documents.commentPeriodOpened",
        subject: "online-portal",
        data: { version: 1, period: id },
        mandateId: scene.as(who).mandate!.id,
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
    await expect(scene.openPeriod({}, who)).rejects.toEqual(refusal(status, key));
    expect(await scene.database.db.selectFrom("events").select("id").execute()).toEqual([]);
  });

  test("not one that closes in the past, not beside a running one, not for what is not there", async () => {
    await expect(scene.openPeriod({ closesAt: new Date(Date.now() - 1000) })).rejects.toEqual(
      refusal(422, "closesInThePast"),
    );
    await expect(scene.openPeriod({ version: 2 })).rejects.toEqual(refusal(404, "notFound"));
    await expect(scene.openPeriod({ document: "nothing" })).rejects.toEqual(refusal(404, "notFound"));
    const both = await Promise.allSettled([scene.openPeriod(), scene.openPeriod()]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(scene.openPeriod()).rejects.toEqual(refusal(409, "commentPeriodOpen"));
    await scene.closePeriods();
    await scene.openPeriod();
  });
});

describe("commenting", () => {
  test.each(["daNang", "phuket", "nrVietNam"])("%s comments: a row and an event", async (who) => {
    await scene.openPeriod();
    const given = comment({ lang: "vi", body: "Chúng tôi đồng ý.", quote: "one trusted  place\nto read" });
    const { id, createdAt } = await makeComment(scene.services, scene.as(who), given);
    const { mandate } = scene.as(who);
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
    await scene.openPeriod();
    await expect(makeComment(scene.services, scene.as(who), comment())).rejects.toEqual(refusal(status, key));
    expect([await commentRows(), await eventRows()]).toEqual([[], []]);
  });

  test.each<[Partial<Commenting>, number, string]>([
    [{ document: "nothing" }, 404, "notFound"],
    [{ version: 2 }, 404, "notFound"],
    [{ paragraph: "it-2-1" }, 422, "paragraphNotInVersion"],
    [{ paragraph: "op-99" }, 422, "paragraphNotInVersion"],
    [{ quote: "words that are not there" }, 422, "quoteNotFound"],
  ])("refused: %o", async (change, status, key) => {
    await scene.openPeriod();
    await expect(makeComment(scene.services, scene.as("daNang"), comment(change))).rejects.toEqual(
      refusal(status, key),
    );
    expect([await commentRows(), await eventRows()]).toEqual([[], []]);
  });

  test("a quote may stand in the paragraph's other language", async () => {
    await scene.openPeriod();
    await makeComment(scene.services, scene.as("phuket"), comment({ quote: "một nơi tin cậy duy nhất" }));
    expect(await commentRows()).toHaveLength(1);
  });

  test("a paragraph that only the second version has", async () => {
    await scene.openPeriod({ document: "investment-toolkit", version: 2 });
    const given = comment({ document: "investment-toolkit", version: 2, paragraph: "it-8-3" });
    await makeComment(scene.services, scene.as("daNang"), given);
    const inFirst = { ...given, id: randomUUID(), version: 1 };
    await expect(makeComment(scene.services, scene.as("daNang"), inFirst)).rejects.toEqual(
      refusal(422, "paragraphNotInVersion"),
    );
    await expect(
      makeComment(scene.services, scene.as("daNang"), { ...inFirst, paragraph: "it-8-1" }),
    ).rejects.toEqual(refusal(409, "commentPeriodClosed"));
  });

  test("the database's clock closes: before a period, after it, and while the portal's own clock is wrong", async () => {
    await expect(makeComment(scene.services, scene.as("daNang"), comment())).rejects.toEqual(
      refusal(409, "commentPeriodClosed"),
    );
    await scene.openPeriod({ closesAt: new Date(Date.now() + 400) });
    const wrongClock = { ...scene.services, clock: () => new Date(0) };
    await makeComment(wrongClock, scene.as("daNang"), comment());
    await new Promise((resolve) => setTimeout(resolve, 450));
    await expect(makeComment(wrongClock, scene.as("daNang"), comment())).rejects.toEqual(
      refusal(409, "commentPeriodClosed"),
    );
    expect([(await commentRows()).length, (await eventRows()).length]).toEqual([1, 1]);
  });

  test("the same id: the same answer, also at once and after closing; with another content 409", async () => {
    await scene.openPeriod();
    const given = comment({ quote: "one trusted place" });
    const [first, second] = await Promise.all([
      makeComment(scene.services, scene.as("daNang"), given),
      makeComment(scene.services, scene.as("daNang"), given),
    ]);
    expect(second).toEqual(first);
    await scene.closePeriods();
    expect(await makeComment(scene.services, scene.as("daNang"), given)).toEqual(first);
    for (const change of [{ body: "No." }, { quote: "" }, { type: "editorial" as const }, { lang: "vi" }])
      await expect(makeComment(scene.services, scene.as("daNang"), { ...given, ...change })).rejects.toEqual(
        refusal(409, "idTaken"),
      );
    await expect(makeComment(scene.services, scene.as("phuket"), given)).rejects.toEqual(
      refusal(409, "idTaken"),
    );
    expect([(await commentRows()).length, (await eventRows()).length]).toEqual([1, 1]);
  });

  test("two at once: both stand, and events in the order of their numbers", async () => {
    await scene.openPeriod();
    const made = await Promise.all(
      ["daNang", "phuket", "nrThailand", "hanoi"].map((who) =>
        makeComment(scene.services, scene.as(who), comment()),
      ),
    );
    const rows = await commentRows();
    expect(rows.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort());
    expect((await eventRows()).map(({ data }) => data["comment"])).toEqual(rows.map(({ id }) => id));
  });
});
