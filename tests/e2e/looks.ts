import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";

/** Every page that visitors see. */
export const publicPages = [
  "/",
  "/cities",
  "/cities/da-nang",
  "/cities/da-nang/history",
  "/documents",
  "/documents/online-portal",
  "/documents/online-portal?beside=vi",
  "/documents/online-portal/adoption",
  "/documents/example-adopted/adoption",
  "/documents/investment-toolkit/versions/1",
  "/documents/investment-toolkit/compare",
  "/documents/investment-toolkit/compare?view=beside",
  "/rooms",
  "/rooms/covid-19-response",
  "/rooms/covid-19-response/messages/2",
  "/rooms/covid-19-response/search?q=tickets",
  "/experiences",
  "/experiences/vn-danang-market",
  "/initiatives",
  "/meetings",
  "/meetings/annual-meeting-4",
  "/sign-in",
  "/forgotten-password",
  "/register",
  "/about",
  "/about/design",
  "/accessibility",
  "/privacy",
];
export interface Look {
  readonly lang: string;
  readonly width: number;
  readonly colorScheme: "light" | "dark";
}

/** Opens everything on the page that is folded: axe sees only what is shown, and what is folded can be too wide. */
export const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>("main details")) fold.open = true;
  });

/** What axe finds wrong on the page as it stands. */
export async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

/** What a person would see at once: a page wider than the screen. */
export const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** Walks every public page in each look: the right language, one title, no script, nothing wider than the screen, nothing for axe. */
export function walkPublicPages(looks: readonly Look[]): void {
  const journey = useBrowser();
  describe.each(looks)(
    "every public page in $lang at $width px, $colorScheme",
    ({ lang, width, colorScheme }) => {
      let page: Page;
      beforeAll(async () => {
        page = await journey.keep({ width, colorScheme });
      });
      test.each(publicPages)("%s", async (path) => {
        const answer = await page.goto(`/${lang}${path}`);
        expect(answer?.status()).toBe(200);
        expect(await page.locator("html").getAttribute("lang")).toBe(lang);
        expect(await page.locator("h1").count()).toBe(1);
        expect(await page.locator("script").count()).toBe(0);
        await unfold(page);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        expect(await violationsOf(page)).toEqual([]);
      });
    },
  );
}
