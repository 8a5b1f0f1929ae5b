import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { editComment, withdrawComment } from "#app/features/documents/comments/editing.server.ts";
import { decideComments, submitPosition } from "#app/features/documents/positions/commands.server.ts";
import { wordComments } from "#app/features/documents/positions/wording-commands.server.ts";
import { comment, soon } from "../document-scene.ts";
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
type Change = Partial<Parameters<typeof wordComments>[2]>;
const word = (sources: readonly string[], change: Change = {}, who = "nrVietNam") =>
  wordComments(scene.services, scene.as(who), {
    ...comment({ lang: "vi", body: "Việt Nam đề nghị nêu rõ." }),
    ...{ sources, ...change },
  });
const keep = (id: string) =>
  decideComments(scene.services, scene.as("nrVietNam"), {
    ...{ ...place, comments: [id], decision: "keep", reason: "", lang: "vi" },
  });
const submit = () => submitPosition(scene.services, scene.as("nrVietNam"), { ...place, statement: "" });
const edit = (id: string, body: string, who = "nrVietNam") =>
  editComment(scene.services, scene.as(who), {
    ...{ document: "online-portal", comment: id, revision: 1, type: "substantive", lang: "vi", body },
  });

const decisions = () =>
  scene.database.db
    .selectFrom("positionDecisions")
    .select(["commentId", "decision", "intoId"])
    .orderBy("at")
    .execute();
const wordings = () =>
  scene.database.db.selectFrom("comments").selectAll().where("isPosition", "=", true).execute();
const sourcesOf = async (id: string) =>
  (
    await scene.database.db
      .selectFrom("commentSources")
      .select("sourceId")
      .where("commentId", "=", id)
      .execute()
  ).map(({ sourceId }) => sourceId);
/** Cities can no longer comment, countries still submit. */
const closeForCities = () =>
  scene.database.db
    .updateTable("commentPeriods")
    .set({ opensAt: new Date(Date.now() - 7_200_000), closesAt: new Date(Date.now() - 1000) })
    .set({ submitsUntil: soon() })
    .execute();

describe("a country's own words", () => {
  test("two comments are merged: both stay as they were and linked, the country's words are submitted", async () => {
    const [one, other] = [await say("daNang"), await say("hanoi", { body: "Chưa rõ.", lang: "vi" })];
    const { id } = await word([one, other]);
    expect(await decisions()).toEqual([
      { commentId: one, decision: "merge", intoId: id },
      { commentId: other, decision: "merge", intoId: id },
    ]);
    expect((await sourcesOf(id)).sort()).toEqual([one, other].sort());
    const [wording] = await wordings();
    expect(wording).toMatchObject({ countryCode: "VN", citySlug: null, nodeId: "op-2-1", submittedAt: null });
    await submit();
    const rows = await scene.database.db
      .selectFrom("comments")
      .select(["id", "body", "submittedAt"])
      .execute();
    expect(rows.filter(({ submittedAt }) => submittedAt).map((row) => row.id)).toEqual([id]);
    expect(rows.find((row) => row.id === one)?.body).toBe("We agree.");
  });

  test("one comment is edited for the country", async () => {
    const source = await say("daNang");
    const { id } = await word([source]);
    expect(await decisions()).toEqual([{ commentId: source, decision: "edit", intoId: id }]);
  });

  test("its place and passage are checked as a comment's", async () => {
    const source = await say("daNang");
    await expect(word([source], { quote: "nowhere said" })).rejects.toEqual(refusal(422, "quoteNotFound"));
    await expect(word([source], { paragraph: "op-99" })).rejects.toEqual(
      refusal(422, "paragraphNotInVersion"),
    );
    expect(await wordings()).toEqual([]);
    await word([source], { paragraph: "" });
    expect(await wordings()).toHaveLength(1);
  });

  test("one of its own, made of none, also after the end for cities; it is submitted with the rest", async () => {
    const source = await say("daNang");
    await keep(source);
    await closeForCities();
    const { id } = await word([], { paragraph: "op-2-2" });
    expect([await sourcesOf(id), await decisions()]).toMatchObject([
      [],
      [{ commentId: source, decision: "keep" }],
    ]);
    expect(await wordings()).toMatchObject([{ id, nodeId: "op-2-2", countryCode: "VN", citySlug: null }]);
    await submit();
    const [own] = await wordings();
    expect(own?.submittedAt).not.toBeNull();
  });

  test("not of another country's comments, the country's own, or withdrawn ones", async () => {
    const [foreign, own, back, good] = [
      await say("phuket"),
      await say("nrVietNam"),
      await say("hanoi"),
      await say("daNang"),
    ];
    await withdrawComment(scene.services, scene.as("hanoi"), { document: "online-portal", comment: back });
    for (const sources of [[foreign], [own], [back], [good, foreign], [randomUUID()]])
      await expect(word(sources)).rejects.toEqual(refusal(404, "notFound"));
    expect(await decisions()).toEqual([]);
  });

  test("what stands behind it is decided by it until it is taken back", async () => {
    const source = await say("daNang");
    const { id } = await word([source]);
    await expect(keep(source)).rejects.toEqual(refusal(409, "commentWorded"));
    await expect(word([source])).rejects.toEqual(refusal(409, "commentWorded"));
    await withdrawComment(scene.services, scene.as("nrVietNam"), { document: "online-portal", comment: id });
    expect(await decisions()).toEqual([]);
    await expect(submit()).rejects.toEqual(refusal(409, "commentsUndecided"));
    await keep(source);
    await submit();
  });

  test("sent twice it is one; the same id with other words is refused", async () => {
    const source = await say("daNang");
    const id = randomUUID();
    const first = await word([source], { id });
    expect(await word([source], { id })).toEqual(first);
    await expect(word([source], { id, body: "Other." })).rejects.toEqual(refusal(409, "idTaken"));
    expect(await wordings()).toHaveLength(1);
  });

  test.each([
    ["daNang", 403],
    ["secretariat", 403],
    ["visitor", 401],
  ])("%s does not word it", async (who, status) => {
    const source = await say("daNang");
    await expect(word([source], {}, who)).rejects.toEqual(expect.objectContaining({ status }));
    expect(await wordings()).toEqual([]);
  });

  test("is edited until it is submitted, also after the cities' end", async () => {
    const source = await say("daNang");
    const { id } = await word([source]);
    await closeForCities();
    await expect(edit(source, "Later.", "daNang")).rejects.toEqual(refusal(409, "commentPeriodClosed"));
    await edit(id, "Rõ hơn.");
    expect((await wordings())[0]?.body).toBe("Rõ hơn.");
    await submit();
    await expect(edit(id, "Nữa.")).rejects.toEqual(refusal(409, "commentSubmitted"));
    await expect(word([source])).rejects.toEqual(refusal(409, "positionSubmitted"));
    await scene.closePeriods();
    await scene.database.db.updateTable("commentPeriods").set({ submitsUntil: null }).execute();
    await expect(word([source])).rejects.toEqual(refusal(409, "positionsClosed"));
  });

  test("twenty at once: one wording", async () => {
    const sources = [await say("daNang"), await say("hanoi")];
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => word(sources)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = tries.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
    expect(refused).toEqual(Array(19).fill(refusal(409, "commentWorded")));
    expect(await wordings()).toHaveLength(1);
  });
});
