import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { demoId } from "#server/demo/players.ts";
import { useBrowser } from "./browser.ts";
import { overflow, unfold, violationsOf, type Look } from "./looks.ts";

const journey = useBrowser();

const both = {
  "csco.da-nang": [
    "/cities/da-nang/edit?section=summary",
    "/cities/da-nang/edit?section=facts",
    "/documents/online-portal?paragraph=op-2-1&amend=en",
    `/documents/online-portal?paragraph=op-2-2&edit=${demoId("comment", 0)}`,
    `/documents/online-portal/comments/${demoId("comment", 0)}/history`,
    "/rooms/covid-19-response",
    "/account",
    "/offices",
    "/offices/csco-da-nang",
    "/account/data",
    "/account/letters",
  ],
  "partner.mekong": ["/initiatives/new"],
  secretariat: [
    "/initiatives/INI-2026-0001",
    "/documents/new",
    "/documents/investment-toolkit/draft",
    "/documents/online-portal/draft/import",
    "/documents/online-portal/period",
  ],
  "nr.la": ["/documents/online-portal/period"],
};

/** Pages of forms and lists like those above are walked in one look only. */
const walks: { look: Look; pages: Record<string, string[]> }[] = [
  {
    look: { lang: "en", width: 1280, colorScheme: "light" },
    pages: {
      ...both,
      secretariat: [...both.secretariat, "/registrations"],
      "nr.vn": ["/account/security/password", "/account/security/mail", "/account/security/recovery-codes"],
    },
  },
  {
    look: { lang: "vi", width: 360, colorScheme: "dark" },
    pages: {
      ...both,
      admin: ["/admin", "/admin/settings", "/admin/jobs", "/admin/outbox", "/admin/trace"],
      "nr.vn": [
        "/account/security",
        "/account/security/app",
        "/account/security/passkeys",
        "/account/sessions",
        "/account/trace",
      ],
    },
  },
];

describe.each(walks)("in $look.lang at $look.width px", ({ look: { lang, ...look }, pages }) => {
  describe.each(Object.entries(pages))("as %s", (as, paths) => {
    let page: Page;
    beforeAll(async () => {
      page = await journey.keep({ as, ...look });
    });
    test.each(paths)("%s", async (path) => {
      const answer = await page.goto(`/${lang}${path}`);
      expect(answer?.status()).toBe(200);
      expect(answer?.headers()["cache-control"]).toBe("no-store");
      await unfold(page);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await violationsOf(page)).toEqual([]);
    });
  });
});
