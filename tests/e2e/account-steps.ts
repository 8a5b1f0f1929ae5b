import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { decodeBase32IgnorePadding } from "@oslojs/encoding";
import { generateHOTP } from "@oslojs/otp";
import type { Page } from "playwright-core";
import { expect, inject } from "vitest";

/** Fills the sign-in form and sends it. */
export async function sendSignIn(page: Page, handle: string, password = inject("portal").password) {
  await page.goto("/en/sign-in");
  await page.getByLabel("E-mail").fill(`${handle}@ascn.example`);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** The code an app with this secret shows; a code passes once, so `ahead` takes the one of the next step. */
export function codeOf(secret: string, ahead = 0): string {
  const step = Math.floor(Date.now() / 30_000) + ahead;
  return generateHOTP(decodeBase32IgnorePadding(secret.replaceAll(" ", "")), BigInt(step), 6);
}

/** The first link to `place` in a letter to the address, once it lies in the outbox. */
export async function linkTo(place: string, address: string): Promise<string> {
  const outbox = path.join(inject("portal").dataDir, "outbox");
  let link = "";
  await expect
    .poll(
      async () => {
        for (const file of await readdir(outbox).catch(() => [])) {
          if (!file.endsWith(".eml")) continue;
          const letter = readable(await readFile(path.join(outbox, file), "utf8"));
          if (letter.includes(address))
            link = new RegExp(`/en${place}/[A-Za-z0-9_-]{43}`).exec(letter)?.[0] ?? link;
        }
        return link;
      },
      { timeout: 20_000 },
    )
    .not.toBe("");
  return link;
}

/** The letter with its parts as they are read. */
const readable = (letter: string) =>
  letter.replace(/base64\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/g, (_, part: string) =>
    Buffer.from(part, "base64").toString("utf8"),
  );
