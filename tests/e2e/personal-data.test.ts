import { readFile } from "node:fs/promises";
import { describe, expect, inject, test } from "vitest";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();

describe.each([
  { javaScript: true, as: "csco.hanoi" },
  { javaScript: false, as: "csco.phuket" },
])("one's own data, JavaScript: $javaScript", ({ as, javaScript }) => {
  test("are asked for, prepared by a job, and downloaded", async () => {
    const page = await journey.open({ as, javaScript });
    await page.goto("/en/account/data");
    await page.getByRole("button", { name: "Prepare my data" }).click();
    await page.getByRole("status").first().waitFor();
    const file = page.getByRole("link", { name: "Download the file" });
    for (let tries = 0; tries < 30 && (await file.count()) === 0; tries += 1) {
      await page.waitForTimeout(500);
      await page.goto("/en/account/data");
    }
    const download = page.waitForEvent("download");
    await file.click();
    const given = await download;
    expect(given.suggestedFilename()).toBe("ascn-my-data.json");
    const content = JSON.parse(await readFile(await given.path(), "utf8")) as { account: { email: string } };
    expect(content.account.email).toBe(`${as}@ascn.example`);
  });

  test("an account is closed with the password only, and kept", async () => {
    const page = await journey.open({ as, javaScript });
    await page.goto("/en/account/data");
    await page.getByRole("button", { name: "Close my account" }).click();
    await page.getByRole("alert").getByText("This must not be empty.").waitFor();
    await page.getByLabel("Your password").fill("not the password");
    await page.getByRole("button", { name: "Close my account" }).click();
    await page.getByRole("alert").getByText("This is not your password.").waitFor();
    expect(await page.getByLabel("Your password").inputValue()).toBe("");
    await page.getByLabel("Your password").fill(inject("portal").password);
    await page.getByRole("button", { name: "Close my account" }).click();
    await page.getByText("Your account will be erased on").waitFor();
    const later = await journey.open({ as, javaScript });
    await later.goto("/en/account/data");
    await later.getByRole("button", { name: "Keep my account" }).click();
    await later.getByText("Your account stays.").waitFor();
    expect(await later.getByRole("button", { name: "Close my account" }).count()).toBe(1);
  });
});

test("the file is for the live session: a visitor is asked to sign in, another person has none", async () => {
  const visitor = await journey.open();
  expect((await visitor.goto("/en/account/data"))?.status()).toBe(401);
  expect((await visitor.goto("/en/account/data.json"))?.status()).toBe(401);
  const other = await journey.open({ as: "nr.th" });
  expect((await other.goto("/en/account/data.json"))?.status()).toBe(404);
});

test("the last administrator is told why the account cannot be closed", async () => {
  const page = await journey.open({ as: "admin" });
  await page.goto("/en/account/data");
  await page.getByLabel("Your password").fill(inject("portal").password);
  await page.getByRole("button", { name: "Close my account" }).click();
  await page.getByRole("alert").getByText("You are the last administrator.").waitFor();
});
