import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();
const room = "/en/rooms/document-investment-toolkit";

test("a paragraph is quoted in the document's room, stands as a card, and comes to the matrix with its source; no script needed", async () => {
  const page = await journey.open({ as: "csco.semarang", javaScript: false, width: 360 });
  await page.goto("/en/documents/investment-toolkit");
  await page
    .getByRole("link", { name: /^(?:Comment on|\d+ comments? on) paragraph/ })
    .first()
    .click();
  const place = await page.locator("#comments-title").innerText();
  await page.getByRole("link", { name: "Quote in a room" }).click();
  const box = page.getByLabel("Message");
  const link = (await box.inputValue()).trim();
  expect(link).toMatch(/\/documents\/investment-toolkit\/versions\/\d+#/);
  await box.fill(`${link}\n\nKeep **this** in, @csco-ipoh`);
  await page.getByRole("button", { name: "Send" }).click();
  const card = page.locator("figure", { hasText: place.replace(/\D+ /, "") }).last();
  await card.getByRole("link").waitFor();
  expect(await page.getByRole("link", { name: "@csco-ipoh" }).last().getAttribute("href")).toBe(
    "/offices/csco-ipoh",
  );
  expect(await page.locator("strong", { hasText: "this" }).count()).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  const n = /#m-(\d+)/.exec(page.url())?.[1] ?? "";

  await page.goto(`${room}/messages/${n}`);
  await page.getByRole("link", { name: "Bring to the matrix" }).click();
  await page.getByRole("button", { name: "Begin the comment" }).click();
  const comment = page.locator("#comment-form textarea[name=body]");
  expect(await comment.inputValue()).toContain("Keep **this** in");
  await comment.fill(`Semarang asks to keep it.\n${await comment.inputValue()}`);
  await page.locator("#comment-form").getByRole("button", { name: "Comment", exact: true }).click();
  const source = page.getByRole("link", { name: `From the room document-investment-toolkit, message ${n}` });
  await source.click();
  expect(new URL(page.url()).pathname).toBe(`${room}/messages/${n}`);
});

test("offices are offered while a mention is typed, by keyboard, and the message goes out with it", async () => {
  const page = await journey.open({ as: "csco.phuket" });
  await page.goto(room);
  await page.getByText("Live.").first().waitFor();
  const box = page.getByLabel("Message");
  await box.pressSequentially("Ask @csco-kuch");
  await page
    .getByRole("list", { name: "Offices, countries and people to mention" })
    .getByRole("button")
    .first()
    .waitFor();
  await box.press("ArrowDown");
  await page.keyboard.press("Enter");
  expect(await box.inputValue()).toBe("Ask @csco-kuching ");
  await box.press("Control+Enter");
  await page
    .locator("li", { hasText: "Ask @csco-kuching" })
    .getByRole("link", { name: "@csco-kuching" })
    .waitFor();
});
