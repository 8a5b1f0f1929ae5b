import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { RoomEvent } from "#app/features/rooms/room-event.ts";
import { moderate } from "#app/features/rooms/moderation/commands.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { changeRoom } from "#app/features/rooms/settings/commands.server.ts";
import { findSettingsPage } from "#app/features/rooms/settings/settings-page.server.ts";
import { createSessions } from "#server/sessions.ts";
import { openLiveScene } from "./live-node.ts";
import { nodeOrigin, startNodeProcess } from "./node-process.ts";
import { openTestRoom, posting, type RoomPlayer } from "./room-players.ts";

/** This process is the one node: what is decided here must hold at once for the sockets of the other. */
const { database, services, actors, openNode, dial } = await openLiveScene();
let other: Awaited<ReturnType<typeof startNodeProcess>>;
const sockets: Socket[] = [];

beforeAll(async () => {
  other = await startNodeProcess(database.url);
}, 90_000);
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(() => other.end());

interface Refusal {
  readonly ok: boolean;
  readonly status?: number;
  readonly key?: string;
  readonly event?: RoomEvent;
}

/** Someone who has joined a room on the other node. */
async function join(who: RoomPlayer, room: string) {
  const { person, mandate } = actors[who];
  const cookie = await createSessions(services.db, { secure: false }).open(person.id, mandate.id);
  const socket = io(`http://127.0.0.1:${String(other.port)}`, {
    ...{ transports: ["websocket"], forceNew: true, reconnection: false },
    extraHeaders: { cookie: cookie.split(";")[0] ?? "", origin: nodeOrigin },
  });
  sockets.push(socket);
  await once(socket as unknown as NodeJS.EventEmitter, "connect");
  const heard: string[] = [];
  socket.on("room:events", ({ events }: { events: RoomEvent[] }) => {
    heard.push(...events.map(({ type, message }) => message?.body ?? type));
  });
  const ask = (name: string, given: object = {}) =>
    socket.emitWithAck(name, { room, ...given }) as Promise<Refusal>;
  expect(await ask("room:join", { after: 0 })).toMatchObject({ ok: true });
  return {
    ask,
    post: (body: string) => ask("room:post", { id: randomUUID(), body }),
    /** All that came before the answer to a question: a socket hears in order. */
    heard: async () => {
      await ask("room:leave");
      return heard;
    },
    until: async (body: string) => {
      while (!heard.includes(body)) await once(socket as unknown as NodeJS.EventEmitter, "room:events");
    },
  };
}

/** The room is for others from now on, as the Secretariat's form says it. */
async function arrange(room: string, audience: "members" | "members-and-invited", guests: string[] = []) {
  const { state, was } = await findSettingsPage(services, actors.secretariat, room);
  await changeRoom(services, actors.secretariat, room, { deed: "arrange", state, audience, guests, was });
}

test("a restricted person writes nothing more on the other node, by whatever deed, and goes on hearing", async () => {
  const room = await openTestRoom(services, actors.daNang);
  const [barred, witness] = [await join("phuket", room), await join("daNang", room)];
  const { event } = await barred.post("Before");
  const message = event?.message?.id;
  await witness.until("Before");
  const at = { room, message: event?.n ?? 0 };
  await moderate(services, actors.secretariat, at, { deed: "restrict", reason: "Loud", term: "always" });
  const refused = { ok: false, status: 403, key: "restricted" };
  expect(await barred.post("Not any more")).toMatchObject(refused);
  expect(await barred.ask("room:edit", { message, body: "Changed" })).toMatchObject(refused);
  expect(await barred.ask("room:react", { message, emoji: "👍", on: true })).toMatchObject(refused);
  expect(await barred.ask("room:typing")).toMatchObject(refused);
  expect(await witness.post("After")).toMatchObject({ ok: true });
  await barred.until("After");
  expect(await witness.heard()).toEqual(["Before", "After"]);
});

test("whom a narrowed room is not for hears nothing that comes after, the narrowing itself included", async () => {
  const room = await openTestRoom(services, actors.daNang);
  const [partner, member] = [await join("mekong", room), await join("phuket", room)];
  await postMessage(services, actors.daNang, posting(room, "For all"));
  await Promise.all([partner.until("For all"), member.until("For all")]);
  await arrange(room, "members");
  await postMessage(services, actors.daNang, posting(room, "Among members"));
  await member.until("Among members");
  expect(await partner.heard()).toEqual(["For all"]);
  expect(await member.heard()).toEqual(["For all", "room.changed", "Among members"]);
  expect(await partner.post("Still here?")).toMatchObject({ ok: false, status: 404 });
  expect(await partner.ask("room:join", { after: 0 })).toMatchObject({ ok: false, status: 404 });
});

test("who comes in as the room is narrowed is given nothing of what is said after, and does not stay", async () => {
  const room = await openTestRoom(services, actors.daNang);
  const take = async (name: string, personId: string) => {
    if (name !== "joins" || personId !== actors.mekong.person.id) return;
    await arrange(room, "members");
    await postMessage(services, actors.daNang, posting(room, "Among members"));
  };
  const limits = { ...services.limits, take };
  const port = await openNode({ limits });
  const [member, partner] = [dial(port, "phuket"), dial(port, "mekong")];
  const heard: unknown[] = [];
  partner.on("room:events", (events) => heard.push(events));
  const enter = { room, after: 0 };
  expect(await member.emitWithAck("room:join", enter)).toMatchObject({ ok: true });
  expect(await partner.emitWithAck("room:join", enter)).toMatchObject({ ok: false, status: 404 });
  const last = new Promise<void>((resolve) => {
    member.on("room:events", ({ events }: { events: RoomEvent[] }) => {
      if (events.some(({ message }) => message?.body === "Among members still")) resolve();
    });
  });
  await postMessage(services, actors.daNang, posting(room, "Among members still"));
  await last;
  await partner.emitWithAck("room:leave", { room });
  expect(heard).toEqual([]);
});

test("an organisation that is not invited any more hears nothing; the one that still is goes on", async () => {
  const room = await openTestRoom(services, actors.daNang, "members-and-invited", ["mekong", "lumen"]);
  const [gone, kept] = [await join("lumen", room), await join("mekong", room)];
  await postMessage(services, actors.daNang, posting(room, "To both"));
  await Promise.all([gone.until("To both"), kept.until("To both")]);
  await arrange(room, "members-and-invited", ["mekong"]);
  expect(await kept.post("To one")).toMatchObject({ ok: true });
  await kept.until("To one");
  expect(await gone.heard()).toEqual(["To both"]);
  expect(await gone.post("Still here?")).toMatchObject({ ok: false, status: 404 });
});
