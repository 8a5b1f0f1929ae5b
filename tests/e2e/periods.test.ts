import type { Page } from "playwright-core";
import { beforeAll, expect, inject, test } from "vitest";
import { connect } from "#db/connection.ts";
import { findRunningEmbedded } from "#db/embedded/start.ts";
import { writeDocument } from "../written-document.ts";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();
const period = "/en/documents/streets-for-the-public/period";
const paragraph = "/en/documents/streets-for-the-public?paragraph=sp-1-2";

beforeAll(async () => {
  const connection = connect(findRunningEmbedded(inject("portal").dataDir)?.url ?? "", { max: 1 });
  await writeDocument(connection.db, "streets-for-the-public", "sp");
  await connection.close();
});

/** Opens a period of a document for the public. */
async function openForPublic(secretariat: Page) {
  await secretariat.goto(period);
  await secretariat.locator("#closesDate").fill("2037-12-21");
  await secretariat.locator("#closesTime").fill("17:00");
  await secretariat.locator("#zone").selectOption("Asia/Ho_Chi_Minh");
  await secretariat.getByLabel("The public, after the Secretariat").check();
  await secretariat.getByRole("button", { name: "Open the period" }).click();
  await secretariat.getByRole("status").waitFor();
}

test.each([true, false])(
  "with script %s the Secretariat opens a period in a zone; a wrong form keeps what was typed",
  async (javaScript) => {
    const page = await journey.open({ as: "secretariat", javaScript });
    await page.goto("/en/documents/investment-toolkit/period");
    await page.locator("#closesDate").fill("2019-12-21");
    await page.locator("#closesTime").fill("17:00");
    await page.locator("#zone").selectOption("Asia/Dili");
    await page.getByRole("button", { name: "Open the period" }).click();
    await page.getByRole("alert").getByText("The closing time must lie in the future.").waitFor();
    expect(await page.locator("#closesDate").inputValue()).toBe("2019-12-21");
    expect(await page.locator("#zone").inputValue()).toBe("Asia/Dili");
    const year = javaScript ? "2041" : "2042";
    await page.locator("#opensDate").fill(`${year}-12-01`);
    await page.locator("#opensTime").fill("08:00");
    await page.locator("#closesDate").fill(`${year}-12-21`);
    await page.locator("#submitsDate").fill(`${year}-12-20`);
    await page.locator("#submitsTime").fill("17:00");
    await page.getByRole("button", { name: "Open the period" }).click();
    await page.getByRole("alert").getByText("Countries cannot submit before").waitFor();
    await page.locator("#submitsDate").fill(`${year}-12-28`);
    await page.getByRole("button", { name: "Open the period" }).click();
    await page.getByRole("status").waitFor();
    const period = page.locator(".period", { hasText: year });
    const text = await period.innerText();
    // 17:00 in Dili is 08:00 UTC and 15:00 in Jakarta, where the Secretariat sits.
    expect(text).toContain(`21 December ${year}, 15:00 in Jakarta · 08:00 UTC`);
    expect(text).toContain(`28 December ${year}, 15:00 in Jakarta · 08:00 UTC`);
    await period.getByText("Move the countries’ date").first().click();
    const moving = period.locator("form", { has: page.locator("[value=changeSubmitting]") });
    await moving.getByLabel("Day").fill(`${year}-12-30`);
    await moving.getByLabel("Reason").fill("Two countries asked for it.");
    await moving.getByRole("button", { name: "Move the countries’ date" }).click();
    await page.getByRole("status").waitFor();
    const changes = await period.locator(".period-changes").innerText();
    expect(changes).toContain(`30 December ${year}, 15:00 in Jakarta`);
    expect(changes).toContain("Two countries asked for it.");
  },
);

test("without script a visitor comments under a name; nobody reads it before the Secretariat has let it through", async () => {
  const secretariat = await journey.open({ as: "secretariat", javaScript: false });
  await openForPublic(secretariat);
  const visitor = await journey.open({ javaScript: false });
  await visitor.goto(paragraph);
  await visitor.getByRole("button", { name: "Send the comment" }).click();
  await visitor.getByRole("alert").waitFor();
  await visitor.getByLabel("Your name").fill("Mali of Phuket");
  await visitor.getByLabel("Your comment").fill("Residents should be heard first.");
  await visitor.getByRole("button", { name: "Send the comment" }).click();
  await visitor.getByRole("status").getByText("once the Secretariat has read it").waitFor();
  const other = await journey.open();
  await other.goto(paragraph);
  expect(await other.locator("main").innerText()).not.toContain("Residents should be heard first.");
  await secretariat.goto(period);
  const waiting = secretariat.locator(".period-waiting > li", { hasText: "Mali of Phuket" });
  await waiting.getByRole("button", { name: "Let it through" }).click();
  await secretariat.getByRole("status").waitFor();
  await other.goto(paragraph);
  await other.getByText("Residents should be heard first.").waitFor();
  expect(await other.locator("script").count()).toBe(0);
});

test("a National Representative keeps the cities' comments apart, and opens them again", async () => {
  const page = await journey.open({ as: "nr.th" });
  await page.goto("/en/documents/online-portal/period");
  await page.getByRole("button", { name: "Keep the cities’ comments apart" }).first().click();
  await page.getByRole("button", { name: "Let the cities read each other" }).first().click();
  await page.getByRole("button", { name: "Keep the cities’ comments apart" }).first().waitFor();
  expect(await page.getByRole("button", { name: "Open the period" }).count()).toBe(0);
});

test("the document says when comments close, in the reader's zone and in UTC", async () => {
  const visitor = await journey.open({ javaScript: false });
  await visitor.goto("/en/documents/online-portal");
  expect(await visitor.locator(".deadline").innerText()).toMatch(
    /^Comments close in .* \d\d:\d\d in Jakarta · .*UTC$/,
  );
  const member = await journey.open({ as: "csco.yangon" });
  await member.goto("/en/documents/online-portal");
  expect(await member.locator(".deadline").innerText()).toMatch(/ in Yangon · .*UTC$/);
});
