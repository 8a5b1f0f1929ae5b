import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { violationsOf } from "./looks.ts";

const journey = useBrowser();

describe.each([
  { javaScript: true, handle: "csco.chiang-mai" },
  { javaScript: false, handle: "csco.vientiane" },
])("your sessions, JavaScript: $javaScript", ({ javaScript, handle }) => {
  test("each is listed, one is ended, then all others", async () => {
    const page = await journey.open({ javaScript, as: handle });
    const [second, third] = [
      await journey.open({ javaScript, as: handle }),
      await journey.open({ javaScript, as: handle }),
    ];
    await page.goto("/en/account/sessions");
    if (javaScript) expect(await violationsOf(page)).toEqual([]);
    const rows = page.locator("main ul.rows > li");
    expect(await rows.count()).toBe(3);
    expect(await rows.filter({ hasText: "this one" }).count()).toBe(1);
    expect(await rows.first().innerText()).toContain("Chrome, Linux");
    await page.getByRole("button", { name: "End this session" }).first().click();
    await page.getByRole("status").getByText("The session has ended.").waitFor();
    expect(await rows.count()).toBe(2);
    await page.getByRole("button", { name: "End all other sessions" }).click();
    await page.getByRole("status").getByText("All other sessions have ended.").waitFor();
    for (const other of [second, third]) expect((await other.goto("/en/account"))?.status()).toBe(401);
  });

  test("a preset session cookie is never taken over, and signing out clears what the browser kept", async () => {
    const page = await journey.open({ javaScript });
    const preset = "p".repeat(43);
    const { hostname } = new URL((await page.goto("/en/sign-in"))?.url() ?? "");
    await page.context().addCookies([{ name: "session", value: preset, domain: hostname, path: "/" }]);
    const signedIn = await journey.open({ javaScript, as: handle });
    const cookies = await signedIn.context().cookies();
    const session = cookies.find(({ name }) => name === "session");
    expect(session?.value).not.toBe(preset);
    expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
    expect(cookies.find(({ name }) => name === "device")).toMatchObject({ httpOnly: true });
    expect((await page.goto("/en/account"))?.status()).toBe(401);
    await signedIn.goto("/en/sign-out");
    const answer = signedIn.waitForResponse((one) => one.request().method() === "POST");
    await signedIn.locator("main").getByRole("button", { name: "Sign out" }).click();
    expect(await (await answer).headerValue("clear-site-data")).toBe('"cache", "storage"');
    await signedIn.getByRole("status").getByText("You are signed out.").waitFor();
  });
});
