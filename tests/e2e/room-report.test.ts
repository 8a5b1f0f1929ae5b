import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { writeInto } from "./room-ground.ts";
import { choose, messageOf, openRoom } from "./room-steps.ts";
import { violationsOf } from "./looks.ts";

const journey = useBrowser();
const slug = "experience-bn-bruhealth";
const path = `/en/rooms/${slug}`;

test("a message is reported over the room: a refusal is said in its place, thanks too, and one is back at the message", async () => {
  await writeInto(slug, "csco.phuket", ["Call me at home"]);
  const reader = await openRoom(journey, "csco.kuching", path, { width: 360, complaint: /status of 422/ });
  await choose(reader, "en", "Call me at home", "Report");
  const dialog = reader.getByRole("dialog", { name: "Report" });
  const reason = dialog.getByLabel("What is wrong with it");
  await reason.fill("   ");
  await dialog.getByRole("button", { name: "Report" }).click();
  await dialog.getByText("This must not be empty").waitFor();
  expect(await reason.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await violationsOf(reader)).toEqual([]);
  await reason.fill("It gives a private number away.");
  await dialog.getByRole("button", { name: "Report" }).click();
  await dialog.getByRole("status").getByText("A moderator looks at the message.").waitFor();
  await dialog.getByRole("button", { name: "Close" }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  const more = messageOf(reader, "Call me at home").getByRole("button", { name: "More" });
  expect(await more.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(reader.url()).toContain(path);

  await choose(reader, "en", "Call me at home", "Report");
  await dialog.getByText("You have reported this message.").waitFor();
  expect(await reason.count()).toBe(0);
  // At once, not when the page has heard that it is closed: in between the focus would be nowhere.
  const isBack = await more.evaluate((button) => {
    document.querySelector("dialog")?.close();
    return button === document.activeElement;
  });
  expect(isBack).toBe(true);
});

test("a report that does not reach the portal says so and keeps the reason; who moderates goes to the message's page instead", async () => {
  await writeInto(slug, "csco.phuket", ["Cheap tickets"]);
  const reader = await openRoom(journey, "csco.hanoi", path, { complaint: /ERR_FAILED/ });
  await choose(reader, "en", "Cheap tickets", "Report");
  const dialog = reader.getByRole("dialog", { name: "Report" });
  const reason = dialog.getByLabel("What is wrong with it");
  await reason.fill("Advertising.");
  await reader.route("**/moderation", (route) => route.abort());
  await dialog.getByRole("button", { name: "Report" }).click();
  await dialog.getByRole("alert").getByText("The portal did not answer.").waitFor();
  expect(await reason.inputValue()).toBe("Advertising.");
  await reader.unroute("**/moderation");
  await dialog.getByRole("button", { name: "Report" }).click();
  await dialog.getByRole("status").getByText("A moderator looks").waitFor();

  const moderator = await openRoom(journey, "secretariat", path);
  await messageOf(moderator, "Cheap tickets").getByRole("button", { name: "More" }).click();
  await moderator.getByRole("link", { name: "Report or moderate" }).click();
  await moderator.getByText("Advertising.").waitFor();
});

test("without JavaScript a reader's refused report names the field as it stands, and is not called moderation", async () => {
  await writeInto(slug, "csco.phuket", ["Buy here"]);
  const reader = await journey.open({ as: "csco.makassar", javaScript: false, complaint: /status of 422/ });
  await reader.goto(path);
  await messageOf(reader, "Buy here").getByRole("link", { name: "More" }).click();
  await reader.getByRole("link", { name: "Report" }).click();
  expect(await reader.getByRole("heading", { level: 1 }).innerText()).toMatch(/^Message \d+$/);
  await reader.getByLabel("What is wrong with it").fill(" ");
  await reader.getByRole("button", { name: "Report" }).click();
  await reader.getByRole("link", { name: "What is wrong with it: This must not be empty." }).waitFor();
});
