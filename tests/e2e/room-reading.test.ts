import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { writeInto } from "./room-ground.ts";
import { isLive, said } from "./room-steps.ts";

const journey = useBrowser();
const slug = "document-online-portal";
const room = `/en/rooms/${slug}`;
const bodies = [
  "Phiếu đi chợ cho mỗi hộ",
  "ใครตรวจบัตรตลาดที่ประตู",
  ...Array.from({ length: 49 }, (_, index) => `Message ${String(index + 3)}`),
];

beforeAll(async () => {
  await writeInto(slug, "csco.vientiane", bodies);
});

test("without JavaScript: the line of the first unread, mark read and unread, pages up and down, a day, a link for good, search in Vietnamese and Thai", async () => {
  const reader = await journey.open({ as: "csco.hanoi", javaScript: false });
  await reader.goto(`${room}?at=unread#unread`);
  expect(await firstAfterLine(reader)).toContain(bodies[0]);
  await reader.getByRole("button", { name: "Mark all read" }).click();
  await reader.getByRole("button", { name: "Mark all read" }).waitFor({ state: "detached" });
  await reader.goto(room);
  expect(await reader.locator("#unread").count()).toBe(0);
  expect(await said(reader, "Message 51").count()).toBe(1);
  expect(await said(reader, bodies[0]!).count()).toBe(0);
  await reader.getByRole("link", { name: "Older messages" }).click();
  expect(await said(reader, bodies[0]!).count()).toBe(1);
  expect(await said(reader, "Message 51").count()).toBe(0);
  await reader.getByRole("link", { name: "Newer messages" }).first().click();
  expect(await said(reader, bodies[0]!).count()).toBe(0);
  expect(await said(reader, "Message 51").count()).toBe(1);
  const message = reader.locator("#m-50");
  await message.getByRole("link", { name: "More" }).click();
  await reader.getByRole("button", { name: "Mark unread from here" }).click();
  await reader.waitForURL(`**${room}`);
  expect(await firstAfterLine(reader)).toContain("Message 50");
  await reader.goto("/en/rooms");
  const listed = reader.locator("main li").filter({ has: reader.locator(`a[href="${room}"]`) });
  expect(await listed.locator(".count").innerText()).toMatch(/^2\b/);

  await reader.goto(room);
  await reader.getByText("Find a message or a day").click();
  await reader.getByLabel("Day").fill("2020-01-01");
  await reader.getByRole("button", { name: "Go to this day" }).click();
  const first = reader.locator(".thread-item").first();
  expect(await first.innerText()).toContain(bodies[0]);
  await first.locator("a", { has: reader.locator("time") }).click();
  expect(reader.url()).toMatch(/\?at=1#m-1$/);
  expect(await reader.locator("#m-1").innerText()).toContain(bodies[0]);
  for (const [asked, found] of [
    ["phieu di cho", "Phiếu đi chợ"],
    ["บัตรตลาด", "ตรวจบัตรตลาด"],
  ] as const) {
    await reader.goto(`${room}/search?q=${encodeURIComponent(asked)}`);
    expect(await reader.getByRole("list", { name: "Messages found" }).innerText()).toContain(found);
  }
});

test("without JavaScript: a room is followed and muted", async () => {
  const reader = await journey.open({ as: "csco.ho-chi-minh-city", javaScript: false });
  const hears = async (now: string, asked: string) => {
    await reader.locator("summary", { hasText: now }).click();
    await reader.getByRole("button", { name: asked }).click();
  };
  await reader.goto(room);
  await hears("Mentions only", "Follow this room");
  await hears("Following", "Mute this room");
  await hears("Muted", "As usual");
  await hears("Mentions only", "Mute this room");
  await reader.locator("summary", { hasText: "Muted" }).waitFor();
  await reader.goto("/en/rooms");
  const listed = reader.locator("main li").filter({ has: reader.locator(`a[href="${room}"]`) });
  await listed.getByText("muted").waitFor();
  expect(await listed.locator(".count").count()).toBe(0);
});

test("with the script a link leads to its message, and a room opens where one left off, unread", async () => {
  const page = await journey.open({ as: "csco.hanoi" });
  await page.goto(`${room}?at=20#m-20`);
  await isLive(page);
  expect(await isInSight(page, "#m-20")).toBe(true);
  await page.goto(`${room}/messages/20`);
  await page.getByRole("button", { name: "Mark unread from here" }).click();
  await page.waitForURL(({ pathname }) => pathname === room);
  await isLive(page);
  expect(await isInSight(page, "#unread")).toBe(true);
  await page.getByRole("link", { name: "To the newest, and to write" }).click();
  await expect.poll(() => isInSight(page, ".thread-item:last-child")).toBe(true);
});

const isInSight = (page: Page, place: string) =>
  page.locator(place).evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  });

test("days between messages are those of the reader's zone, in the reader's language", async () => {
  const reader = await journey.open({ as: "csco.ho-chi-minh-city", javaScript: false });
  await reader.goto(`/vi/rooms/${slug}`);
  const at = new Date((await reader.locator(".thread-item time").first().getAttribute("datetime")) ?? "");
  // Wherever it is another day than by UTC at that moment.
  const zone = at.getUTCHours() < 11 ? "Pacific/Pago_Pago" : "Pacific/Kiritimati";
  await reader.context().addCookies([{ name: "zone", value: zone, url: reader.url() }]);
  await reader.reload();
  const day = (timeZone: string) => {
    const part = (one: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat("vi-u-ca-gregory-nu-latn", { timeZone, ...one }).format(at);
    return `${part({ weekday: "long" })}, ${part({ day: "numeric" })} tháng ${part({ month: "numeric" })}`;
  };
  expect(day(zone)).not.toBe(day("UTC"));
  expect(await reader.locator(".thread-divider").first().innerText()).toContain(day(zone));
});

const firstAfterLine = (page: Page) => page.locator("#unread + .thread-item").innerText();
