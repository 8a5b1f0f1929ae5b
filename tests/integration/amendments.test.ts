import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeComment, type Commenting } from "#app/features/documents/comments/commands.server.ts";
import { findDocumentPage } from "#app/features/documents/pages.server.ts";
import { comment, documentScene, type DocumentScene } from "../document-scene.ts";

let scene: DocumentScene;
beforeAll(async () => {
  scene = await documentScene();
});
afterAll(() => scene.database.close());
beforeEach(async () => {
  await scene.empty();
  await scene.openPeriod();
});

const amend = (change: Partial<Commenting>, who = "daNang") =>
  makeComment(
    scene.services,
    scene.as(who),
    comment({ passageLang: "en", body: "It is clearer.", ...change }),
  );
const rows = () =>
  scene.services.db.selectFrom("comments").select(["quote", "proposed", "passageLang"]).execute();
const shown = async () =>
  (await findDocumentPage(scene.services, scene.as("phuket"), {
    slug: "online-portal",
    lang: "en",
    paragraph: "op-2-1",
  }))!.chosen!.comments[0]!;
const words = (kind: string, change: readonly { kind: string; text: string }[]) =>
  change.flatMap((one) => (one.kind === kind ? [one.text] : []));

test("the passage and what it should say are kept, and shown as a change word by word", async () => {
  await amend({ quote: "one trusted place", proposed: "one common place" });
  expect(await rows()).toEqual([
    { quote: "one trusted place", proposed: "one common place", passageLang: "en" },
  ]);
  const { change, quoteLang } = await shown();
  expect(quoteLang).toBe("en");
  expect(words("removed", change!)).toEqual(["trusted"]);
  expect(words("added", change!)).toEqual(["common"]);
});

test("without a quote the whole paragraph is the passage, in the language named", async () => {
  await amend({ passageLang: "vi", proposed: "Một câu khác hẳn." });
  expect(await rows()).toEqual([{ quote: null, proposed: "Một câu khác hẳn.", passageLang: "vi" }]);
  expect((await shown()).quoteLang).toBe("vi");
});

test("a passage of another language than the one named is found where it stands", async () => {
  await amend({ passageLang: "vi", quote: "one trusted place", proposed: "one place" });
  expect((await rows())[0]!.passageLang).toBe("en");
});

describe("refused, and nothing is written:", () => {
  test.each<[string, Partial<Commenting>, string]>([
    [
      "what the passage says already",
      { quote: "one trusted place", proposed: " one\ntrusted place" },
      "amendmentSame",
    ],
    ["words the paragraph does not say", { quote: "no such words", proposed: "others" }, "quoteNotFound"],
    [
      "a paragraph in a language it does not exist in",
      { passageLang: "th", proposed: "others" },
      "quoteNotFound",
    ],
    ["no language and no quote", { passageLang: undefined, proposed: "others" }, "quoteNotFound"],
  ])("%s", async (_, change, key) => {
    await expect(amend(change)).rejects.toMatchObject({ status: 422, key });
    expect(await rows()).toEqual([]);
  });

  test("the same id with other proposed words", async () => {
    const id = crypto.randomUUID();
    await amend({ id, quote: "one trusted place", proposed: "one place" });
    await amend({ id, quote: "one trusted place", proposed: "one place" });
    await expect(amend({ id, quote: "one trusted place", proposed: "a place" })).rejects.toMatchObject({
      status: 409,
      key: "idTaken",
    });
    expect(await rows()).toHaveLength(1);
  });
});
