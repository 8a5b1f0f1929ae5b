import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { paragraph, wordFile } from "#tests/word-files.ts";
import { useBrowser } from "./browser.ts";
import { overflow, violationsOf } from "./looks.ts";

const journey = useBrowser();
const address = "/en/documents/investment-toolkit/draft/import";
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

async function send(page: Page, bytes: Uint8Array, name = "toolkit.docx"): Promise<void> {
  await page.goto(address);
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name, mimeType: word, buffer: Buffer.from(bytes) });
  await page.getByRole("button", { name: "Read the file" }).click();
}

/** Without JavaScript one looks again by the link, as often as it takes. */
async function lookUntil(page: Page, words: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await page.locator("main").innerText()).includes(words)) return;
    await page.getByRole("link", { name: "Look again" }).click();
  }
  throw new Error(`"${words}" never came`);
}

test("a file of LibreOffice is read while one waits, looked at, changed and taken into the draft", async () => {
  const page = await journey.open({ as: "secretariat" });
  await page.goto(address);
  await page.getByLabel("File", { exact: true }).setInputFiles("tests/word/libreoffice.docx");
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.getByRole("heading", { name: "What each paragraph becomes" }).waitFor();
  const main = page.locator("main");
  expect(await main.innerText()).toContain("1 picture left out");
  expect(await main.innerText()).toContain("ទីក្រុងសមាជិកយល់ព្រមលើតួលេខ។");
  expect(await violationsOf(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page
    .locator("#block-2")
    .getByRole("link", { name: /^Change/ })
    .click();
  const match = page.locator("#block-2 select");
  expect(await violationsOf(page)).toEqual([]);
  await match.selectOption({ index: 2 });
  const chosen = await match.inputValue();
  await page.locator("#block-2").getByRole("button", { name: "Save" }).click();
  await page.locator("#block-2", { hasText: "chosen" }).waitFor();
  expect(chosen).toMatch(/^it-/);
  const here = page.url();
  await page.getByRole("button", { name: "Take into the draft" }).click();
  await page.waitForURL(/\/draft(?:#.*)?$/);
  await page.goto(here);
  expect(await main.innerText()).toContain("taken into the draft");
});

test("without JavaScript: tracked changes ask, and accepted they are read", async () => {
  const page = await journey.open({ as: "secretariat", javaScript: false });
  const inserted = '<w:ins w:id="1" w:author="a"><w:r><w:t>put in</w:t></w:r></w:ins>';
  await send(page, wordFile({ body: `<w:p><w:r><w:t>Words </w:t></w:r>${inserted}</w:p>` }));
  await lookUntil(page, "1 tracked change");
  await page.getByRole("button", { name: "Accept all and read" }).click();
  await lookUntil(page, "Words put in");
  expect(await page.locator("main").innerText()).toContain("All tracked changes were accepted.");
});

test("without JavaScript: no file, one that is too large, and one that is none, each with a sentence", async () => {
  const page = await journey.open({ as: "secretariat", javaScript: false });
  await page.goto(address);
  await page.getByRole("button", { name: "Read the file" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("Choose a file");
  await send(page, new Uint8Array(21 * 1024 * 1024));
  expect(await page.getByRole("alert").innerText()).toContain("larger than 20 MB");
  await send(page, wordFile({ body: paragraph("x"), more: { "word/vbaProject.bin": "x" } }));
  await lookUntil(page, "carries macros");
  await send(page, new TextEncoder().encode("no Word"));
  await lookUntil(page, "This is no Word file");
});

test("nobody else finds it", async () => {
  const page = await journey.open({ as: "nr.ph" });
  expect((await page.goto(address))?.status()).toBe(404);
});
