import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { editComment } from "#app/features/documents/comments/editing.server.ts";
import { editReply, withdrawReply } from "#app/features/documents/comments/replies.server.ts";
import { refusal } from "#tests/refusal.ts";
import { outsiders, threadScene, type ThreadScene } from "#tests/thread-scene.ts";

let scene: ThreadScene;

beforeAll(async () => {
  scene = await threadScene();
});
afterAll(() => scene.database.close());
beforeEach(() => scene.empty());

describe("support", () => {
  test("of other cities and countries, each once, and taken back", async () => {
    await scene.begin();
    for (const who of ["hanoi", "phuket", "nrThailand", "hanoi"]) await scene.support(who);
    expect(await scene.rowsOf("commentSupports")).toHaveLength(3);
    await scene.unsupport("phuket");
    await scene.unsupport("phuket");
    expect(await scene.rowsOf("commentSupports")).toHaveLength(2);
    expect(await scene.eventTypes()).toEqual([
      ...["commented", "supported", "supported", "supported", "supportWithdrawn"],
    ]);
  });

  test.each<(typeof outsiders)[number]>([
    ["daNang", 403, "forbidden"],
    ["secretariat", 403, "forbidden"],
    ["chair", 403, "forbidden"],
    ["shepherd", 403, "forbidden"],
    ...outsiders,
  ])("%s may not", async (who, status, key) => {
    await scene.begin();
    await expect(scene.support(who)).rejects.toEqual(refusal(status, key));
    await expect(scene.unsupport(who)).rejects.toEqual(refusal(status, key));
    expect(await scene.rowsOf("commentSupports")).toEqual([]);
  });

  test("neither given nor taken back when the period is over; asked again it is what it was", async () => {
    await scene.begin();
    await scene.support("phuket");
    await scene.closePeriods();
    await scene.support("phuket");
    await expect(scene.support("hanoi")).rejects.toEqual(refusal(409, "commentPeriodClosed"));
    await expect(scene.unsupport("phuket")).rejects.toEqual(refusal(409, "commentPeriodClosed"));
    expect(await scene.rowsOf("commentSupports")).toHaveLength(1);
  });

  test("twenty at once of one office are one, with one event", async () => {
    await scene.begin();
    await Promise.all(Array.from({ length: 20 }, () => scene.support("phuket")));
    expect(await scene.rowsOf("commentSupports")).toHaveLength(1);
    expect(await scene.eventTypes()).toEqual(["commented", "supported"]);
  });
});

describe("editing", () => {
  test("its office edits it, what it said is kept with who said it when", async () => {
    await scene.begin();
    const before = await scene.commentRow();
    await scene.edit("daNang");
    expect(await scene.commentRow()).toMatchObject({
      ...{
        revision: 2,
        type: "editorial",
        body: "We agree, with one word changed.",
        createdAt: before.createdAt,
      },
      ...{ mandateId: before.mandateId, editedBy: scene.as("daNang").mandate!.id },
    });
    expect(await scene.rowsOf("commentRevisions")).toMatchObject([
      {
        ...{ commentId: before.id, revision: 1, type: "substantive", body: "We agree." },
        ...{ mandateId: before.mandateId, at: before.createdAt },
      },
    ]);
    await scene.edit("daNang");
    expect(await scene.eventTypes()).toEqual(["commented", "commentEdited"]);
  });

  test("a successor in the office edits it too, and the history says who", async () => {
    await scene.begin();
    const successor = scene.as("hanoi");
    const daNang = scene.as("daNang").mandate!.office;
    const mandate = { ...successor.mandate!, office: daNang };
    await editComment(
      scene.services,
      { ...successor, mandate },
      {
        ...{ ...scene.at(), revision: 1, type: "substantive", lang: "en", body: "The successor's words." },
      },
    );
    const { editedBy, mandateId } = await scene.commentRow();
    expect([editedBy, mandateId]).toEqual([mandate.id, scene.as("daNang").mandate!.id]);
  });

  test.each<(typeof outsiders)[number]>([
    ["hanoi", 403, "forbidden"],
    ["nrVietNam", 403, "forbidden"],
    ["phuket", 403, "forbidden"],
    ["secretariat", 403, "forbidden"],
    ...outsiders,
  ])("%s may not edit or withdraw", async (who, status, key) => {
    await scene.begin();
    await expect(scene.edit(who)).rejects.toEqual(refusal(status, key));
    await expect(scene.withdraw(who)).rejects.toEqual(refusal(status, key));
    expect(await scene.commentRow()).toMatchObject({ revision: 1, withdrawnAt: null });
  });

  test("not when it was submitted, withdrawn, or the period is over", async () => {
    await scene.begin();
    await scene.submit();
    await expect(scene.edit("daNang")).rejects.toEqual(refusal(409, "commentSubmitted"));
    await scene.empty();
    await scene.begin();
    await scene.closePeriods();
    await expect(scene.edit("daNang")).rejects.toEqual(refusal(409, "commentPeriodClosed"));
    await scene.withdraw("daNang");
    await expect(scene.edit("daNang")).rejects.toEqual(refusal(409, "commentWithdrawn"));
    expect(await scene.rowsOf("commentRevisions")).toEqual([]);
  });

  test("twenty at once on the same revision: one is kept, the others are told", async () => {
    await scene.begin();
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => scene.edit("daNang", { body: `Version ${index}` })),
    );
    const refused = tries.filter((one) => one.status === "rejected").map(({ reason }) => reason as unknown);
    expect(refused).toEqual(Array.from({ length: 19 }, () => refusal(409, "editedMeanwhile")));
    expect(await scene.commentRow()).toMatchObject({ revision: 2 });
    expect(await scene.rowsOf("commentRevisions")).toHaveLength(1);
  });

  test("an amendment's proposal is changed with it, to something else than its passage", async () => {
    await scene.begin(true, { quote: "one trusted place", proposed: "one place", passageLang: "en" });
    await expect(scene.edit("daNang", { proposed: "one trusted  place" })).rejects.toEqual(
      refusal(422, "amendmentSame"),
    );
    await scene.edit("daNang", { proposed: "a single place" });
    expect(await scene.commentRow()).toMatchObject({
      proposed: "a single place",
      quote: "one trusted place",
    });
    expect(await scene.rowsOf("commentRevisions")).toMatchObject([{ proposed: "one place" }]);
  });
});

describe("withdrawing", () => {
  test("until the country submits, also after the period; once, and nothing of the record is gone", async () => {
    await scene.begin();
    await scene.closePeriods();
    await scene.withdraw("daNang");
    await scene.withdraw("daNang");
    expect(await scene.commentRow()).toMatchObject({
      ...{ body: "We agree.", withdrawnAt: expect.any(Date) as Date },
      ...{ withdrawnBy: scene.as("daNang").mandate!.id },
    });
    expect(await scene.eventTypes()).toEqual(["commented", "commentWithdrawn"]);
  });

  test("not once it is submitted", async () => {
    await scene.begin();
    await scene.submit();
    await expect(scene.withdraw("daNang")).rejects.toEqual(refusal(409, "commentSubmitted"));
    expect(await scene.commentRow()).toMatchObject({ withdrawnAt: null });
  });
});

test("a comment that one may not see is absent by every door", async () => {
  await scene.begin(false);
  for (const who of ["phuket", "nrThailand", "secretariat", "shepherd", "partner"]) {
    const { id: replyId } = await scene.reply("hanoi", { id: randomUUID() });
    const actor = scene.as(who);
    const change = { ...scene.at(), reply: replyId, revision: 1, lang: "en", body: "x" };
    for (const tried of [
      ...[
        () => scene.reply(who),
        () => scene.support(who),
        () => scene.unsupport(who),
        () => scene.edit(who),
        () => scene.withdraw(who),
      ],
      ...[() => editReply(scene.services, actor, change), () => withdrawReply(scene.services, actor, change)],
    ])
      await expect(tried()).rejects.toEqual(refusal(404, "notFound"));
  }
  await expect(scene.reply("daNang", { document: "investment-toolkit" })).rejects.toEqual(
    refusal(404, "notFound"),
  );
  await expect(scene.reply("daNang", { comment: randomUUID() })).rejects.toEqual(refusal(404, "notFound"));
});
