import type { Page } from "playwright-core";
import type { useBrowser } from "./browser.ts";

/** Messages as they are read, in whichever language the page is. */
export const said = (page: Page, words: string) =>
  page.locator("main .thread .thread-item p").filter({ hasText: new RegExp(`^${words}$`) });
export const box = (page: Page) => page.locator("#compose textarea");

/** Opens a room as someone of the demonstration, and waits until it is live. */
export async function openRoom(
  journey: ReturnType<typeof useBrowser>,
  as: string,
  path: string,
  width = 1280,
) {
  const page = await journey.open({ as, width, complaint: /ERR_INTERNET_DISCONNECTED/ });
  await page.goto(path);
  await isLive(page);
  return page;
}

/** Only over a live line it is known who is here. */
export async function isLive(page: Page) {
  await page.locator("#here-now button").waitFor({ timeout: 30_000 });
}

export async function send(page: Page, words: string) {
  await box(page).fill(words);
  await box(page).press("Control+Enter");
  await said(page, words).waitFor();
}

/** The words of each message from the first of these on, as they stand on the page. */
export async function wordsFrom(page: Page, first: string): Promise<string[]> {
  const all = await page.locator("main .thread-item > .prose").allInnerTexts();
  const words = all.map((text) => text.trim());
  return words.slice(words.indexOf(first));
}
