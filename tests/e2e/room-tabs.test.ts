import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { changeRoom } from "#app/features/rooms/settings/commands.server.ts";
import { playerOf } from "#server/demo/players.ts";
import { sendSignIn } from "./account-steps.ts";
import { useBrowser } from "./browser.ts";
import { inPortal, writeInto } from "./room-ground.ts";
import { box, isLive, messageOf, openRoom, said, send } from "./room-steps.ts";

const journey = useBrowser();
const [chair, representative] = ["Chair, Philippines", "National Representative, Philippines"];
/** What a page says from which nothing goes out any more. */
const [isOther, isSignedOut] = ["You no longer act in this browser under", "You are no longer signed in"];

/** Slow mode lets messages wait on a line that stands. */
const setPace = (slug: string, seconds: number | null) =>
  inPortal(async (services) =>
    changeRoom(services, await playerOf(services, "secretariat"), slug, { deed: "pace", seconds }),
  );

/** What is said in the room, and who said it. */
const saidIn = (slug: string) =>
  inPortal(({ db }) =>
    db
      .selectFrom("messages")
      .innerJoin("rooms", "rooms.id", "messages.roomId")
      .innerJoin("mandates", "mandates.id", "messages.mandateId")
      .innerJoin("offices", "offices.id", "mandates.officeId")
      .select(["messages.body", "offices.kind"])
      .where("slug", "=", slug)
      .orderBy("n")
      .execute(),
  );

/** A room in slow mode in which one message of this person stands and the next waits; the next sentence is half written. */
async function waitingPage(as: string, slug: string) {
  await setPace(slug, 300);
  const page = await openRoom(journey, as, `/en/rooms/${slug}`);
  await send(page, "First");
  await messageOf(page, "First").and(page.locator("[id]")).waitFor();
  await send(page, "Second");
  await messageOf(page, "Second").getByRole("button", { name: "Back into the box" }).waitFor();
  await box(page).fill("Half a senten");
  return page;
}

async function actUnder(page: Page, office: string) {
  await page.goto("/en/account");
  await page
    .getByRole("listitem")
    .filter({ hasText: office })
    .getByRole("button", { name: "Act under this mandate" })
    .click();
  await page.getByRole("status").waitFor();
}

async function signOut(page: Page) {
  await page.goto("/en/account");
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("status").getByText("You are signed out.").waitFor();
}

test("the mandate is changed in another tab while a message waits: it goes out in no other name, the page says why, and it is not lost", async () => {
  const slug = "experience-la-laosousou";
  const page = await waitingPage("nr.ph", slug);
  const beside = await page.context().newPage();
  await actUnder(beside, chair);
  await page.getByText(isOther).waitFor();
  await messageOf(page, "Second").getByText("Not sent.").waitFor();
  // What holds it up is over, of which the page hears: it shows who one is now, and sends nothing.
  await box(page).press("Control+Enter");
  await setPace(slug, null);
  await page.getByRole("banner").getByText("Chair", { exact: true }).waitFor();
  expect(await saidIn(slug)).toEqual([{ body: "First", kind: "country" }]);
  await page.reload();
  await isLive(page);
  expect(await box(page).inputValue()).toBe("Half a senten");
  const refused = messageOf(page, "Second").filter({ hasText: "This was written under another mandate." });
  await refused.getByRole("button", { name: "Try again" }).click();
  await messageOf(page, "Second").and(page.locator("[id]")).filter({ hasText: chair }).waitFor();
  expect(await saidIn(slug)).toEqual([
    { body: "First", kind: "country" },
    { body: "Second", kind: "chair" },
  ]);
});

test("without JavaScript, a form filled in under another mandate is shown once more, and says so", async () => {
  const page = await journey.open({ as: "nr.ph", javaScript: false });
  const slug = "experience-tl-dili-fence";
  await page.goto(`/en/rooms/${slug}`);
  await box(page).fill("By form");
  const beside = await page.context().newPage();
  await actUnder(beside, chair);
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("alert").getByText("This was written under another mandate.").waitFor();
  expect(await saidIn(slug)).toEqual([]);
  expect(await box(page).inputValue()).toBe("By form");
  await page.getByRole("button", { name: "Send" }).click();
  await said(page, "By form").waitFor();
  expect(await saidIn(slug)).toEqual([{ body: "By form", kind: "chair" }]);
  expect(await messageOf(page, "By form").innerText()).not.toContain(representative);
});

test("without JavaScript, a report that was written under another mandate is shown once more, and then goes out", async () => {
  const slug = "experience-mm-npt-housing";
  await writeInto(slug, "csco.phuket", ["Call me at home"]);
  const page = await journey.open({ as: "nr.ph", javaScript: false });
  await page.goto(`/en/rooms/${slug}/messages/1/moderation`);
  const reason = page.getByLabel("What is wrong with it");
  await reason.fill("A private number");
  await actUnder(await page.context().newPage(), chair);
  const report = page.getByRole("button", { name: "Report" });
  await report.click();
  await page.getByRole("alert").getByText("This was written under another mandate.").waitFor();
  expect(await reason.inputValue()).toBe("A private number");
  await report.click();
  await page.getByRole("status").getByText("A moderator looks at the message.").waitFor();
  const by = await inPortal(({ db }) =>
    db
      .selectFrom("messageReports")
      .innerJoin("mandates", "mandates.id", "messageReports.mandateId")
      .innerJoin("offices", "offices.id", "mandates.officeId")
      .select("offices.kind")
      .where("reason", "=", "A private number")
      .execute(),
  );
  expect(by).toEqual([{ kind: "chair" }]);
});

test.each([
  { left: "signed out", by: "csco.singapore", slug: "experience-vn-hcmc-map", says: isSignedOut },
  { left: "signed in as another", by: "csco.cebu-city", slug: "experience-mm-yangon-tracing", says: isOther },
])(
  "$left in another tab while a message waits: it is never sent, by nobody, and nothing of it is kept",
  async ({ left, by, slug, says }) => {
    const page = await waitingPage(by, slug);
    const beside = await page.context().newPage();
    if (left === "signed out") await signOut(beside);
    else await sendSignIn(beside, "csco.hanoi");
    await page.getByText(says).waitFor();
    await messageOf(page, "Second").getByText("Not sent.").waitFor();
    if (left === "signed out") await sendSignIn(beside, "csco.hanoi");
    await beside.getByRole("status").waitFor();
    await setPace(slug, null);
    await beside.goto(`/en/rooms/${slug}`);
    await isLive(beside);
    await send(beside, "Third");
    await messageOf(beside, "Third").and(beside.locator("[id]")).waitFor();
    await page.reload();
    await isLive(page);
    for (const seen of [page, beside]) {
      expect(await box(seen).inputValue()).toBe("");
      expect(await said(seen, "Second").count()).toBe(0);
    }
    expect((await saidIn(slug)).map(({ body }) => body)).toEqual(["First", "Third"]);
  },
);
