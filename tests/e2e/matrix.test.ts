import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { connect, type Connection } from "#db/connection.ts";
import { findRunningEmbedded } from "#db/embedded/start.ts";
import { useBrowser } from "./browser.ts";
import { overflow, unfold, violationsOf } from "./looks.ts";

const journey = useBrowser();
const matrix = "/documents/online-portal/matrix";
let connection: Connection;
beforeAll(() => {
  connection = connect(findRunningEmbedded(inject("portal").dataDir)?.url ?? "", { max: 1 });
});
afterAll(() => connection.close());
beforeEach(async () => {
  // Others answer other matrices at the same time.
  const own = connection.db
    .selectFrom("comments")
    .innerJoin("documentVersions as version", "version.id", "comments.versionId")
    .select("comments.id")
    .where("version.documentSlug", "=", "online-portal");
  for (const table of ["matrixAnswerRevisions", "matrixAnswers"] as const)
    await connection.db.deleteFrom(table).where("commentId", "in", own).execute();
  await connection.db.deleteFrom("matrixViews").execute();
});

test.each([true, false])(
  "with JavaScript: %s, the Secretariat answers a row and several at once and publishes; members then read it",
  async (javaScript) => {
    const page = await journey.open({ as: "secretariat", javaScript });
    await page.goto(`/en${matrix}`);
    await page
      .getByRole("link", { name: /^Answer / })
      .first()
      .click();
    await page.getByLabel("Disposition").first().selectOption("not-accepted");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").waitFor();
    await page.getByRole("textbox", { name: "Response" }).fill("It stands\nin 2.2 already.");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Publish 1 answer" }).waitFor();

    const boxes = page.getByRole("checkbox", { name: /^Tick row/ });
    await boxes.nth(1).check();
    await boxes.nth(2).check();
    await page.getByRole("button", { name: "Answer the ticked rows together" }).click();
    await page.getByRole("heading", { name: "The same answer to 2 rows" }).waitFor();
    await page.locator("#answer-disposition").selectOption("for-the-meeting");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Publish 3 answers" }).waitFor();

    const member = await journey.open({ as: "csco.hanoi", javaScript });
    await member.goto(`/en${matrix}`);
    expect(await member.getByText("in 2.2 already.").count()).toBe(0);
    await page.getByRole("button", { name: "Publish 3 answers" }).click();
    await page.getByText("The answers are published").waitFor();
    await member.reload();
    await member.getByText("in 2.2 already.").waitFor();
    expect(await member.getByRole("checkbox", { name: /^Tick row/ }).count()).toBe(0);
    await member.getByRole("link", { name: /^For the meeting/ }).click();
    await member.getByText("2 rows").waitFor();
  },
);

test("of two who answer a row the second sees both texts and may answer again", async () => {
  const [one, other] = [
    await journey.open({ as: "secretariat" }),
    await journey.open({ as: "secretariat.2", javaScript: false }),
  ];
  for (const page of [one, other]) {
    await page.goto(`/en${matrix}`);
    await page
      .getByRole("link", { name: /^Answer / })
      .first()
      .click();
  }
  await one.getByRole("textbox", { name: "Response" }).fill("Mine.");
  await one.getByRole("button", { name: "Save" }).click();
  await one.getByText("Saved.", { exact: true }).waitFor();
  await other.getByRole("textbox", { name: "Response" }).fill("Theirs.");
  await other.getByRole("button", { name: "Save" }).click();
  await other.locator(".note-warning").getByText("Mine.").waitFor();
  expect(await other.getByRole("textbox", { name: "Response" }).inputValue()).toBe("Theirs.");
  await other.getByRole("button", { name: "Save" }).click();
  await other.getByText("Saved.", { exact: true }).waitFor();
  await other.getByRole("row").getByText("Theirs.").waitFor();
});

test("an office keeps a view and removes it", async () => {
  const page = await journey.open({ as: "csco.hanoi", javaScript: false });
  await page.goto(`/en${matrix}?country=VN&unanswered=yes`);
  await page.getByLabel("Name of this view").fill("Ours");
  await page.getByRole("button", { name: "Keep this view" }).click();
  await page.goto(`/en${matrix}`);
  await page.getByRole("link", { name: "Ours" }).click();
  expect(new URL(page.url()).search).toBe("?version=1&country=VN&unanswered=yes");
  await page.getByRole("button", { name: "Remove Ours" }).click();
  expect(await page.getByRole("link", { name: "Ours" }).count()).toBe(0);
});

test.each([
  { lang: "en", width: 1280, colorScheme: "light" },
  { lang: "vi", width: 360, colorScheme: "dark" },
] as const)("the matrix is for everyone: $lang, $width px", async ({ lang, ...look }) => {
  const page = await journey.open({ as: "secretariat", ...look });
  const { id } = await connection.db.selectFrom("comments").select("id").executeTakeFirstOrThrow();
  for (const [name, query] of Object.entries({ rows: "", answer: `?answer=${id}`, filter: "?country=VN" })) {
    await page.goto(`/${lang}${matrix}${query}`);
    expect(await page.locator("h1").count()).toBe(1);
    await unfold(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await violationsOf(page)).toEqual([]);
    const folder = process.env["SCREENSHOTS"];
    const path = `${folder ?? ""}/matrix-${name}-${lang}-${String(look.width)}.png`;
    if (folder) await page.screenshot({ path, fullPage: true });
  }
});
