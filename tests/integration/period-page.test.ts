import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { findDocumentPage } from "#app/features/documents/pages.server.ts";
import { changeSubmitting } from "#app/features/documents/periods/submitting.server.ts";
import { changeCommentPeriod } from "#app/features/documents/periods/commands.server.ts";
import { decideOnComment } from "#app/features/documents/periods/decisions.server.ts";
import { keepApart } from "#app/features/documents/periods/keep-apart.server.ts";
import { findPeriodPage } from "#app/features/documents/periods/period-page.server.ts";
import { wordDocument } from "#app/features/documents/wording.server.ts";
import type { Lang } from "#app/language/languages.ts";
import { listDocumentEvents } from "#db/queries/document-events.ts";
import { readTexts } from "#server/texts.ts";
import { comment, documentScene, type DocumentScene } from "#tests/document-scene.ts";
import { refusal } from "#tests/refusal.ts";

let scene: DocumentScene;
const allTexts = readTexts(fileURLToPath(new URL("../../locales/", import.meta.url)));
const textsIn = (lang: Lang) => allTexts.get(lang)!;
beforeAll(async () => {
  scene = await documentScene();
});
afterAll(() => scene.database.close());
beforeEach(() => scene.empty());

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const say = (who: string, change = {}) => makeComment(scene.services, scene.as(who), comment(change));
const asked = { slug: "online-portal", lang: "en" as const, paragraph: "op-2-1" };
const pageFor = async (who: string) => (await findDocumentPage(scene.services, scene.as(who), asked))!;
const seenBy = async (who: string) => (await pageFor(who)).chosen!.comments.length;
const countFor = async (who: string) => (await pageFor(who)).nodes.find(({ id }) => id === "op-2-1")!.count;
const periodsFor = (who: string, number?: number) =>
  findPeriodPage(
    scene.services,
    { actor: scene.as(who), texts: textsIn("en") },
    { slug: "online-portal", number },
  );

describe("a country that keeps its cities' comments apart", () => {
  test("another city of the country sees them by no door, own city and National Representative do; and back", async () => {
    const { id } = await scene.openPeriod({ publishesDirectly: false });
    await say("daNang");
    const doors = async (who: string) => [await seenBy(who), await countFor(who)];
    const keeping = { document: "online-portal", period: id };
    const nr = scene.as("nrVietNam");
    expect(await doors("hanoi")).toEqual([1, 1]);
    await keepApart(scene.services, nr, { ...keeping, isApart: true });
    await keepApart(scene.services, nr, { ...keeping, isApart: true });
    expect(await doors("hanoi")).toEqual([0, 0]);
    expect(await doors("daNang")).toEqual([1, 1]);
    expect(await doors("nrVietNam")).toEqual([1, 1]);
    const events = await listDocumentEvents(scene.database.db, "online-portal", 0);
    expect(events.filter(({ comment }) => comment !== null).every(({ isClosed }) => isClosed)).toBe(true);
    expect((await periodsFor("nrVietNam")).periods[0]?.isKeptApart).toBe(true);
    expect((await periodsFor("nrThailand")).periods[0]?.isKeptApart).toBe(false);
    await keepApart(scene.services, nr, { ...keeping, isApart: false });
    expect(await doors("hanoi")).toEqual([1, 1]);
    const told = await scene.database.db.selectFrom("events").select("type").execute();
    expect(told.filter(({ type }) => type === "documents.commentsKeptApart")).toHaveLength(2);
  });

  test.each([
    ["daNang", 403, "forbidden"],
    ["secretariat", 403, "forbidden"],
    ["chair", 403, "forbidden"],
    ["partner", 403, "forbidden"],
    ["former", 403, "forbidden"],
    ["visitor", 401, "signInFirst"],
  ])("%s may not", async (who, status, key) => {
    const { id } = await scene.openPeriod();
    const keeping = { document: "online-portal", period: id, isApart: true };
    await expect(keepApart(scene.services, scene.as(who), keeping)).rejects.toEqual(refusal(status, key));
    expect(await scene.database.db.selectFrom("periodClosures").selectAll().execute()).toEqual([]);
  });

  test("not once the period is over", async () => {
    const { id } = await scene.openPeriod();
    await scene.closePeriods();
    const keeping = { document: "online-portal", period: id, isApart: true };
    await expect(keepApart(scene.services, scene.as("nrVietNam"), keeping)).rejects.toEqual(
      refusal(409, "commentPeriodOver"),
    );
  });
});

describe("a partner's comment", () => {
  test("waits for the Secretariat where the period does not publish directly; then those asked see it", async () => {
    await scene.openPeriod({ publishesDirectly: false, takes: ["city", "partner"] });
    const { id } = await say("partner");
    expect([await seenBy("partner"), await seenBy("daNang"), await seenBy("secretariat")]).toEqual([1, 0, 1]);
    const page = await periodsFor("secretariat");
    expect(page).toMatchObject({ waitingCount: 1, waiting: [{ id, author: "Lumen", isPublic: false }] });
    expect(await periodsFor("daNang")).toMatchObject({ waitingCount: 0, waiting: [] });
    const deciding = { document: "online-portal", comment: id, refusal: null };
    await decideOnComment(scene.services, scene.as("secretariat"), deciding);
    expect([await seenBy("daNang"), await seenBy("visitor")]).toEqual([1, 0]);
    expect((await periodsFor("secretariat")).waitingCount).toBe(0);
    await expect(
      decideOnComment(scene.services, scene.as("chair"), { ...deciding, refusal: "No." }),
    ).rejects.toEqual(refusal(409, "decidedAlready"));
  });

  test("does not wait where the period publishes directly, and nobody decides on a city's", async () => {
    await scene.openPeriod({ publishesDirectly: true, takes: ["city", "partner"] });
    const made = [await say("partner"), await say("daNang")];
    expect((await periodsFor("secretariat")).waitingCount).toBe(0);
    for (const { id } of made)
      await expect(
        decideOnComment(scene.services, scene.as("secretariat"), {
          ...{ document: "online-portal", comment: id, refusal: null },
        }),
      ).rejects.toEqual(refusal(404, "notFound"));
  });

  test("is refused where the period does not ask partners", async () => {
    await scene.openPeriod();
    await expect(say("partner")).rejects.toEqual(refusal(403, "forbidden"));
  });
});

describe("the page", () => {
  test("members read the terms, in the zone of their city and in UTC; at most three queries", async () => {
    const closesAt = new Date("2031-12-21T10:00:00Z");
    await scene.openPeriod({ closesAt });
    scene.queries.length = 0;
    const page = await periodsFor("phuket");
    expect(scene.queries.length).toBeLessThanOrEqual(3);
    expect(page.periods[0]?.closes.text).toBe("21 December 2031, 17:00 in Bangkok · 10:00 UTC");
    const moving = { document: "online-portal", period: page.periods[0]!.id, reason: "More time." };
    const later = new Date("2031-12-22T10:00:00Z");
    await changeCommentPeriod(scene.services, scene.as("chair"), { ...moving, closesAt: later });
    expect((await periodsFor("phuket")).periods[0]?.changes).toMatchObject([
      {
        end: {
          from: { text: "21 December 2031, 17:00 in Bangkok · 10:00 UTC" },
          to: { text: "22 December 2031, 17:00 in Bangkok · 10:00 UTC" },
        },
        due: null,
        reason: "More time.",
      },
    ]);
    const due = { ...moving, submitsUntil: new Date("2031-12-29T10:00:00Z") };
    await changeSubmitting(scene.services, scene.as("chair"), due);
    const [moved] = (await periodsFor("phuket")).periods;
    expect(moved?.submits?.text).toBe("29 December 2031, 17:00 in Bangkok · 10:00 UTC");
    expect(moved?.changes[1]).toMatchObject({
      end: null,
      due: { to: { text: "29 December 2031, 17:00 in Bangkok · 10:00 UTC" } },
    });
    expect((await periodsFor("chair")).zone).toBe("Asia/Manila");
    expect((await periodsFor("secretariat")).periods[0]?.closes.text).toContain("17:00 in Jakarta");
  });

  test("a visitor reads Jakarta's time and UTC's, with the day in UTC where it is another one", async () => {
    await scene.openPeriod({ closesAt: new Date("2031-12-21T20:30:00Z") });
    const document = wordDocument(textsIn("en"), await pageFor("visitor"), scene.as("visitor"));
    expect(document.deadline?.text).toMatch(
      /^Comments close in .*, on 22 December, 03:30 in Jakarta · 21 December, 20:30 UTC$/,
    );
    const inThai = wordDocument(textsIn("th"), await pageFor("visitor"), scene.as("visitor"));
    expect(inThai.deadline).toEqual({ text: document.deadline?.text, lang: "en" });
  });

  test("one that is to come is said so; an open one goes before it", async () => {
    await scene.openPeriod({ opensAt: inHours(49), closesAt: inHours(72) });
    const coming = wordDocument(textsIn("en"), await pageFor("daNang"), scene.as("daNang"));
    expect(coming.deadline?.text).toMatch(/^Comments open in 2 days, on .*, and close on /);
    expect(coming.mayComment).toBe(false);
    await scene.openPeriod({ closesAt: inHours(2) });
    const open = wordDocument(textsIn("en"), await pageFor("daNang"), scene.as("daNang"));
    expect(open.deadline?.text).toMatch(/^Comments close in /);
    expect(open.mayComment).toBe(true);
  });

  test.each([
    ["partner", 403, "forbidden"],
    ["administrator", 403, "forbidden"],
    ["former", 403, "forbidden"],
    ["visitor", 401, "signInFirst"],
  ])("%s does not see it", async (who, status, key) => {
    await expect(periodsFor(who)).rejects.toEqual(refusal(status, key));
    await expect(periodsFor(who, 99)).rejects.toEqual(refusal(404, "notFound"));
  });
});
