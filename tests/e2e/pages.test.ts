import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();

const publicPages = [
  "/",
  "/cities",
  "/cities/da-nang",
  "/cities/da-nang/history",
  "/documents",
  "/documents/online-portal",
  "/documents/online-portal?beside=vi",
  "/documents/online-portal/adoption",
  "/documents/investment-toolkit/versions/1",
  "/rooms",
  "/rooms/covid-19-response",
  "/experiences",
  "/experiences/vn-danang-market",
  "/initiatives",
  "/meetings",
  "/meetings/annual-meeting-4",
  "/sign-in",
  "/about",
  "/about/design",
  "/accessibility",
  "/privacy",
];
const looks = [
  { lang: "en", width: 1280, colorScheme: "light" },
  { lang: "vi", width: 360, colorScheme: "dark" },
  { lang: "th", width: 360, colorScheme: "light" },
  { lang: "my", width: 1280, colorScheme: "dark" },
] as const;

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

/** What a person would see at once: a page wider than the screen. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe.each(looks)(
  "every public page in $lang at $width px, $colorScheme",
  ({ lang, width, colorScheme }) => {
    test.each(publicPages)("%s", async (path) => {
      const page = await journey.open({ width, colorScheme });
      const answer = await page.goto(`/${lang}${path}`);
      expect(answer?.status()).toBe(200);
      expect(await page.locator("html").getAttribute("lang")).toBe(lang);
      expect(await page.locator("h1").count()).toBe(1);
      expect(await page.locator("script").count()).toBe(0);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await violationsOf(page)).toEqual([]);
    });
  },
);

describe("pages of signed-in people", () => {
  test.each([
    ["csco.da-nang", "/cities/da-nang/edit?section=summary"],
    ["csco.da-nang", "/cities/da-nang/edit?section=facts"],
    ["csco.da-nang", "/documents/online-portal?paragraph=op-2-1"],
    ["csco.da-nang", "/rooms/covid-19-response"],
    ["csco.da-nang", "/account"],
    ["partner.mekong", "/initiatives/new"],
    ["secretariat", "/initiatives/INI-2026-0001"],
  ])("as %s: %s", async (as, path) => {
    for (const { width, colorScheme } of looks.slice(0, 2)) {
      const page = await journey.open({ as, width, colorScheme });
      const answer = await page.goto(`/vi${path}`);
      expect(answer?.status()).toBe(200);
      expect(answer?.headers()["cache-control"]).toBe("no-store");
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await violationsOf(page)).toEqual([]);
    }
  });
});

describe("the first visit of a visitor, compressed, in bytes", () => {
  const bar = { en: 60_000, vi: 60_000, th: 110_000, km: 110_000, lo: 110_000, my: 110_000, ta: 110_000 };
  test.each(Object.entries(bar))("in %s stays under %i", async (lang, most) => {
    for (const path of ["/", "/cities", "/documents/online-portal", "/experiences"]) {
      const page = await journey.open({ width: 360 });
      await page.goto(`/${lang}${path}`);
      await page.evaluate(() => document.fonts.ready);
      const bytes = await page.evaluate(() =>
        [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
          .map((entry) => (entry as PerformanceResourceTiming).transferSize)
          .reduce((sum, size) => sum + size, 0),
      );
      expect([path, bytes]).toEqual([path, Math.min(bytes, most)]);
    }
  });
});

test("text size is chosen without JavaScript and stays", async () => {
  const page = await journey.open({ javaScript: false });
  await page.goto("/en/documents");
  await page.getByRole("button", { name: "A+" }).click();
  await page.waitForURL("**/en/documents");
  expect(await page.locator("html").getAttribute("data-text-size")).toBe("l");
  await page.goto("/vi/");
  expect(await page.locator("html").getAttribute("data-text-size")).toBe("l");
});

test("the language menu names each language in itself and leads to the same page", async () => {
  const page = await journey.open({ javaScript: false });
  await page.goto("/en/meetings");
  await page.locator("header details summary").click();
  await page.getByRole("link", { name: "Tiếng Việt" }).click();
  await page.waitForURL("**/vi/meetings");
  const answer = await page.goto("/");
  expect(answer?.url()).toContain("/vi/");
});

test("English that stands on a page in another language says so", async () => {
  const page = await journey.open();
  await page.goto("/km/");
  expect(await page.locator("main h1").innerText()).not.toBe("");
  expect(await page.locator("main [lang=en]").count()).toBeGreaterThan(3);
  expect(await page.locator("header .mark-full").innerText()).toMatch(/\p{Script=Khmer}/u);
});
