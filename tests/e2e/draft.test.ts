import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { overflow, unfold, violationsOf } from "./looks.ts";

const journey = useBrowser();

test("without JavaScript a draft is begun, written, split and published", async () => {
  const page = await journey.open({ as: "secretariat", javaScript: false });
  await page.goto("/en/documents/new");
  await page.getByLabel("Title").fill("Smart mobility");
  await page.getByLabel("Address").fill("smart-mobility");
  await page.getByRole("button", { name: "Create the draft" }).click();
  await page.getByRole("button", { name: "Add a section" }).click();
  await page.locator("textarea[name=text]").fill("Purpose");
  await page.locator("summary", { hasText: "Order, kind" }).click();
  await page.getByRole("button", { name: "Insert" }).click();
  const long = "ទីក្រុង ".repeat(6250);
  await page.locator("textarea[name=text]").fill(long);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("alert").getByText("At most 20000 characters.").waitFor();
  expect(await page.locator("textarea[name=text]").inputValue()).toBe(long);
  await page.locator("textarea[name=text]").fill("The first.\n///\nThe second.");
  await page.locator("summary", { hasText: "Order, kind" }).click();
  await page.getByRole("button", { name: "Split" }).click();
  expect(await page.locator("textarea[name=text]").inputValue()).toBe("The second.");
  const late = await journey.open({ as: "secretariat.2", javaScript: false });
  await late.goto(page.url());
  await late.locator("textarea[name=text]").fill("Written a moment too long.");
  await page.locator("summary", { hasText: "Publish version 1" }).click();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Why there is a new version").fill("The first version.");
  await page.getByRole("button", { name: "Publish" }).click();
  expect(await page.locator("main").innerText()).toContain("The first.");
  expect(new URL(page.url()).pathname).toBe("/en/documents/smart-mobility");
  await late.getByRole("button", { name: "Save" }).click();
  const kept = late.getByLabel("This draft is no longer there");
  expect(await kept.inputValue()).toBe("Written a moment too long.");
});

test("two people at one paragraph see each other, and neither loses a word; what a broken line held back is sent after", async () => {
  const one = await journey.open({ as: "secretariat", complaint: /ERR_FAILED|ERR_INTERNET/ });
  await one.goto("/en/documents/online-portal/draft");
  await one.getByRole("button", { name: "Start the draft" }).click();
  await one.getByText("Draft of version 2").first().waitFor();
  await one.goto("/en/documents/online-portal/draft?edit=op-1-1");
  const other = await journey.open({ as: "secretariat.2" });
  await other.goto("/en/documents/online-portal/draft?edit=op-1-1");
  await one.getByText("is editing this").waitFor();
  await other.getByText("is editing this").waitFor();

  const mine = one.locator("textarea[name=text]");
  await mine.fill("Typed while the line stands.");
  await one.getByText("Saved.", { exact: true }).waitFor();
  const theirs = other.locator("textarea[name=text]");
  await expect.poll(() => theirs.inputValue()).toBe("Typed while the line stands.");

  await one.route("**/draft/text", (route) => route.abort());
  await mine.fill("Typed while the line is broken.");
  await one.getByText("Not saved: the portal cannot be reached.").waitFor();
  await one.unroute("**/draft/text");
  await one.getByText("Saved.", { exact: true }).waitFor();
  await expect.poll(() => theirs.inputValue()).toBe("Typed while the line is broken.");

  await one.route("**/draft/text", (route) => route.abort());
  await mine.fill("Mine.");
  await theirs.fill("Theirs.");
  await other.getByText("Saved.", { exact: true }).waitFor();
  await one.unroute("**/draft/text");
  await one.getByText("Someone else has saved this meanwhile").waitFor();
  await one.locator(".draft-theirs", { hasText: "Theirs." }).waitFor();
  expect(await mine.inputValue()).toBe("Mine.");
  await one.getByRole("button", { name: "Save" }).click();
  await one.locator("#op-1-1", { hasText: "Mine." }).waitFor();
});

test("the draft's page in each look, with a paragraph open in a translation", async () => {
  const begun = await journey.open({ as: "secretariat" });
  await begun.goto("/en/documents/investment-toolkit/draft");
  await begun.getByRole("button", { name: "Start the draft" }).click();
  await begun.getByText("Draft of version 3").first().waitFor();
  for (const look of [
    { lang: "en", width: 1280, colorScheme: "light" },
    { lang: "vi", width: 360, colorScheme: "dark" },
  ] as const) {
    const page = await journey.open({ as: "secretariat", ...look });
    for (const query of ["?edit=it-1-1", "?in=vi&edit=it-1-1&history=1"]) {
      await page.goto(`/${look.lang}/documents/investment-toolkit/draft${query}`);
      await unfold(page);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await violationsOf(page)).toEqual([]);
    }
  }
});

test.each([true, false])(
  "with JavaScript: %s, an accepted amendment goes from its row into the draft, and out of it again",
  async (javaScript) => {
    const page = await journey.open({ as: "secretariat", javaScript });
    const matrix = "/en/documents/investment-toolkit/matrix?version=2";
    await page.goto(matrix);
    const row = page.getByRole("row", { name: /calendar weeks/ });
    await row.getByRole("link", { name: /^Answer / }).click();
    await page.locator("#answer-disposition").selectOption("accepted");
    await page.getByRole("button", { name: "Save" }).click();
    await row.getByRole("button", { name: /^Put into the draft/ }).click();
    await page.getByText("It is in the draft, and its answer names the paragraph.").waitFor();
    await row.getByRole("link", { name: /^In the draft/ }).click();
    const paragraph = page.locator("#it-10-2");
    await paragraph.getByText("at least eight calendar weeks").waitFor();
    await paragraph.getByRole("link", { name: /^Row / }).waitFor();
    await paragraph.getByRole("link", { name: /^Edit/ }).click();
    await paragraph.getByRole("button", { name: "Take it out of the text again" }).click();
    await paragraph.getByRole("button", { name: "Put it into the text" }).waitFor();
    expect(await paragraph.getByRole("textbox").inputValue()).not.toContain("calendar");
    await page.goto("/en/documents/investment-toolkit/draft");
    const missing = page.getByRole("region", { name: "1 accepted amendment is not in the text yet" });
    await missing.getByText("calendar").waitFor();
    // The tool that looks for violations needs scripts.
    if (javaScript) expect(await violationsOf(page)).toEqual([]);
  },
);
