import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import {
  box,
  choose,
  edit,
  isLive,
  messageOf,
  openRoom,
  pictureFrom,
  remove,
  said,
  send,
  wordsOn,
} from "./room-steps.ts";

const journey = useBrowser();
const room = "rooms/experience-th-thaichana";
const open = (as: string, lang = "en", width = 1280) =>
  openRoom(journey, as, `/${lang}/${room}`, { width, isByNumber: true });

test("in Thai and in English, one taken off-line and back: both go on meanwhile, then see the same, once and in order", async () => {
  const [away, there] = [await open("csco.bangkok", "th", 360), await open("csco.johor-bahru")];
  const th = wordsOn("th");
  for (const words of ["One", "Two", "Three"]) await send(there, words);
  for (const words of ["สี่", "ห้า"]) await send(away, words);
  for (const page of [away, there]) await numbered(page, "Three", "ห้า");

  await away.context().setOffline(true);
  await away.getByText(th("rooms", "link.lost")).waitFor(patience);
  await messageOf(away, "One").getByText(th("terms", "reply"), { exact: true }).click();
  await send(away, "ตอบไว้ก่อน");
  await send(away, "เขียนตอนไม่มีสัญญาณ");
  for (const words of ["ตอบไว้ก่อน", "เขียนตอนไม่มีสัญญาณ"])
    await messageOf(away, words).getByText(th("rooms", "waitsForLine")).waitFor();
  await choose(away, "th", "Three", "👍");
  await choose(away, "th", "Two", "❓");
  await edit(away, "th", "สี่", "สี่ใหม่");
  await remove(away, "th", "ห้า");
  for (const [words, waits] of [
    ["Three", "reactionWaits"],
    ["Two", "reactionWaits"],
    ["สี่", "editWaits"],
    ["ห้า", "deleteWaits"],
  ] as const)
    await messageOf(away, words).getByText(th("room-line", waits)).waitFor();

  await send(there, "Six");
  await choose(there, "en", "สี่", "🙏");
  await edit(there, "en", "One", "One, better");
  await remove(there, "en", "Two");
  await messageOf(there, "สี่").getByRole("link", { name: "Reply" }).click();
  expect(await box(there).evaluate((field) => field === document.activeElement)).toBe(true);
  // Who hears the page hears whom and what it answers.
  const said = await box(there).evaluate((field) => field.ariaDescribedByElements?.[0]?.textContent);
  expect(said).toMatch(/Reply to CSCO.*สี่/);
  await send(there, "Seven, in answer");
  await numbered(there, "One, better", "Seven, in answer");

  await away.context().setOffline(false);
  for (const page of [away, there])
    await numbered(page, "One, better", "สี่ใหม่", "Seven, in answer", "ตอบไว้ก่อน", "เขียนตอนไม่มีสัญญาณ");
  // The sign for what was deleted meanwhile did not go through, and says so until it is let be.
  await away.getByText(th("errors", "messageDeleted")).waitFor();
  await away.getByRole("button", { name: th("room-line", "letBe") }).click();
  const picture = [
    { words: "One, better", signs: [], answers: null },
    { words: null, signs: [], answers: null },
    { words: "Three", signs: ["👍 1"], answers: null },
    { words: "สี่ใหม่", signs: ["🙏 1"], answers: null },
    { words: null, signs: [], answers: null },
    { words: "Six", signs: [], answers: null },
    { words: "Seven, in answer", signs: [], answers: "สี่ใหม่" },
    { words: "ตอบไว้ก่อน", signs: [], answers: "One, better" },
    { words: "เขียนตอนไม่มีสัญญาณ", signs: [], answers: null },
  ];
  for (const page of [away, there])
    await expect.poll(() => pictureFrom(page, "One, better"), patience).toMatchObject(picture);
  const seen = await pictureFrom(away, "One, better");
  expect(await pictureFrom(there, "One, better")).toEqual(seen);
  await there.reload();
  expect(await pictureFrom(there, "One, better")).toEqual(seen);
});

test("in Burmese, which Chromium does not know, days and zones stay as the server wrote them", async () => {
  const page = await open("csco.yangon", "my", 360);
  const [day, head] = [page.locator(".thread-divider").first(), page.locator(".page-head")];
  expect(await day.innerText()).toMatch(/^[\d\s\p{Script=Myanmar}]+$/u);
  expect(await head.innerText()).not.toContain("Time");
});

test("two tabs of one person show what waits in both, and it is sent once; closed tabs lose nothing; signing out forgets it", async () => {
  const one = await open("csco.makassar");
  const two = await one.context().newPage();
  await two.goto(`/en/${room}`);
  await isLive(two);
  await one.context().setOffline(true);
  await send(one, "From the first tab");
  await said(two, "From the first tab").waitFor();
  await send(two, "From the second tab");
  await one.context().setOffline(false);
  const listener = await open("csco.johor-bahru");
  await numbered(listener, "From the first tab", "From the second tab");

  // Both are closed while nothing gets through; what waited and what was half written is there in the next page.
  await one.context().setOffline(true);
  await send(one, "Before it was closed");
  await box(one).fill("Half a senten");
  await expect.poll(() => keptBy(one), patience).toMatch(/Before it was closed.*Half a senten/);
  const window = one.context();
  const next = await window.newPage();
  for (const page of [one, two]) await page.close();
  await window.setOffline(false);
  await next.goto(`/en/${room}`);
  await numbered(listener, "Before it was closed");
  await expect.poll(() => box(next).inputValue(), patience).toBe("Half a senten");
  await numbered(next, "Before it was closed");
  const told = ["From the first tab", "From the second tab", "Before it was closed"];
  for (const page of [next, listener])
    expect((await pictureFrom(page, told[0]!)).map(({ words }) => words)).toEqual(told);

  const leaving = await window.newPage();
  await leaving.goto("/en/account");
  await leaving.getByRole("button", { name: "Sign out" }).click();
  await leaving.waitForURL(/\/en\/?$/);
  await next.goto("/en/sign-in");
  const isThere = () =>
    next.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === "rooms"));
  expect(await isThere()).toBe(false);
});

/** Waits until these stand in the room, each under its number. */
async function numbered(page: Page, ...all: string[]) {
  for (const words of all)
    await page.locator(".thread-item[id]").and(messageOf(page, words)).waitFor(patience);
}

/** How long a line may take to come back. */
const patience = { timeout: 20_000 };

/** All that the browser keeps of the rooms. */
const keptBy = (page: Page) =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
      });
    const database = await done(indexedDB.open("rooms"));
    const stores = ["waiting", "drafts"].map((name) => database.transaction(name).objectStore(name));
    const kept = await Promise.all(stores.map((store) => done(store.getAll())));
    database.close();
    return JSON.stringify(kept);
  });
