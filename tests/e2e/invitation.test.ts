import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();
/** Another address and name at every run. */
const run = Date.now().toString(36);

/** The link in the letter to this address, as the outbox has it. */
async function linkFor(email: string): Promise<string> {
  const folder = path.join(inject("portal").dataDir, "outbox");
  let link: string | undefined;
  await expect
    .poll(
      async () => {
        const names = await readdir(folder).catch(() => []);
        const letters = await Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8")));
        const own = letters.filter((letter) => letter.includes(`To: ${email}`)).at(-1) ?? "";
        const [, text = ""] = /text\/plain[^]*?base64\s+([A-Za-z0-9+/=\s]+)/.exec(own) ?? [];
        const whole = Buffer.from(text, "base64").toString();
        link = /\/[a-z-]+\/invitation\/[A-Za-z0-9_-]{43}/i.exec(whole)?.[0];
        return link !== undefined;
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  return link!;
}

async function invite(page: Page, office: string, email: string): Promise<void> {
  await page.goto(`/en/offices/${office}`);
  await page.getByText("Invite someone to this office").click();
  await page.getByLabel("Their e-mail address").fill(email);
  await page.getByRole("radio", { name: "Editor" }).check();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await page.getByRole("status").getByText("on its way").waitFor();
  expect(await page.locator("main").innerText()).toContain(email);
}

async function join(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Your name").fill("Trần Bình");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Accept" }).click();
}

describe.each([{ javaScript: true }, { javaScript: false }])(
  "an invitation, JavaScript: $javaScript",
  (visit) => {
    test("the NR invites, the invited accepts and acts; ended, they act no more at once", async () => {
      const email = `editor.${String(visit.javaScript)}.${run}@example.org`;
      const nr = await journey.open({ ...visit, as: "nr.vn" });
      await invite(nr, "csco-hanoi", email);
      const link = await linkFor(email);

      const invited = await journey.open(visit);
      await join(invited, link, "short");
      await invited.getByRole("alert").getByText("At least 12 characters").waitFor();
      expect(await invited.getByLabel("Your name").inputValue()).toBe("Trần Bình");
      await join(invited, link, "granite kettle walrus 7");
      await invited.getByRole("status").getByText("Welcome").waitFor();
      expect(await invited.locator("header").innerText()).toContain("Hanoi");
      const edit = await invited.goto("/en/cities/hanoi/edit?section=summary");
      expect(edit?.status()).toBe(200);

      const late = await journey.open(visit);
      const again = await late.goto(link);
      expect(again?.status()).toBe(410);
      expect(await late.locator("h1").innerText()).toBe("This invitation is not open");

      await nr.goto("/en/offices/csco-hanoi");
      const mandate = nr.getByRole("listitem").filter({ hasText: "Trần Bình" });
      await mandate.getByText("End this mandate").click();
      await mandate.getByRole("button", { name: "End the mandate" }).click();
      await nr.getByRole("status").getByText("has ended").waitFor();
      const refused = await invited.goto("/en/cities/hanoi/edit?section=summary");
      expect(refused?.status()).toBe(403);
      expect(await invited.locator("header").innerText()).toContain("no running mandate");
    });
  },
);

test("a partner asks to register, the Secretariat approves, and the partner is invited", async () => {
  const email = `harbour.${run}@example.org`;
  const partner = await journey.open();
  await partner.goto("/en/register");
  await partner.getByRole("button", { name: "Send the request" }).click();
  await partner.getByRole("alert").waitFor();
  await partner.getByLabel("Organisation").fill(`Harbour Lab ${run}`);
  await partner.getByLabel("Your name").fill("Ana");
  await partner.getByLabel("E-mail").fill(email);
  await partner.getByLabel("What you wish to offer").fill("Clean ferries.");
  await partner.getByRole("button", { name: "Send the request" }).click();
  await partner.getByRole("status").getByText("The Secretariat reads").waitFor();

  const desk = await journey.open({ as: "secretariat" });
  await desk.goto("/en/registrations");
  const asked = desk.getByRole("listitem").filter({ hasText: `Harbour Lab ${run}` });
  await asked.getByRole("button", { name: "Approve and invite" }).click();
  await desk.getByRole("status").waitFor();

  await join(partner, await linkFor(email), "granite kettle walrus 7");
  await partner.getByRole("status").getByText("Welcome").waitFor();
  expect(await partner.locator("header").innerText()).toContain("Harbour Lab");
});
