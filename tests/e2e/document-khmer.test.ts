import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { publishStreets } from "./streets.ts";

const journey = useBrowser();
const slug = "streets-in-khmer";
beforeAll(() => publishStreets(slug, "km"));

const words = "តួលេខអំពីចរាចរណ៍";

/** Selects the first occurrence of the words in the paragraph, as a mouse or a finger would. */
const select = (page: Page, id: string, quote: string) =>
  page.evaluate(
    ([paragraph, wanted]) => {
      const texts = document.createTreeWalker(document.getElementById(paragraph!)!, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const at = texts.currentNode.textContent!.indexOf(wanted!);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(texts.currentNode, at);
        range.setEnd(texts.currentNode, at + wanted!.length);
        getSelection()!.removeAllRanges();
        getSelection()!.addRange(range);
        return;
      }
    },
    [id, quote],
  );

test("a comment on Khmer words appears, without reloading, at the same paragraph of the English text; an amendment comes back", async () => {
  const english = await journey.open({ as: "csco.phuket" });
  await english.goto(`/en/documents/${slug}?paragraph=km-1-1`);
  const khmer = await journey.open({ as: "csco.phnom-penh" });
  await khmer.goto(`/km/documents/${slug}`);
  expect(await khmer.locator("#km-1-1 p").getAttribute("lang")).toBe("km");

  await select(khmer, "km-1-1", words);
  await khmer.locator(".passage-bar a").first().click();
  const form = khmer.locator("#comment-form");
  await expect.poll(() => form.locator("[name=quote]").inputValue()).toBe(words);
  expect(await khmer.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("body");
  await khmer.keyboard.type("គាំទ្រ");
  await form.locator("button[type=submit]:not([formaction])").click();

  const seen = english.locator("#comments .thread-item", { hasText: "គាំទ្រ" });
  await seen.waitFor();
  expect(await seen.locator("blockquote").innerText()).toBe(words);
  expect(await seen.locator("blockquote").getAttribute("lang")).toBe("km");
  expect(await english.locator("#km-1-1 .document-count").innerText()).toContain("1");
  expect(await khmer.locator("#km-1-1 mark").innerText()).toBe(words);

  await select(english, "km-1-1", "every month");
  await english.locator(".passage-bar a").nth(1).click();
  const amendment = english.locator("#comment-form");
  await expect.poll(() => amendment.locator("[name=proposed]").inputValue()).toBe("every month");
  await amendment.locator("[name=proposed]").fill("every week");
  await amendment.locator(".document-preview ins").waitFor();
  await amendment.locator("[name=body]").fill("Traffic changes fast.");
  await amendment.getByRole("button", { name: "Propose an amendment" }).click();

  const back = khmer.locator("#comments .thread-item", { hasText: "Traffic changes fast." });
  await back.waitFor();
  expect(await back.locator("del").innerText()).toBe("month");
  expect(await back.locator("ins").innerText()).toBe("week");
});

test("without JavaScript Khmer words are quoted in a field, and what the paragraph does not say is refused", async () => {
  const page = await journey.open({ as: "csco.phnom-penh", javaScript: false });
  await page.goto(`/km/documents/${slug}?paragraph=km-1-3`);
  const form = page.locator("#comment-form");
  await form.locator("summary").first().click();
  await form.locator("[name=quote]").fill("ទូក");
  await form.locator("[name=body]").fill("បន្ថែម");
  await form.locator("button[type=submit]:not([formaction])").click();
  await page.getByRole("alert").waitFor();
  expect(await form.locator("[name=body]").inputValue()).toBe("បន្ថែម");
  await form.locator("[name=quote]").fill("រថភ្លើង");
  await form.locator("button[type=submit]:not([formaction])").click();
  expect(await page.locator("#km-1-3 mark").innerText()).toBe("រថភ្លើង");

  const reader = await journey.open({ as: "csco.phuket", javaScript: false });
  await reader.goto(`/en/documents/${slug}?paragraph=km-1-3`);
  const quoted = reader.locator("#comments blockquote[lang=km]");
  expect(await quoted.innerText()).toBe("រថភ្លើង");
});
