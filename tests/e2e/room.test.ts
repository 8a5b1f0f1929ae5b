import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();
const room = "/en/rooms/covid-19-response";
/** A message as it is read; whoever wrote it has the words in a form beside it too. */
const said = (page: Page, words: string) => page.getByRole("paragraph").filter({ hasText: words });

test("what one says the other hears, live, and once", async () => {
  const [speaker, listener] = [
    await journey.open({ as: "csco.da-nang" }),
    await journey.open({ as: "csco.kuching", width: 360 }),
  ];
  for (const page of [speaker, listener]) {
    await page.goto(room);
    await page.getByText("Live.").first().waitFor();
  }
  await speaker.getByLabel("Message").fill("Who keeps the register?");
  await speaker.getByRole("button", { name: "Send" }).click();
  await said(listener, "Who keeps the register?").waitFor();
  await speaker.getByLabel("Message").fill("We keep it for 21 days.");
  await speaker.getByLabel("Message").press("Control+Enter");
  await said(listener, "We keep it for 21 days.").waitFor();
  await expect.poll(() => said(speaker, "We keep it for 21 days.").count()).toBe(1);
  await listener.reload();
  expect(await said(listener, "Who keeps the register?").count()).toBe(1);
});

test("what was said while the line was down arrives, and what was written then goes out", async () => {
  const [away, there] = [await journey.open({ as: "csco.phuket" }), await journey.open({ as: "csco.ipoh" })];
  for (const page of [away, there]) {
    await page.goto(room);
    await page.getByText("Live.").first().waitFor();
  }
  await away.context().setOffline(true);
  await there.getByLabel("Message").fill("Said while you were away");
  await there.getByRole("button", { name: "Send" }).click();
  await said(there, "Said while you were away").waitFor();
  await away.getByLabel("Message").fill("Written without a line");
  await away.getByRole("button", { name: "Send" }).click();
  await said(away, "Written without a line").waitFor();
  await away.context().setOffline(false);
  await said(away, "Said while you were away").waitFor({ timeout: 45_000 });
  await said(there, "Written without a line").waitFor({ timeout: 45_000 });
  await expect.poll(() => said(there, "Written without a line").count()).toBe(1);
});

test("without JavaScript the account page takes the zone that times are said in", async () => {
  const page = await journey.open({ as: "csco.mandalay", javaScript: false });
  await page.goto("/en/account");
  await page.getByLabel("Times are said in").selectOption("Asia/Dili");
  await page.getByRole("button", { name: "Save" }).click();
  expect(await page.getByLabel("Times are said in").inputValue()).toBe("Asia/Dili");
  await page.goto("/en/rooms");
  await page.getByText("Timor-Leste Time").waitFor();
});

test("without JavaScript a member posts by form", async () => {
  const page = await journey.open({ as: "csco.mandalay", javaScript: false });
  await page.goto(room);
  await page.getByLabel("Message").fill("Posted by form");
  await page.getByRole("button", { name: "Send" }).click();
  await said(page, "Posted by form").waitFor();
  expect(page.url()).toContain("#m-");
});

test("visitors read the public room and are shown no box; the partners' room is not there for them", async () => {
  const page = await journey.open();
  await page.goto(room);
  expect(await page.locator("main textarea").count()).toBe(0);
  expect((await page.goto("/en/rooms/partner-proposals"))?.status()).toBe(404);
  const partner = await journey.open({ as: "partner.lumen" });
  expect((await partner.goto("/en/rooms/partner-proposals"))?.status()).toBe(200);
});
