import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { box, messageOf, openRoom, said, send } from "./room-steps.ts";

const journey = useBrowser();

test("in slow mode the wait is said in words, what one wrote stays, and it goes out after; each waits for themselves alone", async () => {
  const slug = "experience-kh-siemreap-tourism";
  const path = `/en/rooms/${slug}`;
  const moderator = await journey.open({ as: "secretariat", javaScript: false });
  await moderator.goto(`${path}/settings`);
  const pace = moderator.locator("section").filter({ has: moderator.locator("#pace") });
  await pace.getByRole("combobox").selectOption("10");
  await pace.getByRole("button", { name: "Save" }).click();
  await moderator.getByRole("status").waitFor();
  const byForm = await journey.open({ as: "csco.battambang", javaScript: false });
  await byForm.goto(path);
  const post = async (words: string) => {
    await box(byForm).fill(words);
    await byForm.getByRole("button", { name: "Send" }).click();
  };
  await post("By form, one");
  await said(byForm, "By form, one").waitFor();
  const [fast, other] = [
    await openRoom(journey, "csco.phnom-penh", path),
    await openRoom(journey, "csco.siem-reap", path),
  ];
  await send(fast, "Fast, one");
  await messageOf(fast, "Fast, one").and(fast.locator("[id]")).waitFor();
  await send(fast, "Fast, two");
  await messageOf(fast, "Fast, two")
    .getByText(/goes out by itself in \d+ s/)
    .waitFor();
  await send(other, "Other, one");
  await said(fast, "Other, one").waitFor();
  await post("By form, two");
  await byForm
    .getByText(/slow mode: your next message can go out in \d+ s/)
    .first()
    .waitFor();
  expect(await box(byForm).inputValue()).toBe("By form, two");
  expect(await said(byForm, "By form, two").count()).toBe(0);
  // What was written by form is older than what holds this one up.
  await messageOf(fast, "Fast, two").and(fast.locator("[id]")).waitFor({ timeout: 20_000 });
  await byForm.getByRole("button", { name: "Send" }).click();
  await said(byForm, "By form, two").waitFor();
  expect(await said(byForm, "Fast, two").count()).toBe(1);
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
    .getByText(/You may not write in this room until .* UTC\. The reason given: “.*Calm down\./)
    .first()
    .waitFor();
  expect(await box(writer).inputValue()).toBe("Second words");
  await moderator.goto(`/en/rooms/${slug}/settings`);
  await moderator.getByRole("button", { name: /^Let/ }).click();
  await moderator.getByRole("status").waitFor();
  await writer.getByRole("button", { name: "Send" }).click();
  await said(writer, "Second words").waitFor();
});
