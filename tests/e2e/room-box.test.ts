import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { box, isLive, openRoom, said, send } from "./room-steps.ts";

const journey = useBrowser();
const room = "/en/rooms/experience-kh-stopcovid";
const open = (as: string) => openRoom(journey, as, room);

test("what is being answered, and the topic, come back with the words after a reload; a deleted message is answered no more", async () => {
  const [writer, other] = [await open("csco.sumedang"), await open("csco.banyuwangi")];
  await send(other, "Who counts the beds");
  const asked = (page = writer) => page.locator(".thread-item", { hasText: "Who counts the beds" });
  await asked().getByRole("link", { name: "Reply" }).click();
  await isLive(writer);
  await box(writer).fill("The wards do.");
  await writer.waitForTimeout(400);
  // By another way than the one that says what is answered.
  await writer.goto(room);
  const label = writer.locator("#compose").getByText("Reply to CSCO, Banyuwangi");
  await label.getByText("Who counts the beds").waitFor();
  expect(await box(writer).inputValue()).toBe("The wards do.");
  await asked(other).getByRole("button", { name: "More" }).click();
  await other.getByRole("button", { name: "Delete" }).click();
  await other.getByRole("button", { name: "Delete for everyone" }).click();
  await writer.getByText("What you were replying to has been deleted.").waitFor();
  await writer.goto(room);
  await expect.poll(() => box(writer).inputValue()).toBe("The wards do.");
  expect(await label.count()).toBe(0);
  await writer.getByText("Start a topic").click();
  await writer.getByLabel("Title of the topic").fill("Beds");
  await writer.waitForTimeout(400);
  await writer.goto(room);
  await expect.poll(() => writer.getByLabel("Title of the topic").inputValue()).toBe("Beds");
  await box(writer).press("Control+Enter");
  const topic = writer.getByRole("navigation", { name: "Topics" }).getByRole("link", { name: "Beds" });
  await topic.click();
  await isLive(writer);
  await box(writer).fill("Every morning.");
  await writer.waitForTimeout(400);
  await writer.goto(room);
  await writer.locator("#compose").getByText("Topic: Beds").waitFor();
  await box(writer).press("Control+Enter");
  await said(writer, "Every morning.").waitFor();
  await topic.click();
  await said(writer, "Every morning.").waitFor();
});

test("what was sent does not come back into the box, however soon the page is left", async () => {
  const page = await open("csco.kuching");
  const drafts = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          indexedDB.open("rooms").onsuccess = ({ target }) => {
            const database = (target as IDBOpenDBRequest).result;
            const count = database.transaction("drafts").objectStore("drafts").count();
            count.onsuccess = () => {
              resolve(count.result);
            };
          };
        }),
    );
  await box(page).fill("Said once.");
  await expect.poll(drafts).toBe(1);
  // From now on no pause of the page's own ends.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await box(page).press("Control+Enter");
  await said(page, "Said once.").waitFor();
  await expect.poll(drafts).toBe(0);
});
