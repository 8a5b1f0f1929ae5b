import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { openCommentPeriod } from "#app/features/documents/periods/commands.server.ts";
import { connect, type Connection } from "#db/connection.ts";
import { findRunningEmbedded } from "#db/embedded/start.ts";
import { playerOf } from "#server/demo/players.ts";
import { soon } from "../document-scene.ts";
import { testServices } from "../services.ts";
import { makeWaitingComment } from "../two-versions.ts";
import { useBrowser } from "./browser.ts";
import { overflow, unfold, violationsOf } from "./looks.ts";

const journey = useBrowser();
let connection: Connection;
let slug: string;
let made = 0;
const said = {
  "csco.da-nang": "Twice a year is often enough.",
  "csco.hanoi": "Say in which months.",
  "csco.ho-chi-minh-city": "Every profile should be public.",
};

beforeAll(() => {
  connection = connect(findRunningEmbedded(inject("portal").dataDir)?.url ?? "", { max: 2 });
});
afterAll(() => connection.close());
/** A document on which three cities of Viet Nam have commented, in a period that shows others nothing before the country submits. */
beforeEach(async () => {
  const services = testServices(connection.db);
  made += 1;
  slug = `position-${String(made)}`;
  const [first] = Object.keys(said);
  await makeWaitingComment(connection.db, (await playerOf(services, first ?? "")).mandate.id, slug);
  const place = { document: slug, version: 2 };
  await openCommentPeriod(services, await playerOf(services, "secretariat"), {
    ...{ ...place, closesAt: soon(), publishesDirectly: false, isQuiet: true },
  });
  for (const [city, body] of Object.entries(said))
    await makeComment(services, await playerOf(services, city), {
      ...{ ...place, id: randomUUID(), paragraph: `${slug}-1`, type: "substantive", lang: "en", body },
    });
});

const itemOf = (page: Page, body: string) => page.locator(".saying", { hasText: body }).first();

test.each([true, false])(
  "with JavaScript: %s, the NR keeps, leaves out and words what three cities said, and submits; each city sees what became of it",
  async (javaScript) => {
    const city = await journey.open({ as: "csco.hanoi", javaScript });
    await city.goto(`/en/documents/${slug}/position`);
    await itemOf(city, "Say in which months.").getByText("To be decided").waitFor();
    expect(await city.getByRole("button", { name: /^Keep/ }).count()).toBe(0);

    const page = await journey.open({ as: "nr.vn", javaScript });
    await page.goto(`/en/documents/${slug}`);
    await page.getByRole("link", { name: "Country position" }).click();
    await page.getByText("3 comments have to be decided on").waitFor();
    const [kept, left, edited] = Object.values(said).map((body) => itemOf(page, body));
    await kept!.getByRole("button", { name: /^Keep/ }).click();
    await page.getByText("2 comments have to be decided on").waitFor();
    await left!.locator("summary", { hasText: "Leave out" }).click();
    await left!.getByRole("button", { name: /^Leave out/ }).click();
    await page.getByRole("alert").waitFor();
    await left!.getByLabel("Why it is left out").fill("The annual meeting says when.");
    await left!.getByRole("button", { name: /^Leave out/ }).click();
    await page.getByText("1 comment has to be decided on").waitFor();
    await edited!.getByLabel(/^Tick for merging/).check();
    await page.getByRole("button", { name: "Word the ticked ones together" }).click();
    const words = page.getByLabel("Comment of the country");
    expect(await words.inputValue()).toBe("Every profile should be public.");
    await words.fill("Viet Nam asks that profiles be public.");
    await page.getByRole("button", { name: "Save for the country" }).click();
    await page.getByText("From the comments of Ho Chi Minh City").waitFor();
    await page.getByLabel("Statement of the country").fill("Viet Nam supports the text.");
    await page.getByRole("button", { name: "Submit the position" }).click();
    await page.getByText("Viet Nam supports the text.").waitFor();

    await city.goto(`/en/documents/${slug}?paragraph=${slug}-1`);
    const thread = city.locator(".thread-item", { hasText: "Say in which months." });
    await thread.getByText("The annual meeting says when.").waitFor();
    const chair = await journey.open({ as: "secretariat", javaScript });
    await chair.goto(`/en/documents/${slug}/position`);
    await chair.getByText("1 of 11 Member States have submitted").waitFor();
    expect(await chair.locator("main").innerText()).not.toContain("Say in which months.");

    await page.getByRole("button", { name: "Withdraw the position" }).click();
    await page.getByRole("button", { name: "Submit the position" }).waitFor();
  },
);

test.each([
  { lang: "en", width: 1280, colorScheme: "light" },
  { lang: "vi", width: 360, colorScheme: "dark" },
] as const)("the position is for everyone: $lang, $width px", async ({ lang, ...look }) => {
  for (const as of ["nr.vn", "secretariat"]) {
    const page = await journey.open({ as, ...look });
    await page.goto(`/${lang}/documents/${slug}/position`);
    const box = page.locator("input[name=word]").first();
    if (as === "nr.vn") await page.goto(`/${lang}/documents/${slug}/position?word=${await box.inputValue()}`);
    expect(await page.locator("h1").count()).toBe(1);
    await unfold(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await violationsOf(page)).toEqual([]);
    const folder = process.env["SCREENSHOTS"];
    if (folder) await page.screenshot({ path: `${folder}/${as}-${lang}.png`, fullPage: true });
  }
});
