import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();

test("a visitor finds a city by its name without marks, by country and on the map", async () => {
  const page = await journey.open({ javaScript: false });
  await page.goto("/en/cities");
  await page.getByLabel("Name of the city").fill("da nang");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("heading", { name: "1 of 38 cities" }).waitFor();
  expect(await page.locator("main").innerText()).toContain("Đà Nẵng");
  await page.goto("/en/cities?country=TL");
  expect(await page.locator("svg.map a").count()).toBe(1);
  await page.goto("/en/cities?q=atlantis");
  await page.getByText("No city fits all of this").waitFor();
});

describe.each([
  { javaScript: true, slug: "hanoi", summary: "Lakes first" },
  { javaScript: false, slug: "phuket", summary: "Islanders decide" },
])("the profile of $slug, JavaScript: $javaScript", ({ javaScript, slug, summary }) => {
  test("an officer edits the summary; it is seen at once, and in the history", async () => {
    const officer = await journey.open({ javaScript, as: `csco.${slug}` });
    await officer.goto(`/en/cities/${slug}`);
    await officer.getByRole("link", { name: "Edit" }).first().click();
    await officer.getByLabel("Summary").fill(summary);
    await officer.getByRole("button", { name: "Save" }).click();
    await officer.waitForURL(`**/en/cities/${slug}`);
    const visitor = await journey.open({ javaScript });
    await visitor.goto(`/en/cities/${slug}`);
    await expect
      .poll(async () => (await visitor.reload(), visitor.locator("main").innerText()))
      .toContain(summary);
    await visitor.getByRole("link", { name: "History" }).click();
    const history = await visitor.locator("main").innerText();
    expect(history).toContain(summary);
    expect(history).toContain("CSCO");
  });

  test("a second editor saving over it gets both texts and loses nothing", async () => {
    const first = await journey.open({ javaScript, as: `csco.${slug}` });
    const second = await journey.open({ javaScript, as: `editor.${slug}` });
    for (const page of [first, second]) await page.goto(`/en/cities/${slug}/edit?section=summary`);
    await first.getByLabel("Summary").fill(`${summary}, says the officer`);
    await first.getByRole("button", { name: "Save" }).click();
    await first.waitForURL(`**/en/cities/${slug}`);
    await second.getByLabel("Summary").fill(`${summary}, says the editor`);
    const [answer] = await Promise.all([
      second.waitForResponse((response) => response.request().method() === "POST"),
      second.getByRole("button", { name: "Save" }).click(),
    ]);
    expect(answer.status()).toBe(409);
    const conflict = await second.locator("main").innerText();
    expect(conflict).toContain(`${summary}, says the officer`);
    expect(await second.getByLabel("Summary").inputValue()).toBe(`${summary}, says the editor`);
    await second.getByRole("button", { name: "Save" }).click();
    await second.waitForURL(`**/en/cities/${slug}`);
    expect(await second.locator("main").innerText()).toContain(`${summary}, says the editor`);
  });
});

test("who does not act for the city cannot edit it: a visitor is asked to sign in, another city is refused", async () => {
  const visitor = await journey.open();
  expect((await visitor.goto("/en/cities/da-nang/edit?section=summary"))?.status()).toBe(401);
  const other = await journey.open({ as: "csco.phuket" });
  expect((await other.goto("/en/cities/da-nang/edit?section=summary"))?.status()).toBe(403);
  const former = await journey.open({ as: "former.da-nang" });
  expect((await former.goto("/en/cities/da-nang/edit?section=summary"))?.status()).toBe(403);
});
