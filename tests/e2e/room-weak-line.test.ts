import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { openProxy, type Proxy } from "../faults/proxy.ts";
import { deleteMessage } from "#app/features/rooms/messages/changing.server.ts";
import { playerOf } from "#server/demo/players.ts";
import { useBrowser } from "./browser.ts";
import { inPortal, writeInto } from "./room-ground.ts";
import { box, messageOf, openRoom, said, send } from "./room-steps.ts";

let proxy: Proxy;
let isWeak = false;

/** Chromium's own weak lines leave WebSockets alone, so this one lies between: 600 ms each way, at 50 kB/s. */
beforeAll(async () => {
  proxy = await openProxy(
    () => Number(new URL(inject("portal").origin).port),
    (line, _way, bytes) => {
      line.delay(isWeak ? 600 + bytes.length / 50 : 0);
    },
  );
});
afterEach(() => {
  isWeak = false;
});
afterAll(() => proxy.close());
const journey = useBrowser(() => [
  `--host-resolver-rules=MAP ${new URL(inject("portal").origin).host} 127.0.0.1:${String(proxy.port)}`,
]);
const room = "rooms/experience-my-mysejahtera";
const long = "experience-my-kuching-qmunity";
const open = (as: string, width = 1280) => openRoom(journey, as, `/en/${room}`, { width });

test("where no WebSocket gets through, what is sent goes by form and others' messages are polled", async () => {
  const blocked = await journey.open({ as: "csco.mandalay", complaint: /WebSocket/ });
  await blocked.addInitScript(() => {
    class Blocked {
      onerror: ((event: Event) => void) | undefined;
      constructor() {
        setTimeout(() => this.onerror?.(new Event("error")));
      }
      close() {
        return undefined;
      }
    }
    Object.assign(window, { WebSocket: Blocked });
  });
  const author = "csco.kuala-lumpur";
  const later = Array.from({ length: 50 }, (_, index) => `Message ${index}`);
  const [first = ""] = await writeInto(long, author, ["Long ago", ...later]);
  await blocked.goto(`/en/rooms/${long}`);
  await blocked.getByText("No live connection gets through").waitFor({ timeout: 40_000 });
  // A message of an older page, put in above.
  await blocked.getByRole("link", { name: "Older messages" }).click();
  await said(blocked, "Long ago").waitFor();
  const there = await openRoom(journey, author, `/en/rooms/${long}`);
  await send(blocked, "By form after all");
  await said(there, "By form after all").waitFor();
  await inPortal(async (services) =>
    deleteMessage(services, await playerOf(services, author), { room: long, message: first }),
  );
  await send(there, "Heard by polling");
  await said(blocked, "Heard by polling").waitFor({ timeout: 20_000 });
  await said(blocked, "Long ago").waitFor({ state: "detached" });
  expect(await said(blocked, "By form after all").count()).toBe(1);
  // Deleted before the next look: what one does with it is refused for that, and says so.
  const item = (page: Page) => page.locator(".thread-item", { hasText: "Heard by polling" });
  await item(blocked).getByRole("button", { name: "More" }).click();
  await item(there).getByRole("button", { name: "More" }).click();
  await there.getByRole("button", { name: "Delete" }).click();
  await there.getByRole("button", { name: "Delete for everyone" }).click();
  await said(there, "Heard by polling").waitFor({ state: "detached" });
  await blocked.getByRole("toolbar").getByRole("button", { name: "👍" }).click();
  await blocked.getByText("Not done. This message has been deleted.").waitFor();
});

test("on a weak line a message is seen at once as waiting, and sent when the line allows", async () => {
  const page = await open("csco.chonburi", 360);
  isWeak = true;
  await watch(page);
  for (const words of ["One", "Two", "Three"]) {
    await box(page).fill(words);
    await box(page).press("Shift+ArrowLeft");
    await box(page).press("Control+Enter");
    await messageOf(page, words).and(page.locator("[id]")).waitFor({ timeout: 20_000 });
  }
  const { keys, shown, sent } = await page.evaluate(() => (window as unknown as { times: Times }).times);
  console.log(
    `on a weak line, in ms: any key ${told(keys)}, a message waits ${told(shown)}, is sent ${told(sent)}`,
  );
  expect([keys.length, shown.length, sent.length]).toEqual([3, 3, 3]);
  // What comes over this line takes twice the way of 600 ms.
  expect(Math.min(...sent)).toBeGreaterThan(1_200);
  // On a machine that paints any key within a frame; on a busier one, in proportion.
  expect(Math.min(...shown)).toBeLessThan(100 * Math.max(1, Math.min(...keys) / frame));
});

const frame = 1000 / 60;
const told = (times: readonly number[]) => times.map((time) => time.toFixed(0)).join(", ");

/** In milliseconds by the page's own clock, from a key on: until any is painted, until the message it sends is painted as waiting, until that stands in the room. */
interface Times {
  readonly keys: number[];
  readonly shown: number[];
  readonly sent: number[];
}

/** Lets the page take the times of what is typed and sent from now on. */
const watch = (page: Page) =>
  page.evaluate(() => {
    const times: Times = { keys: [], shown: [], sent: [] };
    Object.assign(window, { times });
    // A task put there by the callback of a frame comes once that frame is painted.
    const painted = (of: number[], from: number) => {
      requestAnimationFrame(() => setTimeout(() => of.push(performance.now() - from)));
    };
    let [words, pressed] = ["", 0];
    const box = document.querySelector<HTMLTextAreaElement>("#compose textarea")!;
    const noteKey = ({ key, timeStamp }: KeyboardEvent) => {
      if (key === "ArrowLeft") painted(times.keys, timeStamp);
      if (key === "Enter") [words, pressed] = [box.value, timeStamp];
    };
    box.addEventListener("keydown", noteKey, { capture: true });
    const stands = (item: string) =>
      [...document.querySelectorAll(`main ${item} p`)].some(({ textContent }) => textContent === words);
    let seen = 0;
    new MutationObserver(() => {
      if (times.sent.length === seen && stands(".thread-item:not([id])")) {
        seen += 1;
        painted(times.shown, pressed);
      }
      if (times.sent.length < seen && stands(".thread-item[id]"))
        times.sent.push(performance.now() - pressed);
    }).observe(document.querySelector("main")!, { childList: true, subtree: true });
  });
