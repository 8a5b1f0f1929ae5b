import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { overflow, violationsOf } from "./looks.ts";

const journey = useBrowser();

test("an administrator filters the audit log, has the chain checked and takes the entries as files, without JavaScript", async () => {
  const page = await journey.open({ as: "admin", javaScript: false });
  await page.goto("/en/admin/trace");
  await page.getByRole("button", { name: "Check now" }).click();
  await page.getByText(/The chain is whole up to entry/).waitFor();
  await page.getByLabel("What was done").selectOption("sessions.opened");
  await page.getByLabel("Account (e-mail or id)").fill("admin@ascn.example");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("row").filter({ hasText: "Signed in" }).first().waitFor();
  expect(page.url()).not.toContain("ascn.example");
  expect(await page.getByLabel("Account (e-mail or id)").inputValue()).toBe("admin@ascn.example");
  for (const [name, type] of [
    ["Export as JSON", "application/json"],
    ["Export as CSV", "text/csv; charset=utf-8"],
  ] as const) {
    const href = await page.getByRole("link", { name }).getAttribute("href");
    const answer = await page.request.get(href ?? "");
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, type]);
    expect(await answer.text()).toContain("sessions.opened");
    expect(await answer.text()).not.toContain("ascn.example");
  }
});

test("a CSCO sees their own part, and of the whole nothing", async () => {
  const page = await journey.open({ as: "csco.phuket", javaScript: false });
  const own = await page.request.get("/en/account/trace.json");
  expect(own.status()).toBe(200);
  await page.goto("/en/account/trace");
  await page
    .getByRole("row")
    .filter({ hasText: "Export made" })
    .filter({ hasText: "CSCO, Phuket, 20" })
    .first()
    .waitFor();
  expect(await page.getByRole("table").innerText()).not.toContain("Administrator");
  for (const path of [
    "/en/admin/trace",
    "/en/admin/trace.json",
    "/en/admin/trace.csv",
    "/en/admin/trace.data",
  ])
    expect([path, (await page.request.get(path)).status()]).toEqual([path, 404]);
});

test("a visitor sees neither", async () => {
  const page = await journey.open();
  for (const [path, status] of [
    ["/en/admin/trace", 404],
    ["/en/admin/trace.csv", 404],
    ["/en/account/trace", 401],
    ["/en/account/trace.json", 401],
  ] as const)
    expect([path, (await page.request.get(path)).status()]).toEqual([path, status]);
});

describe.each([
  { lang: "en", width: 1280, colorScheme: "light" },
  { lang: "vi", width: 360, colorScheme: "dark" },
] as const)("the pages in $lang at $width px", ({ lang, ...look }) => {
  test.each(["/admin/trace", "/account/trace"])("%s fits and is accessible", async (path) => {
    const page = await journey.open({ as: "admin", ...look });
    await page.goto(`/${lang}${path}`);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await violationsOf(page)).toEqual([]);
  });
});
