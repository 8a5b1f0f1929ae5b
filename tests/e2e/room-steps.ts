import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import type { Lang } from "#app/language/languages.ts";
import { readTexts } from "#server/texts.ts";
import type { useBrowser, Visit } from "./browser.ts";

const texts = readTexts(fileURLToPath(new URL("../../locales/", import.meta.url)));

/** The words of a page of this language, by file and key: what is on a control, in whichever language it stands. */
export const wordsOn =
  (lang: Lang) =>
  (part: string, key: string): string =>
    texts.get(lang)!.find(part, key).text;

/** Messages as they are read, in whichever language the page is. */
export const said = (page: Page, words: string) =>
  page.locator("main .thread .thread-item p").filter({ hasText: new RegExp(`^${words}$`) });
export const box = (page: Page) => page.locator("#compose textarea");

/** The message that says this: with its number once it stands in the room, without one while it is on its way. */
export const messageOf = (page: Page, words: string) =>
  page.locator("main .thread-item").filter({ has: page.locator("p", { hasText: new RegExp(`^${words}$`) }) });

/** Opens a room as someone of the demonstration, and waits until it is live. */
export async function openRoom(
  journey: ReturnType<typeof useBrowser>,
  as: string,
  path: string,
  visit: Visit = {},
) {
  const page = await journey.open({ as, complaint: /ERR_INTERNET_DISCONNECTED/, ...visit });
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

/** Opens the menu of the message that says this. */
export async function openMenu(page: Page, lang: Lang, words: string) {
  await messageOf(page, words)
    .getByRole("button", { name: wordsOn(lang)("rooms", "more"), exact: true })
    .click();
}

/** Opens the menu of the message that says this, and presses what is called so there. */
export async function choose(page: Page, lang: Lang, words: string, name: string) {
  await openMenu(page, lang, words);
  await messageOf(page, words).getByRole("button", { name, exact: true }).click();
}

/** Gives the message that says this other words, by its menu. */
export async function edit(page: Page, lang: Lang, words: string, now: string) {
  const t = wordsOn(lang);
  await choose(page, lang, words, t("terms", "edit"));
  await page.getByLabel(t("messages", "newWording")).fill(now);
  await page.getByRole("button", { name: t("terms", "save"), exact: true }).click();
}

/** Deletes the message that says this, by its menu. */
export async function remove(page: Page, lang: Lang, words: string) {
  const t = wordsOn(lang);
  await choose(page, lang, words, t("terms", "delete"));
  await messageOf(page, words)
    .getByRole("button", { name: t("messages", "deleteForAll"), exact: true })
    .click();
}

/**
 * What stands in the room from this message on, in order: each message's place, its words (none where they are gone), its
 * signs, and which it answers. Without a word of the page's own language, so that two pages can be compared.
 */
export const pictureFrom = (page: Page, first: string) =>
  page.evaluate((from) => {
    const items = [...document.querySelectorAll<HTMLElement>("main .thread-item")];
    const seen = items.map((item) => ({
      place: item.id,
      words: item.querySelector<HTMLElement>(".prose .prose")?.innerText ?? null,
      signs: [...item.querySelectorAll<HTMLElement>(".thread-signs > *")]
        .map(({ innerText }) => innerText)
        .filter((text) => /^\S+ \d+$/.test(text)),
      answers: [...item.querySelectorAll<HTMLElement>(".thread-quote bdi")].at(-1)?.innerText ?? null,
    }));
    return seen.slice(seen.findIndex(({ words }) => words === from));
  }, first);
