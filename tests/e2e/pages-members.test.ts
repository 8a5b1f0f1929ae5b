import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { overflow, violationsOf, type Look } from "./looks.ts";

const journey = useBrowser();

const looks: Look[] = [
  { lang: "en", width: 1280, colorScheme: "light" },
  { lang: "vi", width: 360, colorScheme: "dark" },
];

const pages = {
  "csco.da-nang": [
    "/cities/da-nang/edit?section=summary",
    "/cities/da-nang/edit?section=facts",
    "/documents/online-portal?paragraph=op-2-1",
    "/rooms/covid-19-response",
    "/account",
    "/offices",
    "/offices/csco-da-nang",
    "/account/data",
  ],
  "partner.mekong": ["/initiatives/new"],
  secretariat: ["/initiatives/INI-2026-0001"],
};

describe.each(looks)("pages of signed-in people in $lang at $width px, $colorScheme", ({ lang, ...look }) => {
  describe.each(Object.entries(pages))("as %s", (as, paths) => {
    let page: Page;
    beforeAll(async () => {
      page = await journey.keep({ as, ...look });
    });
    test.each(paths)("%s", async (path) => {
      const answer = await page.goto(`/${lang}${path}`);
      expect(answer?.status()).toBe(200);
      expect(answer?.headers()["cache-control"]).toBe("no-store");
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await violationsOf(page)).toEqual([]);
    });
  });
});
