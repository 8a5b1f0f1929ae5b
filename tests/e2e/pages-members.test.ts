import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { demoId } from "#server/demo/players.ts";
import { useBrowser } from "./browser.ts";
import { overflow, unfold, violationsOf, type Look } from "./looks.ts";

const journey = useBrowser();

const talk = "/rooms/experience-vn-danang-market";

const both = {
  "csco.da-nang": [
    "/cities/da-nang/edit?section=summary",
    "/cities/da-nang/edit?section=facts",
    "/documents/online-portal?paragraph=op-2-1&amend=en",
    `/documents/online-portal?paragraph=op-2-2&edit=${demoId("comment", 0)}`,
    `/documents/online-portal/comments/${demoId("comment", 0)}/history`,
    "/rooms",
    "/rooms/covid-19-response?reply=2",
    talk,
    `${talk}/messages/2`,
    `${talk}/messages/2/moderation`,
    `${talk}/search?q=tickets`,
    `${talk}/search?q=nothing-of-it`,
    "/rooms/meeting-annual-meeting-4",
    "/rooms/covid-19-response/messages/2/matrix",
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
    `${talk}/messages/2/moderation`,
    `${talk}/settings`,
    "/rooms/reports",
    "/rooms/new",
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

const longWord = "tickets".repeat(20);

/** A room with a topic of a word wider than a phone, an answer with such a line of code, a reaction, a pin, an earlier wording, and a report that waits. */
beforeAll(async () => {
  const member = await journey.open({ as: "csco.da-nang", javaScript: false });
  await member.goto(`/en${talk}`);
  await member.getByText("Start a topic").click();
  await member.getByLabel("Title of the topic").fill(`Market ${longWord}`);
  await post(member, "Who printed the tickets?");
  await member.goto(`/en${talk}?reply=2#newest`);
  await post(member, `We did, in a day.\n\n    ${longWord} = ${longWord}`);
  await member.goto(`/en${talk}/messages/2`);
  await member.getByRole("button", { name: "👍" }).click();
  await member.getByText("Take away").waitFor();
  await member.getByLabel("New wording").fill("Who printed the tickets, and where?");
  await member.getByRole("button", { name: "Save" }).click();
  await member.getByRole("heading", { name: "History" }).waitFor();
  const moderator = await journey.open({ as: "secretariat", javaScript: false });
  await moderator.goto(`/en${talk}/messages/2`);
  await moderator.getByRole("button", { name: "Pin the message" }).click();
  await moderator.goto(`/en${talk}`);
  await moderator.getByText("Pinned (1)").waitFor();
  const other = await journey.open({ as: "csco.phuket", javaScript: false });
  await other.goto(`/en${talk}/messages/2/moderation`);
  await other.getByLabel("What is wrong with it").fill("It is in the wrong room.");
  await other.getByRole("button", { name: "Report" }).click();
  await other.getByRole("status").waitFor();
});

async function post(page: Page, words: string) {
  await page.locator("#body").fill(words);
  await page.getByRole("button", { name: "Send" }).click();
  await page.waitForURL(/#m-/);
}

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
