import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { changeCommentPeriod, endCommentPeriod } from "#app/features/documents/periods/commands.server.ts";
import { turnPeriods } from "#app/features/documents/periods/turning.server.ts";
import { comment, documentScene, soon, type DocumentScene } from "#tests/document-scene.ts";
import { refusal } from "#tests/refusal.ts";

let scene: DocumentScene;
beforeAll(async () => {
  scene = await documentScene();
});
afterAll(() => scene.database.close());
beforeEach(() => scene.empty());

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const eventTypes = async () =>
  (await scene.database.db.selectFrom("events").select("type").orderBy("id").execute()).map(
    ({ type }) => type,
  );
const periodRow = () => scene.database.db.selectFrom("commentPeriods").selectAll().executeTakeFirstOrThrow();
const say = () => makeComment(scene.services, scene.as("daNang"), comment());
/** Moves a period as if time had gone by. */
const shift = (opensAt: Date, closesAt: Date) =>
  scene.database.db.updateTable("commentPeriods").set({ opensAt, closesAt }).execute();
const named = (period: string) => ({ document: "online-portal", period });

describe("a start in the future", () => {
  test("no comment before it, one after it; it is announced once, when reached", async () => {
    const { id } = await scene.openPeriod({ opensAt: inHours(1), closesAt: inHours(48) });
    expect(await eventTypes()).toEqual(["documents.commentPeriodChanged"]);
    await expect(say()).rejects.toEqual(refusal(409, "commentPeriodClosed"));
    await turnPeriods(scene.services);
    expect(await eventTypes()).toHaveLength(1);
    await shift(inHours(-1), inHours(48));
    await Promise.all([turnPeriods(scene.services), turnPeriods(scene.services)]);
    await turnPeriods(scene.services);
    expect((await eventTypes()).slice(1)).toEqual(["documents.commentPeriodOpened"]);
    await say();
    expect((await periodRow()).id).toBe(id);
  });

  test.each([
    [-1, 1, 422, "opensInThePast"],
    [2, 1, 422, "closesBeforeOpening"],
    [2, 2, 422, "closesBeforeOpening"],
    [2, -1, 422, "closesInThePast"],
  ])("from %d h until %d h: refused", async (from, until, status, key) => {
    const opensAt = inHours(from);
    const closesAt = from === until ? opensAt : inHours(until);
    await expect(scene.openPeriod({ opensAt, closesAt })).rejects.toEqual(refusal(status, key));
    expect(await eventTypes()).toEqual([]);
  });

  test("two periods of a version do not overlap, but may follow each other", async () => {
    await scene.openPeriod({ closesAt: inHours(2) });
    for (const [from, until] of [
      [1, 3],
      [0.5, 1],
    ] as const)
      await expect(scene.openPeriod({ opensAt: inHours(from), closesAt: inHours(until) })).rejects.toEqual(
        refusal(409, "commentPeriodOpen"),
      );
    await scene.openPeriod({ opensAt: inHours(3), closesAt: inHours(4) });
    await expect(scene.openPeriod({ opensAt: inHours(2.5), closesAt: inHours(5) })).rejects.toEqual(
      refusal(409, "commentPeriodOpen"),
    );
  });
});

describe("the end", () => {
  test("is moved later and earlier, with its reason and the end before it", async () => {
    const { id } = await scene.openPeriod({ closesAt: inHours(2) });
    const before = (await periodRow()).closesAt;
    const closesAt = inHours(5);
    const moving = { ...named(id), closesAt, reason: "More time." };
    await changeCommentPeriod(scene.services, scene.as("chair"), moving);
    const [change] = await scene.database.db.selectFrom("periodChanges").selectAll().execute();
    expect(change).toMatchObject({
      ...{ periodId: id, closedAt: before, closesAt, reason: "More time." },
      mandateId: scene.as("chair").mandate!.id,
    });
    await changeCommentPeriod(scene.services, scene.as("secretariat"), { ...moving, closesAt: inHours(1) });
    expect((await eventTypes()).slice(1)).toEqual([
      "documents.commentPeriodChanged",
      "documents.commentPeriodChanged",
    ]);
    await expect(
      changeCommentPeriod(scene.services, scene.as("secretariat"), {
        ...moving,
        closesAt: (await periodRow()).closesAt,
      }),
    ).rejects.toEqual(refusal(422, "endUnchanged"));
    await expect(
      changeCommentPeriod(scene.services, scene.as("secretariat"), { ...moving, closesAt: inHours(-1) }),
    ).rejects.toEqual(refusal(422, "closesInThePast"));
  });

  test("is not moved into another period, nor once it is over", async () => {
    const { id } = await scene.openPeriod({ closesAt: inHours(2) });
    await scene.openPeriod({ opensAt: inHours(3), closesAt: inHours(4) });
    const moving = { ...named(id), closesAt: inHours(3.5), reason: "More time." };
    await expect(changeCommentPeriod(scene.services, scene.as("secretariat"), moving)).rejects.toEqual(
      refusal(409, "commentPeriodOpen"),
    );
    await endCommentPeriod(scene.services, scene.as("secretariat"), moving);
    await expect(changeCommentPeriod(scene.services, scene.as("secretariat"), moving)).rejects.toEqual(
      refusal(409, "commentPeriodOver"),
    );
  });

  test("at once: no comment after it, announced once", async () => {
    const { id } = await scene.openPeriod();
    await say();
    await endCommentPeriod(scene.services, scene.as("secretariat"), { ...named(id), reason: "Done." });
    await expect(say()).rejects.toEqual(refusal(409, "commentPeriodClosed"));
    await turnPeriods(scene.services);
    expect((await eventTypes()).filter((type) => type === "documents.commentPeriodClosed")).toHaveLength(1);
    await expect(
      endCommentPeriod(scene.services, scene.as("secretariat"), { ...named(id), reason: "Again." }),
    ).rejects.toEqual(refusal(409, "commentPeriodOver"));
  });

  test("one that has not begun is taken back", async () => {
    const { id } = await scene.openPeriod({ opensAt: inHours(1), closesAt: inHours(2) });
    await endCommentPeriod(scene.services, scene.as("secretariat"), { ...named(id), reason: "Not yet." });
    expect(await scene.database.db.selectFrom("commentPeriods").select("id").execute()).toEqual([]);
  });

  test.each([
    ["daNang", 403, "forbidden"],
    ["nrVietNam", 403, "forbidden"],
    ["shepherd", 403, "forbidden"],
    ["partner", 403, "forbidden"],
    ["administrator", 403, "forbidden"],
    ["former", 403, "forbidden"],
    ["visitor", 401, "signInFirst"],
  ])("%s may not touch it", async (who, status, key) => {
    const { id } = await scene.openPeriod();
    const before = await periodRow();
    const moving = { ...named(id), closesAt: inHours(9), reason: "No." };
    await expect(changeCommentPeriod(scene.services, scene.as(who), moving)).rejects.toEqual(
      refusal(status, key),
    );
    await expect(endCommentPeriod(scene.services, scene.as(who), moving)).rejects.toEqual(
      refusal(status, key),
    );
    expect([await periodRow(), await eventTypes()]).toEqual([before, ["documents.commentPeriodOpened"]]);
  });

  test("a period of another document is absent", async () => {
    const { id } = await scene.openPeriod();
    const elsewhere = { document: "investment-toolkit", period: id, closesAt: soon(), reason: "No." };
    await expect(changeCommentPeriod(scene.services, scene.as("secretariat"), elsewhere)).rejects.toEqual(
      refusal(404, "notFound"),
    );
  });
});
