import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { said } from "./room-steps.ts";

const journey = useBrowser();
const room = "/en/rooms/document-online-portal";

test("without JavaScript: the line of the first unread, mark read, pages, a day, search in Vietnamese and Thai", async () => {
  // Nobody may write more than twenty messages a minute.
  for (const [place, as] of ["csco.bangkok", "csco.phuket", "csco.kuching"].entries())
    await write(as, 17 * place);
  const reader = await journey.open({ as: "csco.hanoi", javaScript: false });
  await reader.goto(`${room}?at=unread#unread`);
  expect(await firstAfterLine(reader)).toContain("Phiếu đi chợ");
  await reader.getByRole("button", { name: "Mark all read" }).click();
  await reader.getByRole("button", { name: "Mark all read" }).waitFor({ state: "detached" });
  await reader.goto(room);
  expect(await reader.locator("#unread").count()).toBe(0);
  expect(await said(reader, "Message 51").count()).toBe(1);
  await reader.getByRole("link", { name: "Older messages" }).click();
  expect(await said(reader, "Message 51").count()).toBe(0);
  await reader.getByText("Find a message or a day").click();
  await reader.getByLabel("Day").fill("2020-01-01");
  await reader.getByRole("button", { name: "Go to this day" }).click();
  expect(await reader.locator(".thread-item").first().innerText()).toContain("Phiếu đi chợ");
  for (const [asked, found] of [
    ["phieu di cho", "Phiếu đi chợ"],
    ["บัตรตลาด", "ตรวจบัตรตลาด"],
  ] as const) {
    await reader.goto(`${room}/search?q=${encodeURIComponent(asked)}`);
    expect(await reader.getByRole("list", { name: "Messages found" }).innerText()).toContain(found);
  }
});

/** Writes seventeen messages, counted from `from`, by form. */
async function write(as: string, from: number) {
  const page = await journey.open({ as, javaScript: false });
  const form = { headers: { Origin: new URL(page.url()).origin }, maxRedirects: 0 };
  for (let count = from + 1; count <= from + 17; count += 1)
    expect((await page.request.post(room, { ...form, multipart: message(wordsOf(count)) })).status()).toBe(
      303,
    );
}

const wordsOf = (count: number) =>
  count === 1 ? "Phiếu đi chợ cho mỗi hộ" : count === 2 ? "ใครตรวจบัตรตลาดที่ประตู" : `Message ${String(count)}`;

const message = (body: string) => ({ id: crypto.randomUUID(), body });

const firstAfterLine = (page: Page) => page.locator("#unread + .thread-item").innerText();
