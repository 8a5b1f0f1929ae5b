import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  decideComments,
  submitPosition,
  withdrawPosition,
} from "#app/features/documents/positions/commands.server.ts";
import { positionScene, type PositionScene } from "#tests/position-scene.ts";
import { refusal } from "#tests/refusal.ts";

let scene: PositionScene;
const place = { document: "online-portal", version: 1 };

beforeAll(async () => {
  scene = await positionScene();
});
afterAll(() => scene.database.close());
beforeEach(() => scene.begin());

const say: PositionScene["say"] = (...given) => scene.say(...given);
const decide = (
  comments: readonly string[],
  decision: "keep" | "leave-out" | "undecided" = "keep",
  { who = "nrVietNam", reason = "" } = {},
) => decideComments(scene.services, scene.as(who), { ...place, comments, decision, reason, lang: "vi" });
const submit = (who = "nrVietNam") =>
  submitPosition(scene.services, scene.as(who), { ...place, statement: "" });
const withdraw = (who = "nrVietNam") => withdrawPosition(scene.services, scene.as(who), place);

/** Which comments are submitted. */
const submitted = async () =>
  (
    await scene.database.db
      .selectFrom("comments")
      .select("id")
      .where("submittedAt", "is not", null)
      .orderBy("createdAt")
      .execute()
  ).map(({ id }) => id);
const decisions = () =>
  scene.database.db
    .selectFrom("positionDecisions")
    .select(["commentId", "decision", "reason", "lang"])
    .orderBy("at")
    .execute();
const events = async () =>
  (
    await scene.database.db
      .selectFrom("events")
      .select("type")
      .where("type", "like", "documents.position%")
      .orderBy("id")
      .execute()
  ).map(({ type }) => type);

describe("what a country makes of its cities' comments", () => {
  test("kept, left out with a reason that the city sees, open again", async () => {
    const [kept, left] = [await say("daNang"), await say("hanoi")];
    await decide([kept]);
    await decide([left], "leave-out", { reason: "Đã có trong đoạn 2." });
    expect(await decisions()).toEqual([
      { commentId: kept, decision: "keep", reason: null, lang: null },
      { commentId: left, decision: "leave-out", reason: "Đã có trong đoạn 2.", lang: "vi" },
    ]);
    await decide([kept], "undecided");
    expect(await decisions()).toHaveLength(1);
    expect(await events()).toEqual(Array(3).fill("documents.positionChanged"));
  });

  test("left out without a reason is refused", async () => {
    await expect(decide([await say("daNang")], "leave-out")).rejects.toEqual(refusal(422, "reasonNeeded"));
    expect(await decisions()).toEqual([]);
  });

  test("of another country's comment nobody decides, nor of the country's own", async () => {
    const [foreign, own] = [await say("phuket"), await say("nrVietNam")];
    for (const id of [foreign, own]) await expect(decide([id])).rejects.toEqual(refusal(404, "notFound"));
    expect(await decisions()).toEqual([]);
  });

  test.each([
    ["daNang", 403],
    ["secretariat", 403],
    ["chair", 403],
    ["former", 403],
    ["visitor", 401],
  ])("%s does not prepare it", async (who, status) => {
    const id = await say("daNang");
    await expect(decide([id], "keep", { who })).rejects.toEqual(expect.objectContaining({ status }));
    expect(await decisions()).toEqual([]);
  });
});

describe("submitting", () => {
  test("what is kept and the country's own become the country's", async () => {
    const [kept, left] = [await say("daNang"), await say("hanoi")];
    const own = await say("nrVietNam");
    const foreign = await say("phuket");
    await expect(submit()).rejects.toEqual(refusal(409, "commentsUndecided"));
    await decide([kept]);
    await decide([left], "leave-out", { reason: "No." });
    expect((await submit()).number).toBe(1);
    expect(await submitted()).toEqual([kept, own]);
    expect(await submitted()).not.toContain(foreign);
  });

  test("an alternate prepares, the National Representative submits", async () => {
    const nr = scene.as("nrVietNam");
    const alternate = { ...nr, mandate: { ...nr.mandate!, capacity: "alternate" as const } };
    const id = await say("daNang");
    await decideComments(scene.services, alternate, {
      ...{ ...place, comments: [id], decision: "keep", reason: "", lang: "en" },
    });
    await expect(submitPosition(scene.services, alternate, { ...place, statement: "" })).rejects.toEqual(
      refusal(403, "forbidden"),
    );
    expect((await submit()).number).toBe(1);
  });

  test("once submitted nothing is decided until it is taken back, then it is submitted anew", async () => {
    const id = await say("daNang");
    await decide([id]);
    await submit();
    await expect(submit()).rejects.toEqual(refusal(409, "positionSubmitted"));
    await expect(decide([id], "undecided")).rejects.toEqual(refusal(409, "positionSubmitted"));
    await withdraw();
    expect(await submitted()).toEqual([]);
    await expect(withdraw()).rejects.toEqual(refusal(404, "notFound"));
    await decide([id], "leave-out", { reason: "Trùng." });
    expect((await submit()).number).toBe(2);
    expect(await submitted()).toEqual([]);
  });

  test("twenty at once: one submission", async () => {
    await decide([await say("daNang")]);
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => submit()));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = tries.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
    expect(refused).toEqual(Array(19).fill(refusal(409, "positionSubmitted")));
    const rows = await scene.database.db.selectFrom("positionSubmissions").select("number").execute();
    expect(rows).toEqual([{ number: 1 }]);
  });

  test("after the deadline neither submitted nor taken back, by the database's clock", async () => {
    await decide([await say("daNang")]);
    await submit();
    await scene.closePeriods();
    await expect(withdraw()).rejects.toEqual(refusal(409, "positionsClosed"));
    await expect(submit("nrThailand")).rejects.toEqual(refusal(409, "positionsClosed"));
    expect(await submitted()).toHaveLength(1);
  });

  test("countries may have longer than cities", async () => {
    const id = await say("daNang");
    await scene.database.db
      .updateTable("commentPeriods")
      .set({ opensAt: new Date(Date.now() - 7_200_000), closesAt: new Date(Date.now() - 1000) })
      .set({ submitsUntil: new Date(Date.now() + 3_600_000) })
      .execute();
    await expect(say("hanoi")).rejects.toEqual(refusal(409, "commentPeriodClosed"));
    await decide([id]);
    expect((await submit()).number).toBe(1);
  });
});
