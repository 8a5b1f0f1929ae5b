import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();

/** Makes a comment through the form of the page and gives its item. */
async function say(page: Page, body: string) {
  await page.locator("#comment-form textarea[name=body]").fill(body);
  await page.locator("#comment-form").getByRole("button", { name: "Comment" }).click();
  return itemOf(page, body);
}
const itemOf = (page: Page, body: string) => page.locator(".thread-item", { hasText: body });

test("without JavaScript a comment is answered, supported, changed and withdrawn, and its history says so", async () => {
  const at = "/en/documents/online-portal?paragraph=op-8-1";
  const owner = await journey.open({ as: "csco.davao-city", javaScript: false });
  await owner.goto(at);
  const own = await say(owner, "Guides should be short.");
  await own.getByRole("link", { name: "Edit" }).click();
  const form = own.locator(".thread-form");
  await form.locator("textarea[name=body]").fill("");
  await form.getByRole("button", { name: "Save" }).click();
  await own.getByRole("alert").waitFor();
  await form.locator("textarea[name=body]").fill("Guides should be short and printed too.");
  await form.getByRole("button", { name: "Save" }).click();
  const changed = itemOf(owner, "printed too");
  await changed.getByRole("link", { name: "History" }).click();
  expect(await owner.locator("main ins").first().innerText()).toContain("and printed too");
  await owner.getByRole("link", { name: "Back to the comment" }).click();
  await changed.waitFor();

  const other = await journey.open({ as: "csco.semarang", javaScript: false });
  await other.goto(at);
  const theirs = itemOf(other, "printed too");
  expect(await theirs.innerText()).toContain("edited");
  await theirs.getByRole("button", { name: "Support" }).click();
  await theirs.getByText("Supported by 1").click();
  expect(await theirs.innerText()).toContain("CSCO, Semarang");
  await theirs.getByRole("button", { name: "Take support back" }).click();
  await theirs.getByRole("button", { name: "Support" }).waitFor();
  await theirs.getByRole("link", { name: "Reply" }).click();
  await theirs.locator(".thread-form textarea[name=body]").fill("Printed, yes. @csco-davao-city");
  await theirs.locator(".thread-form").getByRole("button", { name: "Reply" }).click();
  await theirs.locator(".thread-replies").getByText("Printed, yes.").waitFor();

  await owner.goto(at);
  await changed.locator(":scope > .thread-actions .thread-withdraw summary").click();
  await changed.getByRole("button", { name: "Withdraw for good" }).click();
  await owner.getByText("Withdrawn. Others no longer see the words.").waitFor();
  await other.goto(at);
  expect(await other.locator("main").innerText()).not.toContain("printed too");
  expect(await other.locator("main").innerText()).toContain("Withdrawn by its author.");
  await other.getByText("Printed, yes.").waitFor();
});

test("what others do at a comment appears by itself, and nothing that is being typed is lost", async () => {
  const at = "/en/documents/online-portal?paragraph=op-8-2";
  const reader = await journey.open({ as: "csco.johor-bahru" });
  await reader.goto(at);
  const writer = await journey.open({ as: "csco.cebu-city" });
  await writer.goto(at);
  await say(writer, "Training in each region.");
  const seen = itemOf(reader, "Training in each region.");
  await seen.waitFor();
  await reader.locator("#comment-form textarea[name=body]").fill("Half a comment");
  await seen.getByRole("link", { name: "Reply" }).click();
  const reply = seen.locator(".thread-form textarea[name=body]");
  await reply.fill("Half a reply");

  const own = itemOf(writer, "Training in each region.");
  await own.getByRole("link", { name: "Reply" }).click();
  await own.locator(".thread-form textarea[name=body]").fill("Twice a year.");
  await own.locator(".thread-form").getByRole("button", { name: "Reply" }).click();
  await seen.locator(".thread-replies").getByText("Twice a year.").waitFor();
  await own.locator(".thread-form").waitFor({ state: "detached" });
  await own.getByRole("link", { name: "Edit" }).first().click();
  await own.locator(".thread-form textarea[name=body]").fill("Training in every region.");
  await own.locator(".thread-form").getByRole("button", { name: "Save" }).click();
  const edited = itemOf(reader, "Training in every region.");
  await edited.waitFor();
  const half = () => edited.locator(".thread-form textarea[name=body]").inputValue();
  expect(await half()).toBe("Half a reply");
  await edited.getByRole("button", { name: "Support" }).click();
  await itemOf(writer, "Training in every region.").getByText("Supported by 1").waitFor();
  expect(await half()).toBe("Half a reply");
  expect(await reader.locator("#comment-form textarea[name=body]").inputValue()).toBe("Half a comment");

  const mine = itemOf(writer, "Training in every region.");
  await mine.locator(":scope > .thread-actions .thread-withdraw summary").click();
  await mine.locator(":scope > .thread-actions").getByRole("button", { name: "Withdraw for good" }).click();
  await reader.getByText("Withdrawn by its author.").waitFor();
  await reader.locator(".thread-form").getByRole("button", { name: "Reply" }).click();
  await reader.getByRole("alert").getByText("This comment has been withdrawn.").waitFor();
  expect(await reader.locator(".thread-form textarea[name=body]").inputValue()).toBe("Half a reply");
});

test("by keyboard a reply is begun, an office mentioned from the list, and the way back found", async () => {
  const page = await journey.open({ as: "csco.davao-city" });
  await page.goto("/en/documents/online-portal?paragraph=op-2-2");
  const focused = (what: string) =>
    page.waitForFunction((css) => document.activeElement?.matches(css) === true, what);
  const opener = page.locator(".thread-item").first().getByRole("link", { name: "Reply" });
  await opener.press("Enter");
  await focused(".thread-form textarea[name=body]");
  await page.keyboard.type("We ask @danang");
  await page.getByRole("button", { name: "CSCO, Da Nang" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await focused(".thread-form textarea[name=body]");
  await page.keyboard.type("and @hano");
  await page.getByRole("button", { name: "CSCO, Hanoi" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".mentions ul").waitFor({ state: "detached" });
  expect(await page.locator(".thread-form textarea[name=body]").inputValue()).toBe(
    "We ask @csco-da-nang and @hano",
  );
  await page.locator(".thread-form").getByRole("link", { name: "Cancel" }).press("Enter");
  await page.locator(".thread-form").waitFor({ state: "detached" });
  expect(await opener.evaluate((link) => link === document.activeElement)).toBe(true);
});
