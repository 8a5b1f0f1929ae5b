import type { Page, Response } from "playwright-core";
import { expect, test } from "vitest";
import { readRefusal } from "#app/features/rooms/refusals.ts";
import { useBrowser } from "./browser.ts";
import { box, messageOf, openRoom, said, send } from "./room-steps.ts";

const journey = useBrowser();

/** A room's pace as its moderators set it. */
async function setPace(moderator: Page, path: string, seconds: string) {
  await moderator.goto(`${path}/settings`);
  const pace = moderator.locator("section").filter({ has: moderator.locator("#pace") });
  await pace.getByRole("combobox").selectOption(seconds);
  await pace.getByRole("button", { name: "Save" }).click();
  await moderator.getByRole("status").waitFor();
}

test("in slow mode the wait is said in words, what one wrote stays, and it goes out after; each waits for themselves alone", async () => {
  const path = "/en/rooms/experience-kh-siemreap-tourism";
  const moderator = await journey.open({ as: "secretariat", javaScript: false });
  const [fast, other] = [
    await openRoom(journey, "csco.phnom-penh", path),
    await openRoom(journey, "csco.siem-reap", path),
  ];
  const stands = (words: string) => messageOf(fast, words).and(fast.locator("[id]"));
  await setPace(moderator, path, "10");
  await send(fast, "Fast, one");
  await stands("Fast, one").waitFor();
  await send(fast, "Fast, two");
  await messageOf(fast, "Fast, two")
    .getByText(/goes out by itself in \d+ (second|minute)s?/)
    .waitFor();
  await send(other, "Other, one");
  await stands("Other, one").waitFor();
  await stands("Fast, two").waitFor({ timeout: 20_000 });

  await setPace(moderator, path, "3600");
  const counts = { name: "counts.csv", mimeType: "text/csv", buffer: Buffer.from("a,b") };
  await fast.getByText("Attach files").click();
  await fast.locator("#compose input[name='file.0']").setInputFiles(counts);
  await send(fast, "Fast, three");
  const back = messageOf(fast, "Fast, three").getByRole("button", { name: "Back into the box" });
  await back.press("Enter");
  await messageOf(fast, "Fast, three").waitFor({ state: "detached" });
  const isInBox = () => document.activeElement?.matches("#compose textarea");
  expect([await box(fast).inputValue(), await fast.evaluate(isInBox)]).toEqual(["Fast, three", true]);
  // Its file has come back with it.
  expect(await fast.getByRole("checkbox", { name: "counts.csv" }).isChecked()).toBe(true);
  const byForm = await journey.open({ as: "csco.battambang", javaScript: false });
  await byForm.goto(path);
  const post = async (words: string) => {
    await box(byForm).fill(words);
    await byForm.getByRole("button", { name: "Send" }).click();
  };
  await post("By form, one");
  await said(byForm, "By form, one").waitFor();
  const isPost = (answer: Response) => answer.request().method() === "POST";
  const [refused] = await Promise.all([byForm.waitForResponse(isPost), post("By form, two")]);
  // Where no WebSocket gets through, the script reads why and how long from these.
  const wait = Number(refused.headers()["retry-after"]);
  expect([refused.status(), wait > 3_400 && wait <= 3_600]).toEqual([429, true]);
  expect(readRefusal(refused.headers()["refused-for"] ?? null)?.key).toBe("slowMode");
  await byForm
    .getByText(/slow mode: your next message can go out in (59|60) minutes/)
    .first()
    .waitFor();
  expect(await box(byForm).inputValue()).toBe("By form, two");
  expect(await said(byForm, "By form, two").count()).toBe(0);
  await setPace(moderator, path, "0");
  await byForm.getByRole("button", { name: "Send" }).click();
  await said(byForm, "By form, two").waitFor();
  expect(await said(byForm, "Fast, two").count()).toBe(1);
  expect(await said(byForm, "Fast, three").count()).toBe(0);
  await box(fast).press("Control+Enter");
  await stands("Fast, three").getByRole("link", { name: "counts.csv" }).waitFor();
});

test("who is restricted is told why and until when over the form, without JavaScript, and the words stay in the box", async () => {
  const slug = "experience-vn-danang-qr";
  const writer = await journey.open({ as: "csco.luang-prabang", javaScript: false });
  await writer.goto(`/en/rooms/${slug}`);
  await box(writer).fill("First words");
  await writer.getByRole("button", { name: "Send" }).click();
  const moderator = await journey.open({ as: "secretariat", javaScript: false });
  await moderator.goto(`/en/rooms/${slug}/messages/1/moderation`);
  await moderator.getByLabel("Why they may not write").fill("Calm down.");
  await moderator.getByLabel("For how long").selectOption("hour");
  await moderator.getByRole("button", { name: "Restrict" }).click();
  await moderator.getByText("Its author may not write in this room until").waitFor();
  await box(writer).fill("Second words");
  await writer.getByRole("button", { name: "Send" }).click();
  await writer
    .getByText(
      /You may not write in this room until \d+ \w+ \d{4} at \d\d:\d\d \(.+\)\. The reason given: “.*Calm down\./,
    )
    .first()
    .waitFor();
  expect(await box(writer).inputValue()).toBe("Second words");
  // Who comes now is told so in the place of the box, before writing anything.
  const later = await journey.open({ as: "csco.luang-prabang" });
  await later.goto(`/en/rooms/${slug}`);
  await later.getByText(/You may not write in this room until .* The reason given: “.*Calm down\./).waitFor();
  expect(await later.locator("#compose").count()).toBe(0);
  await moderator.goto(`/en/rooms/${slug}/settings`);
  await moderator.getByRole("button", { name: /^Let/ }).click();
  await moderator.getByRole("status").waitFor();
  await writer.getByRole("button", { name: "Send" }).click();
  await said(writer, "Second words").waitFor();
});
