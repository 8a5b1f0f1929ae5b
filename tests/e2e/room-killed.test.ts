import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { browserPath, signIn } from "./browser.ts";
import { inPortal } from "./room-ground.ts";
import { box, isLive, messageOf, send } from "./room-steps.ts";

let profile: string;
let running: ChildProcess | undefined;
beforeAll(async () => {
  profile = await mkdtemp(path.join(tmpdir(), "browser-killed-"));
});
afterAll(async () => {
  await kill();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** A browser on the file's one profile, as a process of its own, and a page in it. */
async function start(): Promise<Page> {
  const told = path.join(profile, "DevToolsActivePort");
  await rm(told, { force: true });
  const place = ["--remote-debugging-port=0", `--user-data-dir=${profile}`, "--headless"];
  const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
  running = spawn(browserPath(), [...place, ...quiet, "about:blank"], { stdio: "ignore", detached: true });
  let port = "";
  const read = async () => ([port = ""] = (await readFile(told, "utf8").catch(() => "")).split("\n"));
  await expect.poll(async () => (await read())[0], { timeout: 20_000 }).toMatch(/^\d+$/);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  return browser.contexts()[0]!.newPage();
}

/** Ends the browser with all its processes, as the system does when memory runs out. */
async function kill() {
  const killed = running;
  running = undefined;
  if (!killed?.pid) return;
  const gone = new Promise((resolve) => killed.once("close", resolve));
  process.kill(-killed.pid, "SIGKILL");
  await gone;
}

const slug = "experience-id-pedulilindungi";
const origin = () => inject("portal").origin;
const room = () => `${origin()}/en/rooms/${slug}`;
const bodies = () =>
  inPortal(async ({ db }) => {
    const rows = await db
      .selectFrom("messages")
      .innerJoin("rooms", "rooms.id", "messages.roomId")
      .select("body")
      .where("slug", "=", slug)
      .orderBy("n")
      .execute();
    return rows.map(({ body }) => body);
  });

test("a browser killed between a message and its answer, and in the middle of typing: nothing is lost, nothing is doubled", async () => {
  const before = await start();
  await signIn(before, "csco.hanoi", origin());
  let isDeaf = false;
  await before.routeWebSocket(/socket\.io/, (line) => {
    line.connectToServer().onMessage((frame) => {
      if (!isDeaf) line.send(frame);
    });
  });
  await before.goto(room());
  await isLive(before);
  isDeaf = true;
  for (const words of ["Written and not answered", "Behind it"]) await send(before, words);
  await expect.poll(bodies).toEqual(["Written and not answered"]);
  // Never a quarter of a second without a letter.
  await box(before).pressSequentially("Typed without a pause", { delay: 60 });
  await kill();

  const after = await start();
  // Chromium itself keeps cookies half a minute later.
  await signIn(after, "csco.hanoi", origin());
  await after.goto(room());
  await isLive(after);
  for (const words of ["Written and not answered", "Behind it"]) {
    await messageOf(after, words).and(after.locator("[id]")).waitFor();
    expect(await messageOf(after, words).count()).toBe(1);
  }
  expect(await box(after).inputValue()).toMatch(/^Typed without/);
  expect(await bodies()).toEqual(["Written and not answered", "Behind it"]);
}, 60_000);
