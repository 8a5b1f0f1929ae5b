import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { connect, type Connection } from "#db/connection.ts";
import { findRunningEmbedded } from "#db/embedded/start.ts";
import { playerOf } from "#server/demo/players.ts";
import { testServices } from "../services.ts";
import { makeWaitingComment } from "../two-versions.ts";
import { useBrowser } from "./browser.ts";
import { overflow, violationsOf } from "./looks.ts";

const journey = useBrowser();
let connection: Connection;
let slug: string;
let made = 0;
beforeAll(() => {
  connection = connect(findRunningEmbedded(inject("portal").dataDir)?.url ?? "", { max: 1 });
});
afterAll(() => connection.close());
beforeEach(async () => {
  const { mandate } = await playerOf(testServices(connection.db), "csco.da-nang");
  made += 1;
  slug = `two-versions-${String(made)}`;
  await makeWaitingComment(connection.db, mandate.id, slug);
});

test.each([true, false])(
  "with JavaScript: %s, the Secretariat confirms a place, undoes it and chooses it by hand; who commented finds it there",
  async (javaScript) => {
    const page = await journey.open({ as: "secretariat", javaScript });
    await page.goto(`/en/documents/${slug}`);
    await page.getByRole("link", { name: "1 to confirm" }).click();
    await page.getByText("Say in which month.", { exact: true }).waitFor();
    expect(await page.locator("main del").allInnerTexts()).toEqual(["once"]);
    expect(await page.locator("main ins").allInnerTexts()).toEqual(["twice"]);
    await page.getByRole("button", { name: /^Confirm 1/ }).click();
    await page.getByText("No comment waits for a place.").waitFor();
    await page.getByRole("link", { name: /^Decided/ }).click();
    await page.getByRole("button", { name: /^Undo/ }).click();
    await page.getByRole("link", { name: /^To confirm/ }).click();
    await page.getByRole("link", { name: /^Choose another place/ }).click();
    await page.getByLabel("Words it is about").fill("words that stand nowhere");
    await page.getByRole("button", { name: "Place it here" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByLabel("Words it is about").inputValue()).toBe("words that stand nowhere");
    await page.getByLabel("Words it is about").fill("twice a year");
    await page.getByRole("button", { name: "Place it here" }).click();
    await page.getByText("No comment waits for a place.").waitFor();

    const author = await journey.open({ as: "csco.da-nang", javaScript });
    await author.goto(`/en/documents/${slug}/comments?which=mine`);
    await author.getByRole("link", { name: "Paragraph 1 of version 2" }).click();
    await author.getByText("Say in which month.", { exact: true }).waitFor();
    expect(await author.locator("main mark").allInnerTexts()).toEqual(["twice a year"]);
  },
);

test("of two who decide the second is told what was decided", async () => {
  const [one, other] = [
    await journey.open({ as: "secretariat" }),
    await journey.open({ as: "secretariat.2", javaScript: false }),
  ];
  for (const page of [one, other]) await page.goto(`/en/documents/${slug}/versions/2/places`);
  await one.getByRole("button", { name: /^Confirm 1/ }).click();
  await one.getByText("No comment waits for a place.").waitFor();
  await other.getByRole("button", { name: /^Leave without a place/ }).click();
  await other.getByText("Someone else has decided this meanwhile.").waitFor();
  await other.getByText("Stands at paragraph 1").waitFor();
});

test.each([
  { lang: "en", width: 1280, colorScheme: "light" },
  { lang: "vi", width: 360, colorScheme: "dark" },
] as const)("the pages of versions are for everyone: $lang, $width px", async ({ lang, ...look }) => {
  const page = await journey.open({ as: "secretariat", ...look });
  const paths = ["", "/versions", "/comments?which=unplaced", "/versions/2/places", "/compare"];
  for (const path of paths) {
    await page.goto(`/${lang}/documents/${slug}${path}`);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await violationsOf(page)).toEqual([]);
    const folder = process.env["SCREENSHOTS"];
    if (folder)
      await page.screenshot({ path: `${folder}/${lang}${path.replace(/\W+/g, "-")}.png`, fullPage: true });
  }
});
