import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();
const room = "/en/rooms/document-investment-toolkit";

const said = (page: Page, words: string) => page.getByRole("paragraph").filter({ hasText: words });

async function say(page: Page, words: string): Promise<void> {
  await page.getByLabel("Message", { exact: true }).fill(words);
  await page.getByRole("button", { name: "Send" }).click();
  await said(page, words).first().waitFor();
}

test("without JavaScript: a topic, marked as answered, a reply, a reaction, another wording with its history, a deletion", async () => {
  const page = await journey.open({ as: "csco.da-nang", javaScript: false });
  await page.goto(room);
  await page.getByText("Start a topic").click();
  await page.getByLabel("Title of the topic").fill("Market tickets");
  await say(page, "Who printed them?");
  await page.getByRole("link", { name: "Topic: Market tickets" }).click();
  await page.getByRole("button", { name: "Mark as answered" }).click();
  await page.getByRole("button", { name: "Mark as not answered" }).waitFor();
  await page.getByRole("link", { name: "Market tickets · answered" }).waitFor();
  const item = page.getByRole("listitem").filter({ hasText: "Who printed them?" });
  await item.getByRole("link", { name: "Reply" }).click();
  await page.getByText("Reply to CSCO, Da Nang").waitFor();
  await say(page, "We did, in a day.");
  expect(page.url()).toContain("?topic=");
  const reply = page.getByRole("listitem").filter({ hasText: "We did, in a day." });
  await reply.getByRole("link", { name: "More" }).click();
  await page.getByText("This is what it answers").waitFor();
  await page.getByRole("button", { name: "👍" }).click();
  await page.getByText("Take away").waitFor();
  await page.getByLabel("New wording").fill("We did, in two days.");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "History" }).waitFor();
  await said(page, "We did, in a day.").waitFor();
  await page.getByRole("button", { name: "Delete for everyone" }).click();
  await page.getByText("Deleted by its author.").waitFor();
  expect(await page.getByText("We did,").count()).toBe(0);
});

test("live: a topic is started, posted in by another, and marked as answered", async () => {
  const [one, other] = [
    await journey.open({ as: "csco.phuket" }),
    await journey.open({ as: "csco.kuching", width: 360 }),
  ];
  const topic = (page: Page) =>
    page.getByRole("navigation", { name: "Topics" }).getByRole("link", { name: /Contact registers/ });
  await one.goto(room);
  await one.getByText("Live.").first().waitFor();
  await one.getByText("Start a topic").click();
  await one.getByLabel("Title of the topic").fill("Contact registers");
  await say(one, "By phone or on paper?");
  await other.goto(room);
  await topic(other).click();
  await other.getByText("Live.").first().waitFor();
  await say(other, "By phone.");
  await said(one, "By phone.").first().waitFor();
  await one.reload();
  await topic(one).click();
  await one.getByRole("button", { name: "Mark as answered" }).click();
  await topic(one).filter({ hasText: "answered" }).waitFor();
});
