import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();

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

test("the scripts of a document's page for a member, compressed, are 170 kB at most", async () => {
  const page = await journey.open({ as: "csco.da-nang" });
  await page.goto("/en/documents/online-portal");
  await page.waitForLoadState("networkidle");
  const bytes = await page.evaluate(() =>
    (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
  expect(bytes).toBeGreaterThan(30_000);
  expect(bytes).toBeLessThanOrEqual(170_000);
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
