import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { writeInto } from "./room-ground.ts";
import { openRoom, said } from "./room-steps.ts";

const journey = useBrowser();
const slug = "experience-th-morprom";
const room = `/en/rooms/${slug}`;

beforeAll(async () => {
  await writeInto(
    slug,
    "csco.rayong",
    Array.from({ length: 120 }, (_, index) => `Message ${String(index + 1)}`),
  );
});

/** Presses the way there and gives how far the message moved by it, in pixels, and the id of what has the focus then. */
async function follow(page: Page, name: string, message: string, loaded: string) {
  const at = () => page.locator(message).evaluate((item) => item.getBoundingClientRect().top);
  const link = page.getByRole("link", { name }).first();
  await link.scrollIntoViewIfNeeded();
  const before = await at();
  await link.press("Enter");
  await said(page, loaded).waitFor();
  return [Math.round(Math.abs((await at()) - before)), await page.evaluate(() => document.activeElement?.id)];
}

test("older messages come above in place, nothing moves, one reads on from there; also what then happens to them, and what they said before", async () => {
  const page = await openRoom(journey, "csco.rayong", room);
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  expect(await said(page, "Message 70").count()).toBe(0);
  expect(await follow(page, "Older messages", "#m-71", "Message 21")).toEqual([0, "m-71"]);
  await page.getByText("50 older messages are there now").waitFor();
  expect(await follow(page, "Older messages", "#m-21", "Message 1")).toEqual([0, "m-21"]);
  expect(await page.getByRole("link", { name: "Older messages" }).count()).toBe(0);
  expect(await page.locator("main .thread-item[id]").count()).toBe(120);
  await page.locator("#m-5").getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("New wording").fill("Message 5, better");
  await page.getByRole("button", { name: "Save" }).click();
  await said(page, "Message 5, better").waitFor();
  const more = page.locator("#m-5").getByRole("button", { name: "More" });
  await more.click();
  await page.getByRole("button", { name: "History" }).click();
  const history = page.getByRole("dialog", { name: "History" });
  await history.getByText("Message 5", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await history.waitFor({ state: "detached" });
  expect(await more.evaluate((link) => link === document.activeElement)).toBe(true);
  expect(await page.evaluate(() => "isSamePage" in window)).toBe(true);
  expect(await page.getByRole("button", { name: /new message/ }).count()).toBe(0);
});

test("newer messages come below in place for one who came by a link for good", async () => {
  const page = await journey.open({ as: "csco.phuket" });
  await page.goto(`${room}?at=20#m-20`);
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  expect(await said(page, "Message 60").count()).toBe(0);
  expect(await follow(page, "Newer messages", "#m-59", "Message 60")).toEqual([0, "m-60"]);
  expect(await follow(page, "Older messages", "#m-10", "Message 1")).toEqual([0, "m-10"]);
  expect(await page.locator("main .thread-item[id]").count()).toBe(109);
  expect(await page.evaluate(() => "isSamePage" in window)).toBe(true);
});
