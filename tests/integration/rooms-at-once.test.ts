import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { moderate } from "#app/features/rooms/moderation/commands.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import type { MessageEvent, RoomEvent } from "#app/features/rooms/room-event.ts";
import { stampOf } from "#app/features/rooms/settings/audience.ts";
import { changeRoom } from "#app/features/rooms/settings/commands.server.ts";
import type { Setting } from "#app/features/rooms/settings/schema.ts";
import { seenRoom } from "#app/features/rooms/seen-room.server.ts";
import { refusal } from "../refusal.ts";
import { openLiveScene } from "./live-node.ts";
import { eventsOf, openTestRoom, posting, type RoomPlayer } from "./room-players.ts";

const { database, services, actors, openNode, dial } = await openLiveScene(afterAll);
let nodes: [number, number];

beforeAll(async () => {
  nodes = [await openNode(), await openNode()];
});

type Answer = { ok: true; event: MessageEvent } | { ok: false; status: number; key: string };

/** Someone who has joined the room at the first node or the second, and every event they hear from then on. */
async function join(node: 0 | 1, who: RoomPlayer, room: string) {
  const socket = dial(nodes[node], who);
  const heard: RoomEvent[] = [];
  socket.on("room:events", (told: { room: string; events: RoomEvent[] }) => {
    if (told.room === room) heard.push(...told.events);
  });
  const ask = (event: string, content: object) =>
    socket.timeout(5_000).emitWithAck(event, { room, ...content }) as Promise<Answer>;
  const joined = await ask("room:join", { after: 0 });
  return { ask, heard, joined };
}

/** A message of Da Nang in a room of its own, and Da Nang at both nodes. */
async function scene() {
  const room = await openTestRoom(services, actors.daNang);
  const { message } = await postMessage(services, actors.daNang, posting(room, "As it was"));
  const [here, there] = [await join(0, "daNang", room), await join(1, "daNang", room)];
  return { room, message: message.id, here, there };
}

async function keyOf(id: string) {
  const message = database.db.selectFrom("messages").select("key").where("id", "=", id);
  return (await message.executeTakeFirstOrThrow()).key;
}

/** Both nodes have told all events of the room, the same, in order and once; gives them. */
async function toldAlike(room: string, listeners: readonly { heard: readonly RoomEvent[] }[]) {
  const { events } = await eventsOf(services, actors.daNang, room);
  for (const { heard } of listeners)
    await vi.waitFor(() => expect(heard.map(({ n }) => n)).toEqual(events.slice(1).map(({ n }) => n)), {
      timeout: 8_000,
    });
  expect(events.map(({ n }) => n)).toEqual(events.map((_, index) => index + 1));
  return events;
}

describe("the same message, changed over both nodes at the same time", () => {
  test("two edits: both are taken, one after the other, and both nodes end with the later", async () => {
    const { room, message, here, there } = await scene();
    const answers = await Promise.all([
      here.ask("room:edit", { message, body: "From here" }),
      there.ask("room:edit", { message, body: "From there" }),
    ]);
    const later = answers.map((answer) => (answer.ok ? answer.event : null)).sort((a, b) => a!.n - b!.n)[1]!;
    const events = await toldAlike(room, [here, there]);
    expect(events.map(({ type }) => type)).toEqual(["message.posted", "message.edited", "message.edited"]);
    for (const event of events) expect(event.message?.body).toBe(later.message.body);
    const kept = await database.db
      .selectFrom("messageRevisions")
      .select("body")
      .where("messageKey", "=", await keyOf(message))
      .orderBy("revision")
      .execute();
    expect(kept).toHaveLength(2);
    expect(kept[0]!.body).toBe("As it was");
  });

  test.each([1, 2, 3, 4])(
    "edits, signs, pins and a deletion, round %i: after the deletion there is nothing more",
    async (round) => {
      const { room, message, here, there } = await scene();
      const [leader, reader] = [await join(0, "secretariat", room), await join(1, "phuket", room)];
      const deeds = [
        () => here.ask("room:edit", { message, body: "From here" }),
        () => there.ask("room:delete", { message }),
        () => there.ask("room:edit", { message, body: "From there" }),
        () => leader.ask("room:pin", { message, on: true }),
        () => reader.ask("room:react", { message, emoji: "👍", on: true }),
        () => here.ask("room:react", { message, emoji: "🙏", on: true }),
        () => here.ask("room:delete", { message }),
      ];
      // Another of them is first each time.
      const turned = [...deeds.slice(round), ...deeds.slice(0, round)];
      const answers = await Promise.all(turned.map((deed) => deed()));
      for (const answer of answers) if (!answer.ok) expect(answer).toEqual(refusal(409, "messageDeleted"));
      const events = await toldAlike(room, [here, there, leader, reader]);
      expect(events.filter(({ type }) => type === "message.deleted")).toHaveLength(1);
      expect(events.at(-1)?.type).toBe("message.deleted");
      for (const { message: now } of events)
        expect(now).toMatchObject({ body: null, html: null, deleted: true, pinned: false, reactions: [] });
      const key = await keyOf(message);
      for (const table of ["messageRevisions", "messageReactions"] as const) {
        const left = database.db.selectFrom(table).select("messageKey").where("messageKey", "=", key);
        expect(await left.execute()).toEqual([]);
      }
    },
  );

  test("hidden by a moderator while its author edits: nobody else is told its words", async () => {
    const { room, message, here, there } = await scene();
    const reader = await join(1, "phuket", room);
    const hide = { deed: "hide", reason: "Not here." } as const;
    const [edited] = await Promise.all([
      there.ask("room:edit", { message, body: "Other words" }),
      moderate(services, actors.secretariat, { room, message: 1 }, hide),
    ]);
    if (!edited.ok) expect(edited).toEqual(refusal(409, "messageHidden"));
    const events = await toldAlike(room, [here, there, reader]);
    for (const { message: now } of events) expect(now).toMatchObject({ body: null, html: null });
    expect(
      reader.heard.filter(({ type }) => type === "message.hidden").map(({ message: now }) => now?.body),
    ).toEqual([null]);
  });
});

describe("who may, changed on one node, is changed on the other", () => {
  test("a restricted person writes there no more, and reads on", async () => {
    const { room, message, there, here } = await scene();
    const restrict = { deed: "restrict", reason: "Calm down.", term: "hour" } as const;
    await moderate(services, actors.secretariat, { room, message: 1 }, restrict);
    for (const answer of [
      await there.ask("room:post", { id: crypto.randomUUID(), body: "Still" }),
      await there.ask("room:edit", { message, body: "Still" }),
      await there.ask("room:react", { message, emoji: "👍", on: true }),
    ])
      expect(answer).toMatchObject({ ok: false, status: 403, key: "restrictedUntil", reason: "Calm down." });
    await postMessage(services, actors.phuket, posting(room, "Said by another"));
    await toldAlike(room, [here, there]);
    expect((await there.ask("room:delete", { message })).ok).toBe(true);
  });

  test("a room narrowed to members: partners at either node hear nothing of what comes after, nor come back in", async () => {
    const { room, message, here, there } = await scene();
    const partners = [await join(0, "mekong", room), await join(1, "lumen", room)];
    for (const { joined } of partners) expect(joined.ok).toBe(true);
    const was = stampOf(await seenRoom(services.db, actors.secretariat, room));
    const narrow: Setting = { deed: "arrange", state: "open", audience: "members", guests: [], was };
    await changeRoom(services, actors.secretariat, room, narrow);
    await here.ask("room:post", { id: crypto.randomUUID(), body: "Among members" });
    await toldAlike(room, [here, there]);
    for (const { ask, heard } of partners) {
      const attempts = [
        ["room:join", { after: 0 }],
        ["room:post", { id: crypto.randomUUID(), body: "Too late" }],
        ["room:react", { message, emoji: "👍", on: true }],
      ] as const;
      for (const [event, content] of attempts)
        expect(await ask(event, content)).toEqual({ ok: false, status: 404, key: "notFound" });
      // Answers come after all that was told before them.
      expect(heard).toEqual([]);
    }
  });
});
