import { describe, expect, test } from "vitest";
import { linkTo, sendSignIn } from "./account-steps.ts";
import { useBrowser } from "./browser.ts";
import { violationsOf } from "./looks.ts";

const journey = useBrowser();
const password = "quiet-harbour-7-lamps";

describe.each([
  { javaScript: true, handle: "csco.chonburi" },
  { javaScript: false, handle: "csco.phuket" },
])("a forgotten password, JavaScript: $javaScript", ({ javaScript, handle }) => {
  test("the letter's link sets a new one, once, and signs in", async () => {
    const page = await journey.open({ javaScript });
    await page.goto("/en/sign-in");
    await page.getByRole("link", { name: "Forgotten password" }).click();
    await page.getByLabel("E-mail").fill(`${handle}@ascn.example`);
    await page.getByRole("button", { name: "Send the letter" }).click();
    await page.getByRole("status").getByText("a letter is on its way").waitFor();
    if (javaScript) expect(await violationsOf(page)).toEqual([]);
    const link = await linkTo("/reset-password", `${handle}@ascn.example`);
    await page.goto(link);
    if (javaScript) expect(await violationsOf(page)).toEqual([]);
    await page.getByLabel("New password").fill("asean-smart-city-2026");
    await page.getByRole("button", { name: "Set the password" }).click();
    await page.getByRole("alert").getByText("too little is left").first().waitFor();
    await page.getByLabel("New password").fill(password);
    await page.getByRole("button", { name: "Set the password" }).click();
    await page.getByRole("status").getByText("The new password holds.").waitFor();
    expect((await page.goto(link))?.status()).toBe(410);
    const other = await journey.open({ javaScript });
    await sendSignIn(other, handle, password);
    await other.getByRole("status").getByText("You are signed in.").waitFor();
  });
});
