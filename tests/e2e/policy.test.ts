import type { Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { languages } from "#app/language/languages.ts";
import { useBrowser } from "./browser.ts";
import { publicPages } from "./looks.ts";

const journey = useBrowser();

/** What the browser says it was kept from doing, as the pages are walked. */
async function watch(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction("tellViolation", (what: string) =>
    violations.push(`${new URL(page.url()).pathname} ${what}`),
  );
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
      const { tellViolation } = window as unknown as { tellViolation: (what: string) => void };
      tellViolation(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  return violations;
}

/** Goes there and waits for styles, pictures and fonts; gives the policy it was served under. */
async function visit(page: Page, path: string): Promise<string> {
  const answer = await page.goto(path, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  expect([path, answer?.status()]).toEqual([path, 200]);
  return answer?.headers()["content-security-policy"] ?? "";
}

test("the content security policy is what the browser obeys: a script and a style of a page's own are kept from running", async () => {
  const page = await journey.open({ complaint: /Content Security Policy/ });
  const violations = await watch(page);
  await visit(page, "/en/about");
  await page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = "body { color: red }";
    document.head.append(style);
  });
  await expect.poll(() => violations.length).toBeGreaterThan(0);
  expect(violations.join()).toContain("style-src");
});

describe("the content security policy", () => {
  let page: Page;
  let violations: string[];
  beforeAll(async () => {
    page = await journey.keep();
    violations = await watch(page);
  });
  afterEach(() => {
    expect(violations.splice(0)).toEqual([]);
  });

  test.each(languages.map(({ tag }) => tag))("is not broken by any public page in %s", async (lang) => {
    for (const path of publicPages) {
      const policy = await visit(page, `/${lang}${path}`);
      expect(policy).toContain("script-src 'none'");
      expect(policy).not.toContain("unsafe");
    }
  });
});

describe.each(["en", "th", "my"])("of signed-in people in %s", (lang) => {
  test.each(["/rooms/covid-19-response", "/documents/online-portal?paragraph=op-2-1", "/account"])(
    "%s",
    async (path) => {
      const page = await journey.open({ as: "csco.da-nang" });
      const violations = await watch(page);
      const policy = await visit(page, `/${lang}${path}`);
      expect(policy).toMatch(/script-src 'nonce-[\w+/=]+' 'strict-dynamic'/);
      const again = await visit(page, `/${lang}${path}`);
      expect(again).not.toBe(policy);
      await page.waitForTimeout(500);
      expect(violations).toEqual([]);
    },
  );
});
