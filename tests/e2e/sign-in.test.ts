import { describe, expect, inject, test } from "vitest";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();

describe.each([{ javaScript: true }, { javaScript: false }])(
  "signing in, JavaScript: $javaScript",
  (visit) => {
    test("a member signs in, sees the office acted for, and signs out", async () => {
      const page = await journey.open({ ...visit, as: "csco.da-nang" });
      await expect.poll(() => page.locator("header").innerText()).toContain("Da Nang");
      await page.goto("/en/account");
      expect(await page.locator("main").innerText()).toContain("CSCO, Da Nang");
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByRole("link", { name: "Sign in" }).first().waitFor();
      const answer = await page.goto("/en/account");
      expect(answer?.status()).toBe(401);
    });

    test("a wrong password and an unknown address get the same sentence, and what was typed stays", async () => {
      const page = await journey.open(visit);
      for (const email of ["csco.da-nang@ascn.example", "nobody@ascn.example"]) {
        await page.goto("/en/sign-in");
        await page.getByLabel("E-mail").fill(email);
        await page.getByLabel("Password").fill("not the password");
        await page.getByRole("button", { name: "Sign in" }).click();
        await page.getByRole("alert").getByText("The e-mail address or the password is not right.").waitFor();
        expect(await page.getByLabel("E-mail").inputValue()).toBe(email);
      }
    });

    test("who has two mandates changes the one acted under", async () => {
      const page = await journey.open({ ...visit, as: "nr.ph" });
      await page.goto("/en/account");
      expect(await page.locator("header").innerText()).toContain("National Representative");
      await page.getByRole("button", { name: "Act under this mandate" }).click();
      await expect.poll(() => page.locator("header").innerText()).toContain("Chair");
    });
  },
);

test("a mandate that has ended gives no office", async () => {
  const page = await journey.open({ as: "former.da-nang" });
  expect(await page.locator("header").innerText()).toContain("no running mandate");
});

describe("the door", () => {
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${inject("portal").origin}${path}`, { redirect: "manual", ...init });

  test("an address without a language leads to the reader's", async () => {
    const answer = await ask("/cities?country=VN", { headers: { "Accept-Language": "vi-VN,vi;q=0.9" } });
    expect([
      answer.status,
      new URL(answer.headers.get("location") ?? "", inject("portal").origin).pathname,
    ]).toEqual([302, "/vi/cities"]);
    expect(answer.headers.get("vary")).toContain("Accept-Language");
  });

  test("an unknown language, page or slug is a 404 page in the reader's language", async () => {
    for (const path of [
      "/xx/cities",
      "/vi/nothing-here",
      "/vi/cities/atlantis",
      "/vi/rooms/no-room",
      "/vi/documents/none",
    ]) {
      const answer = await ask(path, { headers: { "Accept-Language": "vi" } });
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.text()).toContain("Trang này không tồn tại");
    }
  });

  test("every answer carries the security headers, and a visitor's page runs no script", async () => {
    const answer = await ask("/en/");
    expect(answer.headers.get("content-security-policy")).toContain("script-src 'none'");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.text()).not.toContain("<script");
  });

  test("a form from another site is refused, our own is not", async () => {
    const body = "email=a%40b.example&password=x";
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const foreign = await ask("/en/sign-in", {
      method: "POST",
      body,
      headers: { ...headers, Origin: "https://evil.example" },
    });
    expect(foreign.status).toBe(403);
    const own = await ask("/en/sign-in", {
      method: "POST",
      body,
      headers: { ...headers, Origin: inject("portal").origin },
    });
    expect(own.status).toBe(422);
  });

  test.each([
    ["empty fields", "email=&password="],
    ["no fields", ""],
    ["a NUL", "email=a%00b&password=x"],
    ["a broken code point", "email=%ED%A0%80&password=x"],
    ["10,000 marks on a letter", `email=a${"%CC%81".repeat(10_000)}&password=x`],
    ["an address far too long", `email=${"a".repeat(5000)}&password=x`],
    ["a list for a field", "email=a&email=b&password=x"],
    ["a tree for a field", "email.x.y=a&password=x"],
  ])("the sign-in form with %s is refused with a sentence", async (_, body) => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded", Origin: inject("portal").origin };
    const answer = await ask("/en/sign-in", { method: "POST", body, headers });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("error-summary");
  });
});
