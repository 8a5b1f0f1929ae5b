import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { writeInto } from "./room-ground.ts";
import { box, isLive, messageOf, openRoom, said, send } from "./room-steps.ts";

const journey = useBrowser();
const room = "experience-ph-quezon-kyusipass";
const patience = { timeout: 10_000 };

beforeAll(async () => {
  await writeInto(room, "csco.singapore", ["Who keeps the register?"]);
});

test("by keyboard alone: a message is written, its menu opened and closed, a sign set, words changed, another answered", async () => {
  const page = await openRoom(journey, "csco.kota-kinabalu", `/en/rooms/${room}`);
  await reach(page, box(page));
  await page.keyboard.type("We keep it.");
  await page.keyboard.press("Control+Enter");
  await messageOf(page, "We keep it.").and(page.locator("[id]")).waitFor();
  expect(await isFocused(box(page))).toBe(true);

  const own = messageOf(page, "We keep it.");
  const more = own.getByRole("button", { name: "More" });
  await reach(page, more, "Shift+Tab");
  for (const key of ["Enter", "Space"]) {
    await page.keyboard.press(key);
    expect(await more.getAttribute("aria-expanded")).toBe("true");
    expect(await focusIsIn(own)).toBe(true);
    await page.keyboard.press("Escape");
    expect(await more.getAttribute("aria-expanded")).toBe("false");
    expect(await isFocused(more)).toBe(true);
  }

  await page.keyboard.press("Enter");
  await step(page, own.getByRole("button", { name: "✅", exact: true }));
  await page.keyboard.press("Enter");
  await own.getByRole("button", { name: "✅ 1" }).waitFor();
  expect(await isFocused(more)).toBe(true);

  await page.keyboard.press("Enter");
  await step(page, own.getByRole("button", { name: "Edit" }));
  await page.keyboard.press("Enter");
  const wording = page.getByLabel("New wording");
  await wording.waitFor();
  expect(await isFocused(wording)).toBe(true);
  await page.keyboard.type(" For 21 days.");
  await page.keyboard.press("Escape");
  expect(await said(page, "We keep it.").count()).toBe(1);
  expect(await isFocused(more)).toBe(true);
  await page.keyboard.press("Enter");
  await step(page, own.getByRole("button", { name: "Edit" }));
  await page.keyboard.press("Enter");
  await page.keyboard.type(" For 21 days.");
  await page.keyboard.press("Control+Enter");
  const changed = messageOf(page, "We keep it. For 21 days.");
  await changed.getByText("edited").waitFor();
  expect(await isFocused(changed.getByRole("button", { name: "More" }))).toBe(true);

  const asked = messageOf(page, "Who keeps the register\\?");
  await reach(page, asked.getByText("Reply", { exact: true }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByText("Reply to CSCO, Singapore").waitFor();
  await isLive(page);
  await reach(page, box(page));
  await page.keyboard.type("The wardens do.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const answer = messageOf(page, "The wardens do.").and(page.locator("[id]"));
  await answer.locator("blockquote", { hasText: "Who keeps the register?" }).waitFor();
});

test("who is here and who writes is seen; screen readers are told of others' new messages alone, politely and once", async () => {
  const { reader, writer } = await two();
  await listen(reader);
  await send(reader, "My own words");
  await box(writer).pressSequentially("News");
  await reader.locator("[data-writing]", { hasText: "CSCO, Singapore is writing" }).waitFor();
  await reader.locator("#here-now").getByRole("button", { name: "2 here now" }).click();
  await reader.locator("#here-names").getByText("CSCO, Singapore").waitFor();
  await reader.keyboard.press("Escape");
  await send(writer, "News for all");
  await send(writer, "And more news");
  const news = ["CSCO, Singapore: News for all", "CSCO, Singapore: And more news"];
  await expect.poll(() => told(reader), patience).toEqual(news);
  // What was told is taken away again, and nothing of it comes twice.
  await expect.poll(() => reader.getByRole("log").innerText(), patience).toBe("");
  expect(await told(reader)).toEqual(news);
  expect(await livenessOf(reader, "[role=log]")).toBe("polite");
  expect(await livenessOf(reader, ".thread")).toBe("off");
});

test("Up in an empty box opens one's last words; who reads above stays there until they want to go down", async () => {
  const { reader, writer } = await two();
  await send(reader, "My last words");
  await messageOf(reader, "My last words").and(reader.locator("[id]")).waitFor();
  await box(reader).press("ArrowUp");
  expect(await reader.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe(
    "My last words",
  );
  await reader.keyboard.press("Escape");
  const lines = Array.from({ length: 12 }, (_, index) => `Line ${String(index)}`);
  await writeInto(room, "csco.singapore", lines);
  await said(reader, "Line 11").waitFor();
  await reader.evaluate(
    () =>
      new Promise((looked) => {
        scrollTo(0, 0);
        requestAnimationFrame(() => requestAnimationFrame(looked));
      }),
  );
  await send(writer, "Said below");
  const below = reader.getByRole("button", { name: "1 new message" });
  await below.waitFor();
  expect(await reader.evaluate(() => scrollY)).toBe(0);
  await below.click();
  await below.waitFor({ state: "detached" });
  await expect.poll(() => reader.evaluate(() => scrollY), patience).toBeGreaterThan(0);
});

test("on a phone neither a menu nor what has the focus lies under the box", async () => {
  const page = await openRoom(journey, "csco.kota-kinabalu", `/en/rooms/${room}`);
  await page.setViewportSize({ width: 360, height: 640 });
  await page.evaluate(() => {
    scrollTo(0, document.documentElement.scrollHeight);
  });
  await page.locator(".thread").getByRole("button", { name: "More" }).last().click();
  expect(await isUnderBox(page, "[role=toolbar]")).toBe(false);
  await page.keyboard.press("Escape");
  for (const key of ["Shift+Tab", "Tab"])
    for (let times = 0; times < 12; times += 1) {
      await page.keyboard.press(key);
      expect(await isUnderBox(page, ".thread :focus")).toBe(false);
    }
  await send(page, "To be worded anew");
  await page.getByText("Attach files").click();
  await box(page).focus();
  await box(page).press("ArrowUp");
  const wording = page.getByLabel("New wording");
  await wording.waitFor();
  expect([await isFocused(wording), await isUnderBox(page, ".edit-in-place")]).toEqual([true, false]);
});

/** Whether the box, which stands over the room's end, covers a part of this element, if it is there. */
function isUnderBox(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((place) => {
    const element = document.querySelector(place)?.getBoundingClientRect();
    const over = document.querySelector("#compose")!.getBoundingClientRect();
    return element !== undefined && element.bottom > over.top && element.top < over.bottom;
  }, selector);
}

async function two() {
  const [reader, writer] = [
    await openRoom(journey, "csco.kota-kinabalu", `/en/rooms/${room}`),
    await openRoom(journey, "csco.singapore", `/en/rooms/${room}`),
  ];
  return { reader, writer };
}

const isFocused = (place: Locator) => place.evaluate((element) => element === document.activeElement);
const focusIsIn = (place: Locator) => place.evaluate((element) => element.contains(document.activeElement));

/** Presses a key until the focus is there: by Tab, as everything is reached. */
async function reach(page: Page, place: Locator, key = "Tab") {
  await press(page, place, key, 80);
}

/** Within a menu: by the arrow. */
async function step(page: Page, place: Locator) {
  await press(page, place, "ArrowDown", 20);
}

async function press(page: Page, place: Locator, key: string, atMost: number) {
  await place.waitFor();
  for (let count = 0; count < atMost && !(await isFocused(place)); count += 1) await page.keyboard.press(key);
  expect(await isFocused(place)).toBe(true);
}

/** Keeps all that comes into the page's log from now on. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) heard.push(node.textContent ?? "");
    }).observe(document.querySelector("[role=log]")!, { childList: true, subtree: true });
  });
const told = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

/** How urgently the browser tells assistive technology what changes in this element. */
async function livenessOf(page: Page, selector: string): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const expression = `document.querySelector(${JSON.stringify(selector)})`;
  const { result } = await session.send("Runtime.evaluate", { expression });
  const { nodes } = await session.send("Accessibility.getPartialAXTree", {
    ...(result.objectId === undefined ? {} : { objectId: result.objectId }),
    fetchRelatives: false,
  });
  const live = nodes[0]?.properties?.find(({ name }) => name === "live");
  return String(live?.value.value ?? "off");
}
