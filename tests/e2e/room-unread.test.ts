import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { writeInto } from "./room-ground.ts";
import { openRoom, said } from "./room-steps.ts";

const journey = useBrowser();
const slug = "experience-vn-bluezone";
const room = `/en/rooms/${slug}`;
const elsewhere = "/en/rooms/experience-vn-hanoi-covidmaps";

/** The link to the rooms in the header, by how much it says is unread. */
const saysUnread = (page: Page, count: number) =>
  page.getByRole("link", { name: `Rooms, ${String(count)} unread`, exact: true });
const saysNothing = (page: Page) => page.getByRole("link", { name: "Rooms", exact: true }).first();

test("what is unread in rooms one follows stands in the header, live and on the next page; read on one device it goes on both", async () => {
  const first = await openRoom(journey, "csco.dili", room);
  await first.getByText("Mentions only").click();
  await first.getByRole("button", { name: "Follow this room" }).click();
  await first.getByText("Following").waitFor();
  await first.goto(elsewhere);
  const second = await openRoom(journey, "csco.dili", elsewhere);
  await saysNothing(first).waitFor();
  await writeInto(slug, "csco.sihanoukville", ["The first", "The second"]);
  for (const page of [first, second]) await saysUnread(page, 2).waitFor();
  await second.goto("/en/documents/example-adopted");
  await second.goto(elsewhere);
  await saysUnread(second, 2).waitFor();
  await first.goto(room);
  await said(first, "The second").waitFor();
  for (const page of [first, second]) {
    await saysUnread(page, 2).waitFor({ state: "detached" });
    await saysNothing(page).waitFor();
  }
  await second.goto(room);
  expect(await second.locator("#unread").count()).toBe(0);
});
