import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { picture } from "../file-samples.ts";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();
const text = (name: string, content: string) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(content),
});

test.each([
  ["with JavaScript", true, "op-4-1", "csco.hanoi"],
  ["without JavaScript", false, "op-4-2", "csco.phuket"],
])("a comment carries files, %s: others see and fetch them", async (_, javaScript, paragraph, as) => {
  const words = `Our measurements, ${as}.`;
  const page = await journey.open({ as, javaScript });
  await page.goto(`/en/documents/online-portal?paragraph=${paragraph}`);
  const form = page.locator("#comment-form");
  await form.locator("textarea[name=body]").fill(words);
  await form.getByText("Attach files").click();
  const photo = { name: "Cầu Rồng.png", mimeType: "image/png", buffer: Buffer.from(await picture("png")) };
  await form.locator("input[name='file.0']").setInputFiles(photo);
  await form.locator("input[name='description.0']").fill("The bridge at noon");
  await form.getByText("Another file").first().click();
  await form.locator("input[name='file.1']").setInputFiles(text("counts.csv", "a,b\n1,2\n"));
  await form.getByRole("button", { name: "Comment" }).click();

  const reader = await journey.open({ as: "csco.yangon", javaScript });
  await reader.goto(`/en/documents/online-portal?paragraph=${paragraph}`);
  const comment = reader.locator(".thread-item", { hasText: words });
  const list = comment.getByRole("list", { name: "Attached files" });
  expect(await list.innerText()).toMatch(
    /Cầu Rồng\.png PNG · 1 kB\s+The bridge at noon\s+counts\.csv CSV · 1 kB/,
  );
  const download = reader.waitForEvent("download");
  await list.getByRole("link", { name: "counts.csv" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("counts.csv");
  expect(await readFile(await saved.path(), "utf8")).toBe("a,b\n1,2\n");

  const address = await list.getByRole("link", { name: "Cầu Rồng.png" }).getAttribute("href");
  const answer = await reader.request.get(address ?? "");
  expect(answer.headers()).toMatchObject({
    "content-type": "image/png",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "content-disposition": `attachment; filename="C_u R_ng.png"; filename*=UTF-8''C%E1%BA%A7u%20R%E1%BB%93ng.png`,
  });
  const head = await reader.request.head(address ?? "");
  expect([head.status(), (await head.body()).length]).toEqual([200, 0]);
  const visitor = await journey.open();
  expect((await visitor.request.get(address ?? "")).status()).toBe(404);
});

test("without JavaScript a refused file is told about; the words and the other file are kept and go with the comment", async () => {
  const page = await journey.open({ as: "csco.luang-prabang", javaScript: false });
  await page.goto("/en/documents/online-portal?paragraph=op-6-1");
  const form = page.locator("#comment-form");
  await form.locator("textarea[name=body]").fill("See the drawing.");
  await form.getByText("Attach files").click();
  await form.locator("input[name='file.0']").setInputFiles(text("good.txt", "good"));
  await form.getByText("Another file").first().click();
  await form.locator("input[name='file.1']").setInputFiles(text("drawing.svg", "<svg/>"));
  await form.locator("input[name='description.1']").fill("A drawing");
  await form.getByRole("button", { name: "Comment" }).click();

  const alert = page.getByRole("alert");
  await alert.waitFor();
  expect(await alert.innerText()).toContain("drawing.svg");
  expect(await alert.getByRole("link").getAttribute("href")).toBe("#file.0");
  expect(await form.locator("textarea[name=body]").inputValue()).toBe("See the drawing.");
  expect(await form.locator("input[name='description.0']").inputValue()).toBe("A drawing");
  expect(await form.getByLabel("good.txt").isChecked()).toBe(true);
  await form.locator("input[name='file.0']").setInputFiles(text("drawing.txt", "a drawing in words"));
  await form.getByRole("button", { name: "Comment" }).click();
  const comment = page.locator(".thread-item", { hasText: "See the drawing." });
  expect(
    await comment.getByRole("list", { name: "Attached files" }).getByRole("link").allInnerTexts(),
  ).toEqual(["good.txt", "drawing.txt"]);
});
