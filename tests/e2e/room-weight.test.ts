import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { covidExperiences } from "#db/seeds/reference/content.ts";
import { useBrowser } from "./browser.ts";
import { writeInto } from "./room-ground.ts";
import { isLive } from "./room-steps.ts";

const journey = useBrowser();
const room = "experience-ph-cebu-wetrace";
const messages = 50;

/** Sentences as people write them: no two alike, as what is alike weighs nothing. */
beforeAll(async () => {
  const sentences = covidExperiences
    .flatMap(({ summary }) => summary.split(/(?<=[.;]) /))
    .filter(({ length }) => length > 50 && length < 240);
  expect(sentences.length).toBeGreaterThanOrEqual(messages);
  for (const [place, as] of ["csco.manila", "csco.dki-jakarta"].entries())
    await writeInto(room, as, sentences.slice((place * messages) / 2, ((place + 1) * messages) / 2));
});

/** Burmese weighs most. */
test.each(["en", "th", "my"])(
  "a room of 50 messages on a phone in %s: at most 170 kB of script, and 15 kB at the second visit",
  async (lang) => {
    const page = await journey.open({ as: "csco.bandar-seri-begawan", width: 360 });
    await page.goto(`/${lang}/rooms/${room}`);
    await isLive(page);
    expect(await page.locator("main .thread-item").count()).toBe(messages);
    const scripts = await zippedScripts(page);
    await page.goto(`/${lang}/rooms/${room}`);
    await isLive(page);
    const { transferred, files } = await loadOf(page);
    console.log(
      `a room of ${String(messages)} messages in ${lang}: ${String(scripts)} bytes of script, ${String(transferred)} at the second visit`,
    );
    expect(files).toBeGreaterThan(10);
    expect(scripts).toBeGreaterThan(60_000);
    expect(scripts).toBeLessThanOrEqual(170_000);
    expect(transferred).toBeGreaterThan(5_000);
    // The bar is 15 kB: what a page gains later needs room.
    expect(transferred).toBeLessThanOrEqual(14_000);
  },
);

/** All scripts that the page has loaded, compressed by gzip, in bytes: in whichever way they were sent. */
async function zippedScripts(page: Page): Promise<number> {
  const addresses = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((name) => new URL(name).pathname.endsWith(".js")),
  );
  // What is fetched ahead and then run stands there twice.
  const sizes = await Promise.all(
    [...new Set(addresses)].map(
      async (address) => gzipSync(await (await page.request.get(address)).body()).length,
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** How many files the page has loaded, itself among them, and what came over the line for them, in bytes. */
const loadOf = (page: Page) =>
  page.evaluate(() => {
    const entries = [
      ...performance.getEntriesByType("navigation"),
      ...performance.getEntriesByType("resource"),
    ];
    const sizes = entries.map((entry) => (entry as PerformanceResourceTiming).transferSize);
    return { files: sizes.length, transferred: sizes.reduce((sum, size) => sum + size, 0) };
  });
