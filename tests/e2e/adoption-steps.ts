import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { AdoptionRecord } from "#app/features/documents/adoption/record.ts";
import { sendSignIn } from "./account-steps.ts";

/** Someone else takes the same window. */
export async function becomes(page: Page, handle: string): Promise<Page> {
  await page.context().clearCookies();
  await sendSignIn(page, handle);
  await page.getByRole("status").waitFor();
  return page;
}

/** Address of the page of adoption. */
export const adoption = (slug: string) => `/en/documents/${slug}/adoption`;
/** Sends the form of a deed. */
export const press = (page: Page, deed: string) =>
  page.locator(`form#${deed} button[type=submit], form#${deed} .button`).click();

/** The Chair tables the version that stands and opens this way. */
export async function tableAndOpen(
  page: Page,
  slug: string,
  way: "meeting" | "ad-referendum" | "silence",
): Promise<void> {
  await page.goto(adoption(slug));
  await press(page, "table");
  await page.locator(`#open input[value=${way}]`).check();
  if (way !== "meeting") {
    await page.locator("#open [name=expiryDate]").fill("2037-12-21");
    await page.locator("#open [name=expiryTime]").fill("17:00");
  }
  await press(page, "open");
  await page.locator("form#withdraw").waitFor();
}

/** A National Representative says this word on the page that is open. */
export async function speak(page: Page, slug: string, word: string, statement = ""): Promise<void> {
  await page.goto(adoption(slug));
  await page.locator(`#speak input[value=${word}]`).check();
  await page.locator("#speak [name=statement]").fill(statement);
  await press(page, "speak");
}

/** The record for machines, and what `npm run verify-record` says of it. */
export async function verify(page: Page, slug: string): Promise<{ record: AdoptionRecord; said: string }> {
  const answer = await page.request.get(`/en/documents/${slug}/adoption.json`);
  const text = await answer.text();
  const folder = await mkdtemp(path.join(tmpdir(), "record "));
  try {
    const file = path.join(folder, "record.json");
    await writeFile(file, text);
    const { stdout } = await promisify(execFile)(process.execPath, [
      "server/command.mjs",
      "verify-record",
      file,
    ]);
    return { record: JSON.parse(text) as AdoptionRecord, said: stdout };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The Secretariat opens a period in which others read nothing before the country submits. */
export async function openPeriod(page: Page, document: string): Promise<void> {
  await page.goto(`${document}/period`);
  await page.locator("#closesDate").fill("2037-12-21");
  await page.locator("#closesTime").fill("17:00");
  await page.locator("input[name=direct][value=no]").check();
  await page.getByRole("button", { name: "Open the period" }).click();
  await page.getByRole("status").waitFor();
}

/** A city comments at this address. */
export async function comment(page: Page, place: string, body: string): Promise<void> {
  await page.goto(place);
  await page.locator("#comment-form [name=body]").fill(body);
  await page.locator("#comment-form").getByRole("button", { name: "Comment" }).click();
  await page.locator(".thread-item", { hasText: body }).waitFor();
}

/** A city proposes another text at this address. */
export async function amend(page: Page, place: string, reason: string, proposed: string): Promise<void> {
  await page.goto(place);
  await page.locator("#comment-form [name=body]").fill(reason);
  await page.locator("#comment-form [name=proposed]").fill(proposed);
  await page.locator("#comment-form button[type=submit]").first().click();
  await page.locator(".thread-item", { hasText: reason }).waitFor();
}

/** Keeps every comment of the country's cities and submits the position. */
export async function keepAll(page: Page, place: string, count: number): Promise<void> {
  await page.goto(place);
  if (count > 0) {
    const all = page.getByRole("button", { name: /^Keep (all )?\d+ open comments?/ });
    await all.click();
    await all.waitFor({ state: "detached" });
  }
  await page.getByRole("button", { name: "Submit the position" }).click();
  await page.getByRole("button", { name: "Withdraw the position" }).waitFor();
}

/** The Secretariat answers all three rows alike and publishes the answers. */
export async function answerAll(page: Page, place: string): Promise<void> {
  await page.goto(place);
  const boxes = page.getByRole("checkbox", { name: /^Tick row/ });
  expect(await boxes.count()).toBe(3);
  for (const box of await boxes.all()) await box.check();
  await page.getByRole("button", { name: "Answer the ticked rows together" }).click();
  await page.getByRole("heading", { name: "The same answer to 3 rows" }).waitFor();
  await page.locator("#answer-disposition").selectOption("accepted");
  await page.getByRole("textbox", { name: "Response" }).fill("The next version says so.");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Publish 3 answers" }).waitFor();
  await publishAnswers(page, place, "Publish 3 answers");
}

/** Publishes the answers that are ready, by the button of this name. */
export async function publishAnswers(page: Page, place: string, name: string): Promise<void> {
  await page.goto(place);
  await page.getByRole("button", { name }).click();
  await page.getByText("The answers are published").waitFor();
}

/** Drafts the next version as `write` does on the draft's page, and publishes it. */
export async function publishNext(
  page: Page,
  document: string,
  reason: string,
  write: () => Promise<void>,
): Promise<void> {
  await page.goto(`${document}/draft`);
  await page.getByRole("button", { name: "Start the draft" }).click();
  await page.getByText("Draft of version").first().waitFor();
  await write();
  await page.goto(`${document}/draft`);
  await page.locator("summary", { hasText: "Publish version" }).click();
  await page.getByLabel("Why there is a new version").fill(reason);
  await page.getByRole("button", { name: "Publish" }).click();
  await page.waitForURL(`**${document}`);
}

/** Puts the one accepted amendment into the draft by its button. */
export async function putAmendment(page: Page): Promise<void> {
  await page.getByText("1 accepted amendment is not in the text yet").waitFor();
  await page.getByRole("button", { name: "Put it into the text" }).click();
  await page.getByText("1 accepted amendment is not in the text yet").waitFor({ state: "detached" });
}

/** Writes this text in a paragraph of the draft. */
export async function write(page: Page, document: string, paragraph: string, text: string): Promise<void> {
  await page.goto(`${document}/draft?edit=${paragraph}`);
  await page.locator("textarea[name=text]").fill(text);
  await page.getByText("Saved.", { exact: true }).waitFor();
}
