import { describe, expect, inject, test } from "vitest";
import { codeOf, sendSignIn } from "./account-steps.ts";
import { useBrowser } from "./browser.ts";
import { violationsOf } from "./looks.ts";

const journey = useBrowser();

describe.each([
  { javaScript: true, handle: "csco.ipoh" },
  { javaScript: false, handle: "csco.banyuwangi" },
])("a second factor by app, JavaScript: $javaScript", ({ javaScript, handle }) => {
  test("is set up, asked for, replaced by a recovery code, and removed", async () => {
    const page = await journey.open({ javaScript, as: handle });
    await page.goto("/en/account/security");
    if (javaScript) expect(await violationsOf(page)).toEqual([]);
    await page.getByRole("link", { name: "Authenticator app" }).click();
    await page.getByLabel("Your password now").fill(inject("portal").password);
    await page.getByRole("button", { name: "Set up" }).click();
    const picture = page.getByRole("img", { name: "QR code with the secret for the app" });
    await picture.waitFor();
    expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    if (javaScript) expect(await violationsOf(page)).toEqual([]);
    const secret = await page.locator("main code").innerText();
    await page.getByLabel("Code").fill("12345");
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByRole("alert").getByText("Six digits are needed here.").waitFor();
    await page.getByLabel("Code").fill(codeOf(secret));
    await page.getByRole("button", { name: "Confirm" }).click();
    const codes = page.getByRole("status").locator("li");
    await codes.first().waitFor();
    expect(await codes.count()).toBe(10);
    const recovery = await codes.first().innerText();

    const other = await journey.open({ javaScript });
    await sendSignIn(other, handle);
    await other.getByRole("heading", { name: "Second factor" }).waitFor();
    if (javaScript) expect(await violationsOf(other)).toEqual([]);
    expect((await other.request.get("/en/account")).status()).toBe(401);
    await other.getByLabel("Code", { exact: true }).fill(codeOf(secret, 1));
    await other.getByRole("button", { name: "Continue" }).first().click();
    await other.getByRole("status").waitFor();

    const third = await journey.open({ javaScript });
    await sendSignIn(third, handle);
    await third.getByText("Use a recovery code").click();
    await third.getByLabel("Recovery code").fill(recovery);
    await third.getByRole("button", { name: "Continue" }).last().click();
    await third.getByRole("status").waitFor();
    await third.goto("/en/account/security");
    expect(await third.locator("main").innerText()).toContain("9 codes left");

    await third.getByRole("link", { name: "Authenticator app" }).click();
    await third.getByLabel("Your password now").fill(inject("portal").password);
    await third.getByRole("button", { name: "Remove" }).click();
    await third.getByRole("status").getByText("The app is removed.").waitFor();
  });
});
