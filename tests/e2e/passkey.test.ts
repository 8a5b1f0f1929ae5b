import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { sendSignIn } from "./account-steps.ts";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();

/** A platform authenticator that makes sure of the person, as Chromium plays one. */
async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test("a passkey is added, is the second factor, signs in without a password, and is removed", async () => {
  const page = await journey.open({ as: "csco.nay-pyi-taw" });
  await withAuthenticator(page);
  await page.goto("/en/account/security/passkeys");
  await page.getByLabel("Your password now").fill("not this one");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("This is not your password.").first().waitFor();
  await page.getByLabel("Your password now").fill(inject("portal").password);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("status").getByText("Recovery codes").waitFor();
  expect(await page.locator("main").innerText()).toContain("Chrome");

  await page.goto("/en/sign-out");
  await page.locator("main").getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("status").getByText("You are signed out.").waitFor();
  await sendSignIn(page, "csco.nay-pyi-taw");
  await page.getByRole("button", { name: "Use the passkey" }).click();
  await page.getByRole("status").getByText("You are signed in.").waitFor();

  await page.goto("/en/sign-out");
  await page.locator("main").getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("status").waitFor();
  await page.goto("/en/sign-in");
  await page.getByRole("link", { name: "Sign in with a passkey" }).click();
  await page.getByRole("button", { name: "Use the passkey" }).click();
  await page.getByRole("status").getByText("You are signed in.").waitFor();

  await page.goto("/en/account/security/passkeys");
  await page.getByText("Remove the passkey").first().click();
  await page.locator("li").getByLabel("Your password now").fill(inject("portal").password);
  await page.getByRole("button", { name: "Remove the passkey" }).click();
  await page.getByRole("status").getByText("The passkey is removed.").waitFor();
});

test("under a bare address and without JavaScript the page says why there are none", async () => {
  const page = await journey.open();
  await page.goto(`${inject("portal").origin.replace("localhost", "127.0.0.1")}/en/sign-in/passkey`);
  await page.getByText("Browsers allow no passkeys under this address.").waitFor();
  const plain = await journey.open({ javaScript: false });
  await plain.goto("/en/sign-in/passkey");
  await plain.getByText("Passkeys need JavaScript").waitFor();
  // What the script asks for first, sent as a plain form: an answer without use, but no fault.
  const begun = await plain.request.post("/en/sign-in/passkey", {
    form: { deed: "begin" },
    headers: { origin: inject("portal").origin },
  });
  expect(begun.status()).toBe(200);
});
