import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { findDocumentPage } from "#app/features/documents/pages.server.ts";
import { changeCommentPeriod, endCommentPeriod } from "#app/features/documents/periods/commands.server.ts";
import { keepApart } from "#app/features/documents/periods/keep-apart.server.ts";
import { sendPeriodLetters } from "#app/features/documents/periods/letters.server.ts";
import { changeSubmitting } from "#app/features/documents/periods/submitting.server.ts";
import { turnPeriods } from "#app/features/documents/periods/turning.server.ts";
import { submitPosition } from "#app/features/documents/positions/commands.server.ts";
import { comment, documentScene, type DocumentScene } from "#tests/document-scene.ts";
import { refusal } from "#tests/refusal.ts";

let scene: DocumentScene;
beforeAll(async () => {
  scene = await documentScene();
});
afterAll(() => scene.database.close());
beforeEach(async () => {
  await scene.database.db.deleteFrom("positionSubmissions").execute();
  await scene.empty();
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const row = () => scene.database.db.selectFrom("commentPeriods").selectAll().executeTakeFirstOrThrow();
const changes = () => scene.database.db.selectFrom("periodChanges").selectAll().orderBy("id").execute();
const eventTypes = async () =>
  (await scene.database.db.selectFrom("events").select("type").orderBy("id").execute()).map(
    ({ type }) => type,
  );
const secretariat = () => scene.as("secretariat");
const move = (period: string, submitsUntil: Date, who = "secretariat") =>
  changeSubmitting(scene.services, scene.as(who), {
    ...{ document: "online-portal", period, submitsUntil, reason: "More time to gather." },
  });
const end = (period: string, who = "secretariat") =>
  endCommentPeriod(scene.services, scene.as(who), {
    ...{ document: "online-portal", period, reason: "All have spoken." },
  });
/** As if the end for cities had passed, and countries had an hour left. */
const withCountries = () =>
  scene.database.db
    .updateTable("commentPeriods")
    .set({ opensAt: inHours(-2), closesAt: inHours(-1), submitsUntil: inHours(1) })
    .execute();
const submit = () =>
  submitPosition(scene.services, scene.as("nrThailand"), {
    ...{ document: "online-portal", version: 1, statement: "" },
  });
const stage = async () => {
  const page = await findDocumentPage(scene.services, scene.as("visitor"), {
    ...{ slug: "online-portal", lang: "en" },
  });
  return page?.stages.find(({ state }) => state === "now")?.key;
};

test("a period keeps a date for countries: equal to the end, later, or none", async () => {
  const closesAt = inHours(2);
  for (const submitsUntil of [closesAt, inHours(3), null]) {
    await scene.openPeriod({ closesAt, submitsUntil });
    expect((await row()).submitsUntil).toEqual(submitsUntil);
    await scene.empty();
  }
});

test.each([
  [{ submitsUntil: inHours(1) }, "submitsBeforeClosing"],
  [{ submitsUntil: inHours(3), takes: ["city", "public"] as const }, "submitsNobody"],
])("a new period with %o is refused", async (change, key) => {
  await expect(scene.openPeriod({ closesAt: inHours(2), ...change })).rejects.toEqual(refusal(422, key));
  expect(await eventTypes()).toEqual([]);
});

test("moving the end moves the countries' date along, both kept as they were; reminders lie ahead again", async () => {
  const [closesAt, submitsUntil, later] = [inHours(2), inHours(26), inHours(12)];
  const { id } = await scene.openPeriod({ closesAt, submitsUntil });
  for (const days of [1, 3])
    await scene.database.db.insertInto("positionReminders").values({ periodId: id, days }).execute();
  const moving = { document: "online-portal", period: id, closesAt: later, reason: "More time." };
  await changeCommentPeriod(scene.services, secretariat(), moving);
  const moved = new Date(later.getTime() + submitsUntil.getTime() - closesAt.getTime());
  expect(await row()).toMatchObject({ closesAt: later, submitsUntil: moved });
  expect(await changes()).toMatchObject([
    { closedAt: closesAt, closesAt: later, submittedUntil: submitsUntil, submitsUntil: moved },
  ]);
  const left = await scene.database.db.selectFrom("positionReminders").select("days").execute();
  expect(left).toEqual([{ days: 3 }]);
});

test("the countries' date is moved by itself, with a reason, told to countries alone; the end stays", async () => {
  const closesAt = inHours(2);
  const { id } = await scene.openPeriod({ closesAt });
  const until = inHours(30);
  await move(id, until, "chair");
  expect(await row()).toMatchObject({ closesAt, submitsUntil: until });
  expect(await changes()).toMatchObject([
    {
      ...{ closedAt: closesAt, closesAt, submittedUntil: closesAt, submitsUntil: until },
      ...{ reason: "More time to gather.", mandateId: scene.as("chair").mandate!.id },
    },
  ]);
  expect(await eventTypes()).toEqual(["documents.commentPeriodOpened", "documents.commentPeriodChanged"]);
  expect(await written("positionDateMoved", id)).toEqual(["nrThailand", "nrVietNam"]);
});

/** Who is written to by this letter of the period. */
async function written(letter: string, period: string): Promise<string[]> {
  const { db } = scene.database;
  await sql`delete from graphile_worker._private_jobs`.execute(db);
  await sendPeriodLetters(scene.services, { letter, period, reason: "x" });
  const { rows } = await sql<{ id: string }>`select payload -> 'to' ->> 'personId' as id
    from graphile_worker._private_jobs`.execute(db);
  const names = ["nrVietNam", "nrThailand", "daNang", "hanoi", "chair", "secretariat"];
  return rows.map(({ id }) => names.find((name) => scene.as(name).person!.id === id) ?? id).sort();
}

test("refused: before the end, in the past, the same, nobody's, and once it is over", async () => {
  const { id } = await scene.openPeriod({ closesAt: inHours(2), submitsUntil: inHours(3) });
  await expect(move(id, inHours(1))).rejects.toEqual(refusal(422, "submitsBeforeClosing"));
  await expect(move(id, inHours(-1))).rejects.toEqual(refusal(422, "submitsInThePast"));
  await expect(move(id, (await row()).submitsUntil!)).rejects.toEqual(refusal(422, "submitsUnchanged"));
  const elsewhere = { document: "investment-toolkit", period: id, submitsUntil: inHours(9), reason: "No." };
  await expect(changeSubmitting(scene.services, secretariat(), elsewhere)).rejects.toEqual(
    refusal(404, "notFound"),
  );
  for (const who of ["nrVietNam", "daNang", "shepherd", "partner"])
    await expect(move(id, inHours(9), who)).rejects.toEqual(refusal(403, "forbidden"));
  await expect(move(id, inHours(9), "visitor")).rejects.toEqual(refusal(401, "signInFirst"));
  await scene.closePeriods();
  await scene.database.db
    .updateTable("commentPeriods")
    .set({ submitsUntil: new Date(Date.now() - 1) })
    .execute();
  await expect(move(id, inHours(9))).rejects.toEqual(refusal(409, "commentPeriodOver"));
  expect(await changes()).toEqual([]);
  await scene.empty();
  const publics = await scene.openPeriod({ takes: ["public"] });
  await expect(move(publics.id, inHours(9))).rejects.toEqual(refusal(422, "submitsNobody"));
});

test("over for cities countries submit, and the stage says so; then it is the Secretariat's turn, announced once", async () => {
  const { id } = await scene.openPeriod({ closesAt: inHours(2), submitsUntil: inHours(3) });
  expect(await stage()).toBe("comment");
  await withCountries();
  expect(await stage()).toBe("submit");
  await expect(makeComment(scene.services, scene.as("phuket"), comment())).rejects.toEqual(
    refusal(409, "commentPeriodClosed"),
  );
  await keepApart(scene.services, scene.as("nrVietNam"), {
    ...{ document: "online-portal", period: id, isApart: true },
  });
  await submit();
  await move(id, inHours(5));
  await scene.database.db
    .updateTable("commentPeriods")
    .set({ submitsUntil: new Date(Date.now() - 1) })
    .execute();
  expect(await stage()).toBe("answered");
  await Promise.all([turnPeriods(scene.services), turnPeriods(scene.services)]);
  const types = await eventTypes();
  expect(types.filter((type) => type === "documents.positionsClosed")).toHaveLength(1);
});

test("ended at once it is over for cities first, for countries with a date of their own at the second time", async () => {
  const { id } = await scene.openPeriod({ closesAt: inHours(2), submitsUntil: inHours(3) });
  await end(id);
  expect(await stage()).toBe("submit");
  const { submitsUntil } = await row();
  await end(id, "chair");
  expect(await stage()).toBe("answered");
  await expect(submit()).rejects.toEqual(refusal(409, "positionsClosed"));
  expect((await changes()).map(({ submittedUntil }) => submittedUntil)).toEqual([submitsUntil, submitsUntil]);
  await turnPeriods(scene.services);
  expect((await eventTypes()).filter((type) => type === "documents.positionsClosed")).toHaveLength(1);
  expect(await written("positionsEnded", id)).toEqual(["nrThailand", "nrVietNam"]);
  await expect(end(id)).rejects.toEqual(refusal(409, "commentPeriodOver"));
});
