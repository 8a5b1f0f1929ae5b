import { beforeAll, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { publishStreets } from "./streets.ts";

const journey = useBrowser();
const slug = "streets-to-write-on";
beforeAll(() => publishStreets(slug, "wr"));

test("what is typed is kept, comes back after a reload and elsewhere, and stays while others comment", async () => {
  const page = await journey.open({ as: "csco.da-nang" });
  await page.goto(`/en/documents/${slug}?paragraph=wr-1-2`);
  const body = page.locator("#comment-form [name=body]");
  await body.fill("More buses at night");
  await page.getByText("Kept as a draft, for you alone.").waitFor();
  const other = await journey.open({ as: "csco.hanoi" });
  await other.goto(`/en/documents/${slug}?paragraph=wr-1-2`);
  expect(await other.locator("#comment-form [name=body]").inputValue()).toBe("");
  await other.locator("#comment-form [name=body]").fill("From Hanoi");
  await other.locator("#comment-form button[type=submit]").click();
  await page.locator(".thread-item", { hasText: "From Hanoi" }).waitFor();
  expect(await body.inputValue()).toBe("More buses at night");

  const elsewhere = await journey.open({ as: "csco.da-nang", javaScript: false });
  await elsewhere.goto(`/en/documents/${slug}`);
  await elsewhere.getByRole("link", { name: "Item 1.2", exact: true }).click();
  expect(await elsewhere.locator("#comment-form [name=body]").inputValue()).toBe("More buses at night");
  await elsewhere.getByRole("button", { name: "Discard draft" }).click();
  expect(await elsewhere.locator("#comment-form [name=body]").inputValue()).toBe("");
});

test("without a line what is typed stays in the window and comes back after a reload", async () => {
  const page = await journey.open({
    as: "csco.cebu-city",
    complaint: /ERR_INTERNET_DISCONNECTED|ERR_FAILED/,
  });
  await page.goto(`/en/documents/${slug}?paragraph=wr-1-3`);
  await page.route("**/comment-draft", (route) => route.abort());
  await page.locator("#comment-form [name=body]").fill("Typed in a tunnel");
  await page.getByText("Not kept on the server yet").waitFor();
  await page.reload();
  await expect.poll(() => page.locator("#comment-form [name=body]").inputValue()).toBe("Typed in a tunnel");
  await page.unroute("**/comment-draft");
  await page.reload();
  await page.getByText("Kept as a draft, for you alone.").waitFor();
  expect(await page.locator("#comment-form [name=body]").inputValue()).toBe("Typed in a tunnel");
});

test("an amendment of 20,000 letters of Khmer with as many for its reason is kept as it is typed; what is longer is not, and the page says so", async () => {
  const page = await journey.open({ as: "csco.battambang" });
  await page.goto(`/en/documents/${slug}?paragraph=wr-1-2&amend=km`);
  const field = (name: string) => page.locator(`#comment-form [name=${name}]`);
  const words = (count: number) => "ទីក្រុង ".repeat(count / 8).trim();
  await field("proposed").fill(words(20_000));
  await field("body").fill(words(20_000));
  await page.getByText("Kept as a draft, for you alone.").waitFor();
  await field("body").fill(words(24_000));
  await page.getByText("Not kept on the server: it is too long").waitFor();
  await page.reload();
  await page.getByText("Not kept on the server: it is too long").waitFor();
  expect(await field("body").inputValue()).toBe(words(24_000));
  await page.locator("#comment-form button[type=submit]").first().click();
  // Not before the script has taken the page over, and put back what lay in this tab.
  await page.getByText("Not kept on the server: it is too long").waitFor();
  await page.getByRole("alert").getByText("At most 20000 characters.").waitFor();
  expect(await field("body").inputValue()).toBe(words(24_000));
  expect(await field("proposed").inputValue()).toBe(words(20_000));
});

test("without JavaScript a comment on the whole document is kept as a draft, then made", async () => {
  const page = await journey.open({ as: "csco.yangon", javaScript: false });
  await page.goto(`/en/documents/${slug}`);
  await page.getByRole("link", { name: "Comment on the whole" }).click();
  await page.locator("#comment-form [name=body]").fill("A good beginning.");
  await page.getByRole("button", { name: "Keep as draft" }).click();
  await page.getByText("Nobody else sees it.").waitFor();
  expect(await page.locator("#comment-form [name=body]").inputValue()).toBe("A good beginning.");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.locator(".thread-item", { hasText: "A good beginning." }).waitFor();
  expect(await page.locator("#comment-form [name=body]").inputValue()).toBe("");
});

test("by keyboard alone: from paragraph to paragraph, to the comments, and words chosen in a field", async () => {
  const page = await journey.open({ as: "csco.phuket" });
  await page.goto(`/en/documents/${slug}`);
  await page.locator(".document-keys summary").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Begin in the text" }).focus();
  await page.keyboard.press("Enter");
  const focused = () => page.evaluate(() => document.activeElement?.id);
  expect(await focused()).toBe("wr-1");
  await page.keyboard.press("j");
  expect(await focused()).toBe("wr-1-1");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  expect(await focused()).toBe("wr-1-1");
  await page.keyboard.press("c");
  await expect.poll(focused).toBe("comments");
  const form = page.locator("#comment-form");
  await form.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  await form.locator("textarea[aria-readonly][lang=en]").focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await page.keyboard.type("x");
  await form.getByRole("button", { name: "Use the selected words" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => form.locator("[name=quote]").inputValue()).toBe("Cities");
  expect(await form.locator("textarea[aria-readonly][lang=en]").inputValue()).toContain("Cities share");
});

test("a passage is chosen by touch", async () => {
  const page = await journey.open({ as: "csco.kuching", width: 360 });
  await page.goto(`/en/documents/${slug}`);
  const line = await page.locator("#wr-1-6-1 p").boundingBox();
  const touch = await page.context().newCDPSession(page);
  await touch.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  await page.locator("#wr-1-6-1").scrollIntoViewIfNeeded();
  expect(line).not.toBeNull();
  await page.locator("#wr-1-6-1 p").dblclick({ position: { x: 8, y: 10 } });
  const bar = page.locator(".passage-bar");
  await bar.getByRole("link", { name: "Comment on this" }).waitFor();
  const box = (await bar.getByRole("link", { name: "Comment on this" }).boundingBox())!;
  expect(box.height).toBeGreaterThanOrEqual(44);
  await page.touchscreen.tap(box.x + 20, box.y + 20).catch(() => page.mouse.click(box.x + 20, box.y + 20));
  await expect.poll(() => page.locator("#comment-form [name=quote]").inputValue()).toBe("At");
});
