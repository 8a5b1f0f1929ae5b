import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";

export interface Visit {
  /** Handle of the demonstration account that is signed in; a visitor without it. */
  readonly as?: string;
  readonly javaScript?: boolean;
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  /** Whether the portal is called 127.0.0.1: of localhost socket.io does not believe that the line is gone. */
  readonly isByNumber?: boolean;
  /** What the browser will complain of on purpose. */
  readonly complaint?: RegExp;
}

interface Journey {
  /** Opens a browser window of its own, closed after the test: cookies are not shared between two. */
  open(visit?: Visit): Promise<Page>;
  /** As `open`, for all tests of the file: a walk over many pages needs one window, and opening one costs a second. */
  keep(visit?: Visit): Promise<Page>;
}

/**
 * Messages of the browser that say nothing about the page: a refused form is answered with 4xx on purpose, and Remix (in
 * single-fetch.js) writes down the AbortError of a page whose body was still being read as a click overtook it. Remix
 * itself ended the reading then: its navigation, in the chunk of that name, stands first in the error's trace.
 */
const expected =
  /^(?:Failed to load resource: the server responded with a status of 4\d\d|AbortError: signal is aborted without reason\n +at [^\n]*\/assets\/components-[\w-]+\.js:)/;

/** Where Debian puts Chromium: its shell first, as in `npm test`, which says where the browser is. */
const installed = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/** Where the browser is. */
export function browserPath(): string {
  const found = process.env["CHROMIUM_PATH"] ?? installed.find((path) => existsSync(path));
  if (!found) throw new Error("Set CHROMIUM_PATH to a Chromium.");
  return found;
}

/** A browser for one test file, with what else Chromium is to be started with. Every window is closed after its test; an error in a page's console fails the test. */
export function useBrowser(more: () => readonly string[] = () => []): Journey {
  let browser: Browser;
  const windows: BrowserContext[] = [];
  const complaints: string[] = [];
  beforeAll(async () => {
    const executablePath = browserPath();
    const args = [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      ...more(),
    ];
    browser = await chromium.launch({ executablePath, args });
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await Promise.all(windows.splice(0).map((window) => window.close()));
    expect(complaints.splice(0)).toEqual([]);
  });
  const openWindow = async ({
    as,
    javaScript = true,
    width = 1280,
    colorScheme = "light",
    isByNumber = false,
    complaint,
  }: Visit) => {
    const { origin } = inject("portal");
    const window = await browser.newContext({
      baseURL: isByNumber ? origin.replace("localhost", "127.0.0.1") : origin,
      javaScriptEnabled: javaScript,
      viewport: { width, height: 900 },
      colorScheme,
      locale: "en-GB",
    });
    const page = await window.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      const isExpected = expected.test(message.text()) || complaint?.test(message.text());
      if (message.type() === "error" && !isExpected) complaints.push(message.text());
    });
    if (as) await signIn(page, as);
    return page;
  };
  return {
    async open(visit = {}) {
      const page = await openWindow(visit);
      windows.push(page.context());
      return page;
    },
    keep: (visit = {}) => openWindow(visit),
  };
}

/** Signs in through the form, as a person does; `origin` for a page that knows none. */
export async function signIn(page: Page, handle: string, origin = ""): Promise<void> {
  await page.goto(`${origin}/en/sign-in`);
  await page.getByLabel("E-mail").fill(`${handle}@ascn.example`);
  await page.getByLabel("Password").fill(inject("portal").password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("status").waitFor();
}
