import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { editReply, withdrawReply } from "#app/features/documents/comments/replies.server.ts";
import { comment } from "#tests/document-scene.ts";
import { refusal } from "#tests/refusal.ts";
import { outsiders, threadScene, type ThreadScene } from "#tests/thread-scene.ts";

let scene: ThreadScene;

beforeAll(async () => {
  scene = await threadScene();
});
afterAll(() => scene.database.close());
beforeEach(() => scene.empty());

describe("replies", () => {
  test.each(["daNang", "hanoi", "phuket", "nrThailand", "secretariat", "chair", "shepherd"])(
    "%s replies: a row and an event",
    async (who) => {
      await scene.begin();
      const made = await scene.reply(who, { lang: "vi", body: "Chúng tôi cũng vậy." });
      expect(await scene.rowsOf("commentReplies")).toMatchObject([
        {
          ...{
            id: made.id,
            commentId: scene.at().comment,
            createdAt: made.createdAt,
            lang: "vi",
            body: "Chúng tôi cũng vậy.",
          },
          ...{ mandateId: scene.as(who).mandate!.id, revision: 1, editedAt: null, withdrawnAt: null },
        },
      ]);
      expect(await scene.eventTypes()).toEqual(["commented", "replied"]);
    },
  );

  test.each(outsiders)("%s may not", async (who, status, key) => {
    await scene.begin();
    await expect(scene.reply(who)).rejects.toEqual(refusal(status, key));
    expect(await scene.rowsOf("commentReplies")).toEqual([]);
  });

  test("a partner whom the period asks replies", async () => {
    await scene.begin();
    await scene.database.db
      .updateTable("commentPeriods")
      .set({ takes: ["city", "country", "partner"] })
      .execute();
    await scene.reply("partner");
    expect(await scene.rowsOf("commentReplies")).toHaveLength(1);
  });

  test("the same id: the same answer, also at once, after closing, and once it was edited; with other content 409", async () => {
    await scene.begin();
    const given = { id: randomUUID(), body: "Twice sent." };
    const [first, second] = await Promise.all([scene.reply("phuket", given), scene.reply("phuket", given)]);
    expect(second).toEqual(first);
    const change = { ...scene.at(), reply: given.id, revision: 1, lang: "en", body: "Changed." };
    await editReply(scene.services, scene.as("phuket"), change);
    await scene.closePeriods();
    expect(await scene.reply("phuket", given)).toEqual(first);
    await expect(scene.reply("phuket", { ...given, body: "Other." })).rejects.toEqual(
      refusal(409, "idTaken"),
    );
    await expect(scene.reply("phuket", { ...given, lang: "th" })).rejects.toEqual(refusal(409, "idTaken"));
    await expect(scene.reply("hanoi", given)).rejects.toEqual(refusal(409, "idTaken"));
    expect(await scene.rowsOf("commentReplies")).toHaveLength(1);
  });

  test("a city is asked back and answers until its country's position is due, and nobody else", async () => {
    await scene.begin();
    const before = await scene.reply("phuket");
    await scene.closePeriods();
    const { db } = scene.database;
    const due = (submitsUntil: Date) => db.updateTable("commentPeriods").set({ submitsUntil }).execute();
    await due(new Date(Date.now() + 3_600_000));
    const asked = await scene.reply("nrVietNam", { body: "Which year is this of?" });
    const answered = await scene.reply("daNang", { body: "Of 2024." });
    const change = { ...scene.at(), reply: answered.id, revision: 1, lang: "en", body: "Of 2025." };
    await editReply(scene.services, scene.as("daNang"), change);
    for (const who of ["phuket", "nrThailand", "secretariat", "chair"])
      await expect(scene.reply(who)).rejects.toEqual(refusal(409, "commentPeriodClosed"));
    await expect(
      editReply(scene.services, scene.as("phuket"), { ...change, reply: before.id }),
    ).rejects.toEqual(refusal(409, "commentPeriodClosed"));
    await due(new Date(Date.now() - 1));
    await expect(scene.reply("daNang")).rejects.toEqual(refusal(409, "commentPeriodClosed"));
    expect((await scene.rowsOf("commentReplies")).map(({ id }) => id).sort()).toEqual(
      [before.id, asked.id, answered.id].sort(),
    );
  });

  test("not when the period is over, and not to what was withdrawn", async () => {
    await scene.begin();
    await scene.withdraw("daNang");
    await expect(scene.reply("phuket")).rejects.toEqual(refusal(409, "commentWithdrawn"));
    await scene.empty();
    await scene.begin();
    await scene.closePeriods();
    await expect(scene.reply("phuket")).rejects.toEqual(refusal(409, "commentPeriodClosed"));
    expect(await scene.rowsOf("commentReplies")).toEqual([]);
  });

  test("its office edits it, what it said is kept; nobody else does", async () => {
    await scene.begin();
    const { id: replyId, createdAt } = await scene.reply("phuket");
    const change = { ...scene.at(), reply: replyId, revision: 1, lang: "th", body: "เห็นด้วย" };
    for (const who of ["daNang", "nrThailand", "secretariat"])
      await expect(editReply(scene.services, scene.as(who), change)).rejects.toEqual(
        refusal(403, "forbidden"),
      );
    await editReply(scene.services, scene.as("phuket"), change);
    await editReply(scene.services, scene.as("phuket"), change);
    expect(await scene.rowsOf("commentReplies")).toMatchObject([{ body: "เห็นด้วย", lang: "th", revision: 2 }]);
    expect(await scene.rowsOf("replyRevisions")).toMatchObject([
      { replyId, revision: 1, lang: "en", body: "We say the same.", at: createdAt },
    ]);
    await expect(
      editReply(scene.services, scene.as("phuket"), { ...change, body: "From an old page." }),
    ).rejects.toEqual(refusal(409, "editedMeanwhile"));
    await scene.closePeriods();
    await expect(
      editReply(scene.services, scene.as("phuket"), { ...change, revision: 2, body: "Late." }),
    ).rejects.toEqual(refusal(409, "commentPeriodClosed"));
    expect(await scene.eventTypes()).toEqual(["commented", "replied", "replyEdited"]);
  });

  test("its office withdraws it, also later; it stays in the record and is no longer edited", async () => {
    await scene.begin();
    const { id: replyId } = await scene.reply("phuket");
    await scene.closePeriods();
    const given = { ...scene.at(), reply: replyId };
    await expect(withdrawReply(scene.services, scene.as("hanoi"), given)).rejects.toEqual(
      refusal(403, "forbidden"),
    );
    await withdrawReply(scene.services, scene.as("phuket"), given);
    await withdrawReply(scene.services, scene.as("phuket"), given);
    const [row] = await scene.rowsOf("commentReplies");
    expect(row).toMatchObject({ body: "We say the same.", withdrawnAt: expect.any(Date) as Date });
    const change = { ...given, revision: 1, lang: "en", body: "Back again." };
    await expect(editReply(scene.services, scene.as("phuket"), change)).rejects.toEqual(
      refusal(409, "replyWithdrawn"),
    );
    expect(await scene.eventTypes()).toEqual(["commented", "replied", "replyWithdrawn"]);
  });

  test("a reply is found under its own comment only", async () => {
    await scene.begin();
    const { id: replyId } = await scene.reply("phuket");
    const other = await makeComment(scene.services, scene.as("daNang"), comment());
    await expect(
      withdrawReply(scene.services, scene.as("phuket"), { ...scene.at(), comment: other.id, reply: replyId }),
    ).rejects.toEqual(refusal(404, "notFound"));
  });
});
