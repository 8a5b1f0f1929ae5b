import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])(
  "an initiative, JavaScript: $javaScript",
  ({ javaScript }) => {
    test("a partner submits it, the Secretariat takes it under review, and its room opens", async () => {
      const partner = await journey.open({ as: "partner.lumen", javaScript });
      await partner.goto("/en/initiatives/new");
      await partner.getByLabel("Title").fill("Shared parking data");
      await partner.getByRole("button", { name: "Submit initiative" }).click();
      await partner.getByRole("alert").waitFor();
      expect(await partner.getByLabel("Title").inputValue()).toBe("Shared parking data");
      await partner.locator("[name=summary]").fill("Free places shown to drivers.");
      await partner.locator("[name=offer]").fill("Software and training for a year.");
      await partner.locator("[name=contact]").fill("office@lumen.example");
      await partner.getByLabel("Built Infrastructure").check();
      await partner.getByText("Viet Nam", { exact: true }).click();
      await partner.getByLabel("Da Nang").check();
      await partner.getByRole("button", { name: "Submit initiative" }).click();
      await partner.waitForURL(/\/en\/initiatives\/INI-\d{4}-\d{4}$/);
      const address = new URL(partner.url()).pathname;

      const visitor = await journey.open({ javaScript });
      expect((await visitor.goto(address))?.status()).toBe(404);
      const rival = await journey.open({ as: "partner.mekong", javaScript });
      expect((await rival.goto(address))?.status()).toBe(404);

      const secretariat = await journey.open({ as: "secretariat", javaScript });
      await secretariat.goto(address);
      await secretariat.getByRole("button", { name: "Take under review" }).click();
      await secretariat.getByRole("link", { name: "Go to its room" }).click();
      await secretariat.waitForURL("**/rooms/initiative-ini-*");
      const room = new URL(secretariat.url()).pathname;
      expect((await partner.goto(room))?.status()).toBe(200);
      expect((await rival.goto(room))?.status()).toBe(404);
      expect((await visitor.goto(room))?.status()).toBe(404);
    });
  },
);

test("only partners offer: a visitor is asked to sign in, a member is told why not", async () => {
  const visitor = await journey.open();
  expect((await visitor.goto("/en/initiatives/new"))?.status()).toBe(401);
  const member = await journey.open({ as: "nr.vn" });
  expect((await member.goto("/en/initiatives/new"))?.status()).toBe(403);
});
