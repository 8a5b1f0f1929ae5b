import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { box, isLive, openRoom, said, send } from "./room-steps.ts";

const journey = useBrowser();
const room = "rooms/document-example-adopted";
const open = (as: string) => openRoom(journey, as, `/en/${room}`);

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
  await blocked.goto(`/en/${room}`);
  await blocked.getByText("No live connection gets through").waitFor({ timeout: 40_000 });
  const there = await open("csco.ipoh");
  await send(blocked, "By form after all");
  await said(there, "By form after all").waitFor();
  await send(there, "Heard by polling");
  await said(blocked, "Heard by polling").waitFor({ timeout: 20_000 });
  expect(await said(blocked, "By form after all").count()).toBe(1);
});

test("screen readers hear new messages of others, once, and nothing else; Up edits one's last, and who reads above stays there", async () => {
  const [reader, writer] = [await open("csco.kuching"), await open("csco.ipoh")];
  await send(reader, "My own words");
  const log = reader.getByRole("log");
  expect(await log.innerText()).toBe("");
  await send(writer, "News for all");
  await expect.poll(() => log.innerText()).toBe("CSCO, Ipoh: News for all");
  await box(reader).press("ArrowUp");
  expect(await reader.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe(
    "My own words",
  );
  for (let count = 0; count < 8; count += 1)
    await send(writer, `Line ${count}\nand\nmore\nof it`.split("\n")[0]!);
  await reader.evaluate(() => scrollTo(0, 0));
  await reader.waitForTimeout(200);
  await send(writer, "Said below");
  await reader.getByRole("button", { name: "1 new message" }).waitFor();
  expect(await reader.evaluate(() => scrollY)).toBe(0);
  await reader.getByRole("button", { name: "1 new message" }).click();
  await expect.poll(() => reader.getByRole("button", { name: "1 new message" }).count()).toBe(0);
});

test("on a weak line a message is seen at once, and sent when the line allows; the second view is light", async () => {
  const page = await journey.open({ as: "csco.phnom-penh", width: 360 });
  await page.goto(`/en/${room}`);
  await isLive(page);
  const bytes = (of: "script" | "all") =>
    page.evaluate(
      (kind) =>
        [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
          .map((entry) => entry as PerformanceResourceTiming)
          .filter(({ name }) => kind === "all" || new URL(name).pathname.endsWith(".js"))
          .reduce((sum, one) => sum + (kind === "all" ? one.transferSize : one.encodedBodySize), 0),
      of,
    );
  const first = await bytes("script");
  expect(first).toBeGreaterThan(30_000);
  expect(first).toBeLessThanOrEqual(170_000);
  await page.goto(`/en/${room}`);
  await isLive(page);
  expect(await bytes("all")).toBeLessThanOrEqual(15_000);
  const wire = await page.context().newCDPSession(page);
  await wire.send("Network.enable");
  const weak = { latency: 600, downloadThroughput: 50_000, uploadThroughput: 50_000 };
  await wire.send("Network.emulateNetworkConditions", { offline: false, ...weak });
  await box(page).fill("Over a weak line");
  const shownAfter = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const pressed = performance.now();
        new MutationObserver(() => {
          if (document.querySelector("main .thread")?.textContent.includes("Over a weak line"))
            resolve(performance.now() - pressed);
        }).observe(document.querySelector("main")!, { childList: true, subtree: true });
        document.querySelector<HTMLFormElement>("#compose")!.requestSubmit();
      }),
  );
  console.log(`on a weak line a message is shown ${shownAfter.toFixed(0)} ms after the press`);
  expect(shownAfter).toBeLessThan(100);
  await page.locator(".thread-item[id]").filter({ hasText: "Over a weak line" }).waitFor({ timeout: 20_000 });
});
