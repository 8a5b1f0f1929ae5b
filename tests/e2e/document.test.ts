import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();

test("a comment made in Vietnamese appears to others at the same paragraph of the English text, without reloading", async () => {
  const reader = await journey.open({ as: "csco.phuket" });
  await reader.goto("/en/documents/online-portal?paragraph=op-3-2");
  const writer = await journey.open({ as: "csco.hanoi" });
  await writer.goto("/vi/documents/online-portal?paragraph=op-3-2");
  const words = "Đề nghị nêu rõ đầu mối của từng đô thị.";
  await writer.locator("main textarea[name=body]").fill(words);
  await writer.locator("main form:has(textarea[name=body]) button[type=submit]").click();
  await writer.getByText(words).first().waitFor();
  const comment = reader.getByText(words).first();
  await comment.waitFor();
  expect(await comment.evaluate((node) => node.closest("[lang]")?.getAttribute("lang"))).toBe("vi");
});

test("without JavaScript a member comments on a paragraph and what is refused keeps what was typed", async () => {
  const page = await journey.open({ as: "csco.yangon", javaScript: false });
  await page.goto("/en/documents/online-portal?paragraph=op-5-2");
  await page.getByRole("button", { name: "Comment" }).click();
  await page.getByRole("alert").waitFor();
  const form = page.locator("main form:has(textarea[name=body])");
  await form.locator("textarea[name=body]").fill("Ten working days would do.");
  await form.getByRole("button", { name: "Comment" }).click();
  await page.locator("main article, main li").getByText("Ten working days would do.").first().waitFor();
  expect(await page.locator("main").innerText()).toContain("CSCO, Yangon");
});

test("without JavaScript a member proposes an amendment; one that changes nothing is refused", async () => {
  const page = await journey.open({ as: "csco.luang-prabang", javaScript: false });
  await page.goto("/en/documents/online-portal?paragraph=op-9-2");
  const form = page.locator("main form:has(textarea[name=proposed])");
  await page.getByRole("link", { name: "Propose an amendment" }).click();
  await form.locator("textarea[name=body]").fill("Members should see the reason.");
  await form.getByRole("button", { name: "Propose an amendment" }).click();
  await page.getByRole("alert").waitFor();
  expect(await form.locator("textarea[name=body]").inputValue()).toBe("Members should see the reason.");
  const proposed = form.locator("textarea[name=proposed]");
  await proposed.fill((await proposed.inputValue()).replace("preferred", "required"));
  await form.getByRole("button", { name: "Propose an amendment" }).click();
  const change = page.locator(".thread-item", { hasText: "Members should see the reason." });
  expect(await change.locator("ins").innerText()).toBe("required");
  expect(await change.locator("del").innerText()).toBe("preferred");
});

test("two versions are compared, by links alone", async () => {
  const page = await journey.open({ javaScript: false });
  await page.goto("/en/documents/investment-toolkit");
  await page.getByRole("link", { name: "Compare versions" }).click();
  expect(await page.locator("main").innerText()).toContain("2 paragraphs changed · 1 added");
  expect(await page.locator("#it-10-2 del").innerText()).toBe("six");
  await page.getByLabel("side by side").check();
  await page.getByRole("button", { name: "Compare" }).click();
  expect(await page.locator("#it-10-2 .columns > p").count()).toBe(2);
});

test("two languages stand side by side, each marked", async () => {
  const page = await journey.open({ javaScript: false });
  await page.goto("/en/documents/online-portal?beside=vi");
  const main = page.locator("main");
  expect(await main.innerText()).toContain("Objectives");
  expect(await main.locator("[lang=vi]").first().innerText()).not.toBe("");
  expect(await main.innerText()).toContain("Bối cảnh");
});

test("visitors and partners read the text, not the comments", async () => {
  for (const as of [undefined, "partner.lumen"]) {
    const page = await journey.open(as ? { as } : {});
    await page.goto("/en/documents/online-portal?paragraph=op-2-2");
    expect(await page.locator("main").innerText()).toContain("Objectives");
    expect(await page.locator("main").innerText()).not.toContain("CSCO,");
    expect(await page.locator("main textarea").count()).toBe(0);
  }
});
