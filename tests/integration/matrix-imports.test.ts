import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { takeMatrix } from "#app/features/documents/matrix-imports/matrix-import-commands.server.ts";
import type { Outcome } from "#app/features/documents/matrix-imports/outcomes.ts";
import * as imports from "#db/queries/matrix-imports.ts";
import { addRows, fillSheet, fillWord, repacked, replaceCell } from "../matrix-files.ts";
import { matrixScene, type MatrixScene } from "../matrix-scene.ts";
import { refusal } from "#tests/refusal.ts";

let scene: MatrixScene;
const place = { document: "online-portal", version: 1 };
const sheet = "xl/worksheets/sheet1.xml";

beforeAll(async () => {
  scene = await matrixScene();
});
afterAll(() => scene.database.close());
beforeEach(() => scene.begin());

const say: MatrixScene["say"] = (...given) => scene.say(...given);
const answer: MatrixScene["answer"] = (...given) => scene.answer(...given);
const file: MatrixScene["file"] = (...given) => scene.file(...given);
const bring: MatrixScene["bring"] = (...given) => scene.bring(...given);
const take = (who: string, id: string) =>
  takeMatrix(scene.services, scene.as(who), { document: place.document, id });
const kinds = (outcomes: readonly Outcome[]) =>
  outcomes.map((outcome) => (outcome.kind === "refused" ? outcome.why : outcome.kind));
const answers = () =>
  scene.services.db
    .selectFrom("matrixAnswers")
    .select(["commentId", "response", "lang", "disposition", "resultingNodeId", "revision"])
    .orderBy("at")
    .execute();

describe("what the Secretariat has filled in", () => {
  test.each(["xlsx", "docx"] as const)(
    "is written when it is confirmed, and only once: %s",
    async (format) => {
      const [first, second] = [await say("daNang"), await say("phuket")];
      await answer(second, 0, "As it was.");
      const fill = format === "xlsx" ? fillSheet : fillWord;
      const filled = fill(
        await file("secretariat", format),
        { line: 1, column: 11, text: "Taken\nover." },
        { line: 1, column: 12, text: "Accepted in part" },
      );
      const { id, outcomes, unchanged } = await bring("secretariat", filled);
      expect([kinds(outcomes), unchanged]).toEqual([["changed"], 1]);
      expect(await answers()).toHaveLength(1);
      await take("secretariat", id);
      expect(await answers()).toEqual([
        expect.objectContaining({ commentId: second, revision: 1, response: "As it was." }),
        expect.objectContaining({
          commentId: first,
          response: "Taken\nover.",
          lang: "en",
          disposition: "accepted-in-part",
        }),
      ]);
      await expect(take("secretariat", id)).rejects.toEqual(refusal(409, "importElsewhere"));
      expect(await bring("secretariat", filled)).toMatchObject({ outcomes: [], unchanged: 2 });
    },
  );

  test("is left where somebody else has answered the row meanwhile, before the preview or after it", async () => {
    const [first, second, third] = [await say("daNang"), await say("daNang"), await say("daNang")];
    const filled = fillSheet(
      await file("secretariat"),
      { line: 1, column: 11, text: "One" },
      { line: 2, column: 11, text: "Two" },
    );
    await answer(first, 0, "Earlier.");
    await answer(third, 0, "Of a row that the file does not change.");
    const { id, outcomes } = await bring("secretariat", filled);
    expect(kinds(outcomes)).toEqual(["changedMeanwhile", "changed"]);
    expect(outcomes[0]).toMatchObject({
      changes: [{ column: "response", before: "Earlier.", after: "One" }],
    });
    await answer(second, 0, "Also earlier.");
    await take("secretariat", id);
    expect((await answers()).map(({ response }) => response).sort()).toEqual([
      "Also earlier.",
      "Earlier.",
      "Of a row that the file does not change.",
    ]);
    const { kept } = await imports.listImportRows(scene.services.db, id, { offset: 0, limit: 9 });
    expect(kinds(kept.map(({ outcome }) => outcome))).toEqual(["changedMeanwhile", "changedMeanwhile"]);
  });

  test.each([
    [{ column: 11, text: "No." }, { column: 12, text: "Perhaps" }, "unknownDisposition"],
    [{ column: 12, text: "Not accepted" }, null, "responseNeeded"],
    [{ column: 13, text: "99.9" }, null, "unknownParagraph"],
    [{ column: 11, text: "x".repeat(20_001) }, null, "tooLong"],
    [{ column: 9, text: "Words of another" }, null, "notYours"],
    [{ column: 4, text: "Another passage" }, null, "notYours"],
    [{ column: 14, text: "" }, { column: 11, text: "No mark." }, "noMark"],
    [{ column: 0, text: "0f8fad5b-d9cb-469f-a165-70867728950e" }, null, "unknownRow"],
    [{ column: 0, text: "row one" }, null, "badId"],
    [{ column: 0, text: "" }, null, "newNotYours"],
  ])("%#: a row that is wrong is refused", async (cell, other, why) => {
    await say("daNang");
    const cells = [cell, ...(other ? [other] : [])].map((one) => ({ ...one, line: 1 }));
    const { outcomes } = await bring("secretariat", fillSheet(await file("secretariat"), ...cells));
    expect(kinds(outcomes)).toEqual([why]);
  });

  test("values count, not formulas; words of choices in any case", async () => {
    await say("daNang");
    const bytes = repacked(
      fillSheet(await file("secretariat"), { line: 1, column: 12, text: "NOTED" }),
      sheet,
      (xml) =>
        replaceCell(xml, 1, 11, '<c t="str"><f>HYPERLINK("https://evil.example")</f><v>A value</v></c>'),
    );
    const { outcomes } = await bring("secretariat", bytes);
    expect(outcomes).toMatchObject([
      { kind: "changed", answer: { response: "A value", disposition: "noted" } },
    ]);
  });

  test("a row that stands twice counts once", async () => {
    await say("daNang");
    const bytes = repacked(await file("secretariat"), sheet, (xml) =>
      xml.replace(/<row>(?:(?!<row>).)*<\/row>(?=<\/sheetData>)/s, "$&$&"),
    );
    expect(kinds((await bring("secretariat", bytes)).outcomes)).toEqual(["twice"]);
  });
});

describe("what an office has filled in", () => {
  const comments = () =>
    scene.services.db
      .selectFrom("comments")
      .select(["id", "body", "type", "lang", "proposed", "quote", "nodeId", "revision", "officeId"])
      .orderBy("createdAt")
      .execute();

  test("changes its own comments, and nobody else's", async () => {
    const [own, city] = [await say("nrVietNam"), await say("daNang")];
    const filled = fillSheet(
      await file("nrVietNam"),
      { line: 1, column: 9, text: "Said better." },
      { line: 1, column: 7, text: "Technical" },
      { line: 2, column: 9, text: "Said for the city." },
    );
    const { id, outcomes } = await bring("nrVietNam", filled);
    expect(kinds(outcomes)).toEqual(["changed", "notYours"]);
    await take("nrVietNam", id);
    expect(await comments()).toEqual([
      expect.objectContaining({ id: own, body: "Said better.", type: "technical", revision: 2 }),
      expect.objectContaining({ id: city, body: "We agree.", revision: 1 }),
    ]);
    expect((await bring("nrVietNam", filled)).outcomes.map(({ kind }) => kind)).toEqual(["refused"]);
  });

  test("brings new comments once", async () => {
    await say("daNang");
    const row = ["", "1 · vi", "", "2.1", "", "", "", "Editorial", "", "Thêm một dòng."];
    const filled = addRows(await file("nrVietNam"), row, row, [
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      "Of the whole.",
    ]);
    const { id, outcomes, unchanged } = await bring("nrVietNam", filled);
    expect([kinds(outcomes), unchanged]).toEqual([["new", "new"], 2]);
    await take("nrVietNam", id);
    expect((await comments()).slice(1)).toEqual([
      expect.objectContaining({ body: "Thêm một dòng.", lang: "vi", type: "editorial", nodeId: "op-2-1" }),
      expect.objectContaining({ body: "Of the whole.", lang: "en", type: "substantive", nodeId: null }),
    ]);
    expect(await bring("nrVietNam", filled)).toMatchObject({ outcomes: [], unchanged: 4 });
  });

  test.each([
    [["", "", "", "2.1", "words that are not there", "", "", "", "", "R"], "quoteNotFound"],
    [["", "", "", "9.9", "", "", "", "", "", "R"], "unknownParagraph"],
    [["", "1 · xx", "", "2.1", "", "", "", "", "", "R"], "unknownLanguage"],
    [["", "", "", "2.1", "", "", "", "Rude", "", "R"], "unknownType"],
    [["", "", "", "2.1", "", "", "", "", "Only a proposal", ""], "required"],
  ])("%#: a new row that is wrong is refused", async (row, why) => {
    await say("daNang");
    expect(kinds((await bring("nrVietNam", addRows(await file("nrVietNam"), row))).outcomes)).toEqual([why]);
  });

  test("nothing after the period, by the database's clock, also where it was read before", async () => {
    await say("nrVietNam");
    const filled = fillSheet(await file("nrVietNam"), { line: 1, column: 9, text: "Too late." });
    const { id } = await bring("nrVietNam", addRows(filled, ["", "", "", "", "", "", "", "", "", "New."]));
    await scene.closePeriods();
    await take("nrVietNam", id);
    expect((await comments()).map(({ body }) => body)).toEqual(["We agree."]);
    const again = addRows(filled, ["", "", "", "", "", "", "", "", "", "New."]);
    expect(kinds((await bring("nrVietNam", again)).outcomes)).toEqual([
      "commentPeriodClosed",
      "commentPeriodClosed",
    ]);
  });
});
