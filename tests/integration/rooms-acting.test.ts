import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Mandated } from "#app/features/access/actor.ts";
import { chooseMandate } from "#app/features/accounts/commands.server.ts";
import { doFormDeed, type FormDeed } from "#app/features/rooms/form-deeds.server.ts";
import { moderate } from "#app/features/rooms/moderation/commands.server.ts";
import type { Moderating } from "#app/features/rooms/moderation/schema.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { changeRoom, openStandingRoom } from "#app/features/rooms/settings/commands.server.ts";
import type { Setting } from "#app/features/rooms/settings/schema.ts";
import { findSettingsPage } from "#app/features/rooms/settings/settings-page.server.ts";
import { setSessionMandate } from "#db/queries/sessions.ts";
import { createSessions } from "#server/sessions.ts";
import { nodeOrigin, startNodeProcess } from "./node-process.ts";
import { atSecretariat, eventsOf, openRoomScene, openTestRoom, posting } from "./room-players.ts";

const { database, services, actors } = await openRoomScene();
const sessions = createSessions(services.db, { secure: false });
/** One person under the first mandate and under the second: of a city, and of the Secretariat. */
const first = actors.daNang;
let second: Mandated;
let node: Awaited<ReturnType<typeof startNodeProcess>>;
const sockets: Socket[] = [];

beforeAll(async () => {
  second = await atSecretariat(services, first);
  node = await startNodeProcess(database.url);
}, 90_000);
afterAll(() => {
  for (const socket of sockets) socket.disconnect();
  node.end();
});

const other = { ok: false, status: 409, key: "otherMandate" };

/** A page of the person, opened under the first mandate: its socket in a room of its own, and the session behind it. */
async function openPage() {
  const room = await openTestRoom(services, actors.phuket);
  const cookie = (await sessions.open(first.person.id, first.mandate.id)).split(";")[0]!;
  const socket = io(`http://127.0.0.1:${String(node.port)}`, {
    transports: ["websocket"],
    extraHeaders: { cookie, origin: nodeOrigin },
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  const told: unknown[] = [];
  socket.on("acting", (acting: unknown) => told.push(acting));
  await once(socket as unknown as NodeJS.EventEmitter, "connect");
  const ask = async (event: string, payload: object) =>
    (await socket.emitWithAck(event, { room, ...payload })) as { ok: boolean };
  expect(await ask("room:join", { after: 0 })).toMatchObject({ ok: true, as: first.mandate.id });
  return { room, ask, told, sessionId: sessions.idOf(cookie)! };
}

const eventsIn = async (room: string) => (await eventsOf(services, actors.phuket, room)).events;

test("the mandate is changed beside an open page: it hears so, and nothing that it says it does under the first is done", async () => {
  const { room, ask, told, sessionId } = await openPage();
  const [as, now] = [first.mandate.id, second.mandate.id];
  const id = randomUUID();
  expect(await ask("room:post", { as, id, body: "Before" })).toMatchObject({ ok: true });
  await chooseMandate(services, first, { sessionId, mandateId: now });
  await vi.waitFor(() => expect(told).toContainEqual({ as: now }), 1_000);
  const deeds: [string, object][] = [
    ["room:post", { id: randomUUID(), body: "In a wrong name" }],
    ["room:edit", { message: id, body: "In a wrong name" }],
    ["room:react", { message: id, emoji: "👍", on: true }],
    ["room:pin", { message: id, on: true }],
    ["room:delete", { message: id }],
  ];
  for (const [event, payload] of deeds) expect(await ask(event, { as, ...payload })).toEqual(other);
  expect(await eventsIn(room)).toHaveLength(1);
  // Who says nothing of it means the mandate of now; so does a page that was opened since.
  expect(await ask("room:post", { id: randomUUID(), body: "Now" })).toMatchObject({ ok: true });
  expect(await ask("room:post", { as: now, id: randomUUID(), body: "And again" })).toMatchObject({
    ok: true,
  });
  expect((await eventsIn(room)).map(({ by }) => by.mandate)).toEqual([as, now, now]);
});

test("a message that comes before anybody has heard of the change is written under neither", async () => {
  const { room, ask, sessionId } = await openPage();
  await setSessionMandate(services.db, sessionId, second.mandate.id);
  const message = { as: first.mandate.id, id: randomUUID(), body: "Too late" };
  expect(await ask("room:post", message)).toEqual(other);
  expect(await eventsIn(room)).toEqual([]);
  // Back under the first the same message goes out.
  await setSessionMandate(services.db, sessionId, first.mandate.id);
  expect(await ask("room:post", message)).toMatchObject({ ok: true });
});

test("a form that was filled in under another mandate does nothing; under its own it does", async () => {
  const room = await openTestRoom(services, actors.phuket);
  const { id, body } = posting(room);
  const form: FormDeed = { deed: "post", as: first.mandate.id, id, body };
  const send = (actor: Mandated) => doFormDeed(services, actor, { room, form, files: [], lang: "en" });
  await expect(send(second)).rejects.toMatchObject({ status: 409, key: "otherMandate" });
  expect(await eventsIn(room)).toEqual([]);
  expect(await send(first)).toMatchObject({ by: { mandate: first.mandate.id } });
});

/** The deed is refused for a form filled in under the first mandate, and done for one of the second, which is acted under. */
async function onlyUnderItsOwn(deed: (as: string) => Promise<unknown>) {
  await expect(deed(first.mandate.id)).rejects.toMatchObject({ status: 409, key: "otherMandate" });
  await deed(second.mandate.id);
}

test("so it is with reports and with all that moderators decide", async () => {
  const room = await openTestRoom(services, actors.phuket);
  await postMessage(services, actors.phuket, posting(room));
  const reason = "Not here";
  const deeds: Moderating[] = [
    { deed: "report", reason },
    { deed: "settle" },
    { deed: "hide", reason },
    { deed: "show" },
    { deed: "restrict", reason, term: "day" },
  ];
  const at = { room, message: 1 };
  for (const deed of deeds) await onlyUnderItsOwn((as) => moderate(services, second, at, { ...deed, as }));
  expect((await eventsIn(room)).map(({ type }) => type)).toEqual([
    "message.posted",
    "message.hidden",
    "message.hidden",
  ]);
});

test("so it is with a room's settings, and with a new room", async () => {
  const room = await openTestRoom(services, actors.phuket);
  await postMessage(services, actors.phuket, posting(room));
  const restrict: Moderating = { deed: "restrict", reason: "Loud", term: "day" };
  await moderate(services, second, { room, message: 1 }, restrict);
  const { was } = await findSettingsPage(services, second, room);
  const settings: Setting[] = [
    { deed: "pace", seconds: 60 },
    { deed: "lift", person: actors.phuket.person.id },
    { deed: "arrange", state: "closed", audience: "everyone", guests: [], was },
  ];
  for (const setting of settings)
    await onlyUnderItsOwn((as) => changeRoom(services, second, room, { ...setting, as }));
  expect(await findSettingsPage(services, second, room)).toMatchObject({
    slowSeconds: 60,
    state: "closed",
    restrictions: [],
  });
  const opened = { slug: "beside", audience: "members", titles: [{ lang: "en", title: "Beside" }] } as const;
  await onlyUnderItsOwn((as) =>
    openStandingRoom(services, second, { ...opened, guests: [], titles: [...opened.titles], as }),
  );
});

test("one chooses among one's own mandates alone, and in one's own session", async () => {
  const { told, sessionId } = await openPage();
  const notFound = { status: 404, key: "notFound" };
  const phuket = actors.phuket.mandate.id;
  await expect(chooseMandate(services, first, { sessionId, mandateId: phuket })).rejects.toMatchObject(
    notFound,
  );
  expect(told).toEqual([]);
});
