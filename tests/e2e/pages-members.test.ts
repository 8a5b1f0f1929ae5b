import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { overflow, violationsOf, type Look } from "./looks.ts";

const journey = useBrowser();

const looks: Look[] = [
  { lang: "en", width: 1280, colorScheme: "light" },
  { lang: "vi", width: 360, colorScheme: "dark" },
];

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
    for (const { lang, width, colorScheme } of looks) {
      const page = await journey.open({ as, width, colorScheme });
      const answer = await page.goto(`/${lang}${path}`);
      expect(answer?.status()).toBe(200);
      expect(answer?.headers()["cache-control"]).toBe("no-store");
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await violationsOf(page)).toEqual([]);
    }
  });
});
