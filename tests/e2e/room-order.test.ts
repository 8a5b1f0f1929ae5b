import { expect, test } from "vitest";
import { moderate } from "#app/features/rooms/moderation/commands.server.ts";
import { seenRoom } from "#app/features/rooms/seen-room.server.ts";
import { stampOf } from "#app/features/rooms/settings/audience.ts";
import { changeRoom } from "#app/features/rooms/settings/commands.server.ts";
import { playerOf } from "#server/demo/players.ts";
import { useBrowser } from "./browser.ts";
import { inPortal } from "./room-ground.ts";
import { box, isLive, messageOf, openRoom, said, send } from "./room-steps.ts";

const journey = useBrowser();
const room = "/en/rooms/experience-th-phuket-sandbox";
const restrictForAnHour = { deed: "restrict", reason: "Calm down.", term: "hour" } as const;

test("a message is reported without JavaScript, hidden by a moderator, gone live for its readers, and in the trace", async () => {
  const words = "Ring the minister at home";
  const reason = "No private numbers here.";
  const writer = await openRoom(journey, "csco.phuket", room);
  await send(writer, words);
  const reader = await journey.open({ as: "csco.kuching", javaScript: false });
  await reader.goto(room);
  await reader.getByRole("link", { name: "More" }).last().click();
  await reader.getByRole("link", { name: "Report" }).click();
  await reader.getByLabel("What is wrong with it").fill("It gives a private number away.");
  await reader.getByRole("button", { name: "Report" }).click();
  await reader.getByText("You have reported this message.").waitFor();
  const moderator = await journey.open({ as: "secretariat", javaScript: false });
  await moderator.goto("/en/rooms/reports");
  await moderator.getByRole("listitem").filter({ hasText: "Phuket Sandbox" }).getByRole("link").click();
  await moderator.getByLabel("Why it is hidden").fill(reason);
  await moderator.getByRole("button", { name: "Hide the message" }).click();
  await moderator.getByText("Hidden from readers.").waitFor();
  await writer.getByText("Hidden by a moderator.").waitFor();
  expect(await said(writer, words).count()).toBe(0);
  const page = new URL(moderator.url()).pathname;
  // Its author reads the words and the reason, where others read neither.
  await writer.goto(page.replace(/\/moderation$/, ""));
  await writer.getByRole("link", { name: "Report or moderate" }).click();
  await writer.getByText("Nobody else but moderators can read it now.").waitFor();
  for (const told of [words, reason]) await writer.getByText(told).waitFor();
  const visitor = await journey.open({ javaScript: false });
  for (const [other, path] of [
    [reader, page],
    [reader, room],
    [visitor, room],
  ] as const) {
    await other.goto(path);
    await other.getByText("Hidden by a moderator.").waitFor();
    const text = await other.content();
    for (const untold of [words, reason]) expect(text).not.toContain(untold);
  }
  await visitor.goto(page);
  expect(await visitor.content()).not.toContain(words);
  const admin = await journey.open({ as: "admin", javaScript: false });
  await admin.goto("/en/admin/trace?act=messages.hidden");
  expect(await admin.locator("main li, main tr").filter({ hasText: "Message hidden" }).count()).toBe(1);
});

test("a room that is closed loses its box at once for who is in it, and stays readable; what was half written stays in sight, and comes back with the box, typed by nobody", async () => {
  const inRoom = await journey.open({ as: "csco.ipoh" });
  const told: number[] = [];
  inRoom.on("websocket", (line) =>
    line.on("framesent", ({ payload }) => {
      if (String(payload).includes("room:typing")) told.push(Date.now());
    }),
  );
  await inRoom.goto(room);
  await isLive(inRoom);
  await box(inRoom).fill("Half a sentence");
  const moderator = await journey.open({ as: "secretariat", javaScript: false });
  const setState = async (state: string) => {
    await moderator.goto(`${room}/settings`);
    await moderator.getByLabel(state).check();
    await moderator.getByRole("button", { name: "Save" }).first().click();
    await moderator.getByRole("status").waitFor();
  };
  await setState("Closed: it is read, nobody writes");
  await expect.poll(() => inRoom.locator("#compose").count(), { timeout: 10_000 }).toBe(0);
  const reader = await journey.open({ as: "csco.da-nang", javaScript: false });
  await reader.goto(room);
  expect(await reader.locator("#compose").count()).toBe(0);
  expect(await reader.locator(".thread-item").count()).toBeGreaterThan(0);
  await inRoom.locator(".note").getByText("Half a sentence").waitFor();
  // Only so long after the last time it is told again that someone writes.
  await expect.poll(() => Date.now() - told.at(-1)!, { timeout: 10_000 }).toBeGreaterThan(3_000);
  await setState("Open");
  await box(inRoom).waitFor({ timeout: 10_000 });
  await expect.poll(() => box(inRoom).inputValue()).toBe("Half a sentence");
  await box(inRoom).press("Control+Enter");
  await messageOf(inRoom, "Half a sentence").and(inRoom.locator("[id]")).waitFor();
  expect(told).toHaveLength(1);
});

test("what does not go through says why, comes back into the box, goes out when it may, and is thrown away where no box is left", async () => {
  const slug = "experience-mm-drthuta";
  const writer = await openRoom(journey, "csco.davao-city", `/en/rooms/${slug}`);
  await send(writer, "First words");
  await messageOf(writer, "First words").and(writer.locator("[id]")).waitFor();
  await inPortal(async (services) => {
    const secretariat = await playerOf(services, "secretariat");
    await moderate(services, secretariat, { room: slug, message: 1 }, restrictForAnHour);
  });
  await send(writer, "Second words");
  const refused = messageOf(writer, "Second words").filter({ hasText: "Not sent." });
  await refused.getByText("Calm down.").waitFor();
  await refused.getByRole("button", { name: "Back into the box" }).click();
  expect(await refused.count()).toBe(0);
  expect(await box(writer).inputValue()).toBe("Second words");
  await box(writer).press("Control+Enter");
  await refused.getByText("Calm down.").waitFor();
  await inPortal(async (services) => {
    const { person } = await playerOf(services, "csco.davao-city");
    const lift = { deed: "lift", person: person.id } as const;
    await changeRoom(services, await playerOf(services, "secretariat"), slug, lift);
  });
  await refused.getByRole("button", { name: "Try again" }).click();
  await messageOf(writer, "Second words").and(writer.locator("[id]")).waitFor();
  expect(await said(writer, "Second words").count()).toBe(1);
  await inPortal(async (services) => {
    const secretariat = await playerOf(services, "secretariat");
    await moderate(services, secretariat, { room: slug, message: 1 }, restrictForAnHour);
    const open = await seenRoom(services.db, secretariat, slug);
    await send(writer, "Third words");
    await messageOf(writer, "Third words").getByText("Calm down.").waitFor();
    const closed = { deed: "arrange", state: "closed", audience: open.audience, was: stampOf(open) } as const;
    await changeRoom(services, secretariat, slug, { ...closed, guests: [] });
  });
  await expect.poll(() => writer.locator("#compose").count(), { timeout: 10_000 }).toBe(0);
  const left = messageOf(writer, "Third words");
  await left.getByRole("button", { name: "Throw away" }).click();
  await expect.poll(() => left.count()).toBe(0);
  await writer.reload();
  await messageOf(writer, "Second words").waitFor();
  expect(await left.count()).toBe(0);
});
