import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { deleteMessage } from "#app/features/rooms/messages/changing.server.ts";
import { pinMessage } from "#app/features/rooms/messages/marking.server.ts";
import { pinLimit } from "#app/features/rooms/limits.ts";
import { playerOf } from "#server/demo/players.ts";
import { useBrowser } from "./browser.ts";
import { inPortal, writeInto } from "./room-ground.ts";
import { choose, messageOf, openMenu, openRoom, wordsOn } from "./room-steps.ts";

const journey = useBrowser();
const author = "csco.siem-reap";
/** One room for the menu, one for the message's page. */
const rooms = { menu: "experience-ph-davao-dqr", page: "experience-ph-manila-vaccine" };
const ids = new Map<string, string[]>();

beforeAll(async () => {
  const bodies = Array.from({ length: pinLimit + 2 }, (_, index) => `Point ${String(index + 1)}`);
  for (const room of Object.values(rooms)) ids.set(room, await writeInto(room, author, bodies));
});

/** Pins all that may be pinned in the room, from the second message on. */
function pinAll(room: string) {
  return inPortal(async (services) => {
    const leader = await playerOf(services, "secretariat");
    for (const message of ids.get(room)!.slice(1, pinLimit + 1))
      await pinMessage(services, leader, { room, message, on: true });
  });
}

const signs = (page: Page, words: string) => messageOf(page, words).getByRole("button", { name: /^👍 \d$/ });

test("by the menu: signs are set, counted live and taken away; pins stand at the head for everyone, the eleventh is refused and goes when there is room", async () => {
  const leader = await openRoom(journey, "secretariat", `/en/rooms/${rooms.menu}`);
  const member = await openRoom(journey, "csco.sumedang", `/vi/rooms/${rooms.menu}`, { width: 360 });
  const vi = wordsOn("vi");
  await choose(member, "vi", "Point 1", "👍");
  await signs(leader, "Point 1").getByText("👍 1").waitFor();
  expect(await signs(leader, "Point 1").getAttribute("aria-pressed")).toBe("false");
  await signs(leader, "Point 1").click();
  await signs(member, "Point 1").getByText("👍 2").waitFor();
  expect(await signs(member, "Point 1").getAttribute("aria-pressed")).toBe("true");
  await signs(member, "Point 1").click();
  await signs(leader, "Point 1").getByText("👍 1").waitFor();
  await choose(leader, "en", "Point 1", "👍");
  await signs(member, "Point 1").waitFor({ state: "detached" });

  await openMenu(member, "vi", "Point 1");
  const pinning = member.getByRole("button", { name: vi("messages", "pinIt"), exact: true });
  expect(await pinning.count()).toBe(0);
  await choose(leader, "en", "Point 1", "Pin the message");
  const atHead = member.locator(".room-head details li a");
  await atHead.waitFor({ state: "attached" });
  expect(await atHead.getAttribute("href")).toBe("?at=1#m-1");
  await choose(leader, "en", "Point 1", "Unpin the message");
  await atHead.waitFor({ state: "detached" });

  await pinAll(rooms.menu);
  await leader.getByText(`Pinned (${String(pinLimit)})`).waitFor();
  const last = `Point ${String(pinLimit + 2)}`;
  await choose(leader, "en", last, "Pin the message");
  await messageOf(leader, last).getByText("messages are pinned in this room already").waitFor();
  await choose(leader, "en", "Point 2", "Unpin the message");
  await leader.getByText(`Pinned (${String(pinLimit - 1)})`).waitFor();
  await messageOf(leader, last).getByRole("button", { name: "Try again" }).click();
  await expect
    .poll(() => atHead.last().getAttribute("href"), { timeout: 10_000 })
    .toMatch(new RegExp(`^\\?at=${String(pinLimit + 2)}#`));
});

test("by the message's page, without script: the same deeds and, beside each, its refusal", async () => {
  const [member, leader] = [
    await journey.open({ as: "csco.sumedang", javaScript: false, width: 360 }),
    await journey.open({ as: "secretariat", javaScript: false }),
  ];
  const room = `/en/rooms/${rooms.page}`;
  await member.goto(`${room}/messages/1`);
  await member.getByRole("button", { name: "✅" }).click();
  const reactions = member.locator("#react");
  await reactions.getByText("CSCO, Sumedang").waitFor();
  await reactions.getByText("Take away").waitFor();
  await member.getByRole("button", { name: "✅" }).click();
  await reactions.getByText("CSCO, Sumedang").waitFor({ state: "detached" });
  expect(await member.locator("#pin").count()).toBe(0);
  const sent = await member.request.post(`${room}/messages/1`, {
    headers: { Origin: new URL(member.url()).origin },
    form: { deed: "pin", on: "true" },
    maxRedirects: 0,
  });
  expect(sent.status()).toBe(403);

  await leader.goto(`${room}/messages/1`);
  await leader.getByRole("button", { name: "Pin the message" }).click();
  await leader.getByText("This message is pinned").waitFor();
  await member.goto(room);
  await member.getByText("Pinned (1)").click();
  await member
    .locator(".room-head")
    .getByRole("link", { name: /Point 1$/ })
    .click();
  expect(new URL(member.url()).hash).toBe("#m-1");
  await leader.getByRole("button", { name: "Unpin the message" }).click();
  await leader.getByRole("button", { name: "Pin the message" }).waitFor();

  await pinAll(rooms.page);
  await leader.getByRole("button", { name: "Pin the message" }).click();
  await leader.getByRole("alert").getByText("messages are pinned in this room already").waitFor();
  await member.goto(`${room}/messages/1`);
  await inPortal(async (services) => {
    const message = ids.get(rooms.page)![0]!;
    await deleteMessage(services, await playerOf(services, author), { room: rooms.page, message });
  });
  await member.getByRole("button", { name: "✅" }).click();
  await member.getByRole("alert").getByText("This message has been deleted.").waitFor();
  expect(await reactions.count()).toBe(0);
});
