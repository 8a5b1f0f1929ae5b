import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { box, isLive, openRoom, said, send, wordsFrom } from "./room-steps.ts";

const journey = useBrowser();
const room = "rooms/document-investment-toolkit";
const open = (as: string, lang = "en", width = 1280) => openRoom(journey, as, `/${lang}/${room}`, width);

test("in Thai and in English, one taken off-line and back: all that was said, changed and deleted, once and in order", async () => {
  const [away, there] = [await open("csco.phuket", "th", 360), await open("csco.ipoh")];
  await send(there, "One");
  await send(there, "Two");
  await send(away, "Drei");
  await said(there, "Drei").waitFor();
  await away.context().setOffline(true);
  await send(away, "Written without a line");
  await box(away).fill("Half a senten");
  await away.waitForTimeout(400);
  await send(there, "Four");
  const own = (words: string) =>
    there.locator(".thread-item").filter({ has: there.locator("p", { hasText: new RegExp(`^${words}$`) }) });
  const more = own("One").getByRole("button", { name: "More" });
  await more.press("Enter");
  await there.keyboard.press("Escape");
  expect(await more.evaluate((link) => link === document.activeElement)).toBe(true);
  await there.keyboard.press("Space");
  await there.getByRole("button", { name: "Edit" }).press("Enter");
  await there.getByLabel("New wording").fill("One, better");
  await there.getByRole("button", { name: "Save" }).click();
  await said(there, "One, better").waitFor();
  await own("Two").getByRole("button", { name: "More" }).click();
  await own("Two").getByRole("button", { name: "Delete" }).click();
  await own("Two").getByRole("button", { name: "Delete for everyone" }).click();
  await said(there, "Deleted by its author.").waitFor();
  // Closed while nothing gets through; what waited and what was half written is there in the next page.
  const context = away.context();
  await away.close();
  await context.setOffline(false);
  const back = await context.newPage();
  await back.goto(`/th/${room}`);
  await isLive(back);
  await said(there, "Written without a line").waitFor({ timeout: 30_000 });
  expect(await box(back).inputValue()).toBe("Half a senten");
  for (const page of [back, there]) {
    const words = await wordsFrom(page, "One, better");
    expect(words.filter((_, index) => index !== 1)).toEqual([
      "One, better",
      "Drei",
      "Four",
      "Written without a line",
    ]);
    expect(await said(page, "Two").count()).toBe(0);
  }
});

test("two tabs of one person show what waits in both, and it is sent once; signing out forgets it", async () => {
  const one = await open("csco.makassar");
  const two = await one.context().newPage();
  await two.goto(`/en/${room}`);
  await isLive(two);
  await one.context().setOffline(true);
  await send(one, "From the first tab");
  await said(two, "From the first tab").waitFor();
  await send(two, "From the second tab");
  await one.context().setOffline(false);
  const listener = await open("csco.ipoh");
  await said(listener, "From the second tab").waitFor({ timeout: 40_000 });
  expect(await wordsFrom(listener, "From the first tab")).toEqual([
    "From the first tab",
    "From the second tab",
  ]);
  await box(one).fill("Nobody else's");
  await one.waitForTimeout(400);
  await two.goto("/en/account");
  await two.getByRole("button", { name: "Sign out" }).click();
  await two.waitForURL(/\/en\/?$/);
  await one.goto("/en/sign-in");
  const isThere = () =>
    one.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === "rooms"));
  expect(await isThere()).toBe(false);
});
