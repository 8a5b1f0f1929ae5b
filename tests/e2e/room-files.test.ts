import { expect, test } from "vitest";
import { picture } from "../file-samples.ts";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();

test("a document's Discussion opens its room with the first message, and leads back", async () => {
  const page = await journey.open({ as: "csco.makassar" });
  await page.goto("/en/documents/example-adopted");
  await page.getByRole("link", { name: "Discussion", exact: true }).click();
  await page.waitForURL("**/en/rooms/document-example-adopted");
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  expect(title).not.toContain("example-adopted");
  await page.getByLabel("Message").fill("The first words here.");
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("#m-1", { hasText: "The first words here." }).waitFor();
  await page.getByRole("link", { name: "To the document" }).click();
  await page.waitForURL("**/en/documents/example-adopted");
  await page.goto("/en/rooms");
  await page.getByRole("link", { name: title }).waitFor();
});

test.each([
  ["with JavaScript", true, "csco.hanoi", "experience-sg-tracetogether"],
  ["without JavaScript", false, "csco.phuket", "experience-id-jaki"],
])(
  "a message carries files, %s: a picture is seen small, all are fetched",
  async (_, javaScript, as, room) => {
    const page = await journey.open({ as, javaScript });
    await page.goto(`/en/rooms/${room}`);
    const form = page.locator("#compose");
    await form.locator("textarea[name=body]").fill("What we measured.");
    await form.getByText("Attach files").click();
    const photo = { name: "Cầu Rồng.png", mimeType: "image/png", buffer: Buffer.from(await picture("png")) };
    await form.locator("input[name='file.0']").setInputFiles(photo);
    await form.locator("input[name='description.0']").fill("The bridge at noon");
    await form.getByText("Another file").first().click();
    const counts = { name: "counts.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") };
    await form.locator("input[name='file.1']").setInputFiles(counts);
    await form.getByRole("button", { name: "Send" }).click();
    await page.locator("#m-1").waitFor();
    expect(await form.locator("textarea[name=body]").inputValue()).toBe("");

    const reader = await journey.open({ javaScript });
    await reader.goto(`/en/rooms/${room}`);
    const list = reader.locator("#m-1").getByRole("list", { name: "Attached files" });
    const seen = list.getByRole("img", { name: "The bridge at noon" });
    await seen.scrollIntoViewIfNeeded();
    await reader.waitForFunction(() => document.querySelector<HTMLImageElement>("#m-1 img")?.naturalWidth);
    const address = (await seen.getAttribute("src")) ?? "";
    const preview = await reader.request.get(address);
    expect(preview.headers()).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "private, no-cache",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    const download = reader.waitForEvent("download");
    await list.getByRole("link", { name: "counts.csv" }).click();
    expect((await download).suggestedFilename()).toBe("counts.csv");

    // Deleted, it has no files any more.
    await page.goto(`/en/rooms/${room}/messages/1`);
    await page.getByRole("button", { name: "Delete for everyone" }).click();
    await page.getByText("Deleted by its author.").waitFor();
    expect((await reader.request.get(address)).status()).toBe(404);
  },
);

test("a refused file is told about; the words and the other file stay and go with the message", async () => {
  const page = await journey.open({ as: "csco.yangon" });
  await page.goto("/en/rooms/experience-id-makassar-recover");
  const form = page.locator("#compose");
  await form.locator("textarea[name=body]").fill("See the drawing.");
  await form.getByText("Attach files").click();
  const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await form.locator("input[name='file.0']").setInputFiles(file("good.txt", "good"));
  await form.getByText("Another file").first().click();
  await form.locator("input[name='file.1']").setInputFiles(file("drawing.svg", "<svg/>"));
  await form.getByRole("button", { name: "Send" }).click();
  await form.getByText("drawing.svg").waitFor();
  expect(await form.getByLabel("good.txt").isChecked()).toBe(true);
  expect(await form.locator("textarea[name=body]").inputValue()).toBe("See the drawing.");
  await form.locator("input[name='file.0']").setInputFiles(file("drawing.txt", "a drawing in words"));
  await form.getByRole("button", { name: "Send" }).click();
  const list = page.locator("#m-1").getByRole("list", { name: "Attached files" });
  await list.waitFor();
  expect(await list.getByRole("link").allInnerTexts()).toEqual(["good.txt", "drawing.txt"]);
});
