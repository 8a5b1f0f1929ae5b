import { beforeEach, expect, test, vi } from "vitest";
import { deleteMessage, editMessage } from "#app/features/rooms/messages/changing.server.ts";
import { moderate } from "#app/features/rooms/moderation/commands.server.ts";
import type { Audience } from "#app/features/rooms/policy.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { attend, markRead, markUnread } from "#app/features/rooms/reading/commands.server.ts";
import { changeRoom } from "#app/features/rooms/settings/commands.server.ts";
import { findSettingsPage } from "#app/features/rooms/settings/settings-page.server.ts";
import type { PortalSocket } from "#server/realtime/handle.ts";
import type { PortalServer } from "#server/realtime/live-part.ts";
import { unreadRealtime } from "#server/realtime/unread.ts";
import { openLiveScene } from "./live-node.ts";
import { openTestRoom, posting, type RoomPlayer } from "./room-players.ts";

const { services, statements, actors, openNode, dial } = await openLiveScene();

/** Someone connected to a node, and the numbers they were told. */
async function connect(port: number, who: RoomPlayer) {
  const socket = dial(port, who);
  const told: number[] = [];
  socket.on("notify", ({ unread }: { unread: number }) => told.push(unread));
  await until(() => expect(told).toHaveLength(1));
  return told;
}

/** A count that took long is followed by a rest of twenty times as long. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 25 });
const say = (room: string, who: RoomPlayer, body?: string) =>
  postMessage(services, actors[who], posting(room, body));
const countings = () => statements.filter((statement) => statement.includes("jsonb_to_recordset"));
const rooms: string[] = [];
async function open(audience?: Audience) {
  const room = await openTestRoom(services, actors.daNang, audience);
  rooms.push(room);
  return room;
}
/** A room that is followed by Phuket. */
async function followed() {
  const room = await open();
  await attend(services, actors.phuket, { room, attention: "following" });
  return room;
}
/** Each test begins at none. */
beforeEach(async () => {
  for (const room of rooms) await markRead(services, actors.phuket, { room, upTo: 1_000 });
});

test("over two nodes: at connecting, at a new message, at its deletion, at reading; on all of a person's sockets", async () => {
  const room = await followed();
  await say(room, "daNang");
  const [one, two] = [await openNode(), await openNode()];
  const [here, there, writer] = [
    await connect(one, "phuket"),
    await connect(two, "phuket"),
    await connect(two, "daNang"),
  ];
  const both = (numbers: readonly number[]) => until(() => expect([here, there]).toEqual([numbers, numbers]));
  await both([1]);
  const sent = posting(room);
  await postMessage(services, actors.daNang, sent);
  await both([1, 2]);
  await deleteMessage(services, actors.daNang, { room, message: sent.id });
  await both([1, 2, 1]);
  await markRead(services, actors.phuket, { room, upTo: 1_000 });
  await both([1, 2, 1, 0]);
  await markUnread(services, actors.phuket, { room, from: 1 });
  await both([1, 2, 1, 0, 1]);
  // One's own messages are not unread, though one follows where one writes.
  expect(writer).toEqual([0]);
});

test("only rooms one follows, has written in, or that mention one; never a muted one, nor one that is not one's to read", async () => {
  const [followedRoom, written, other, muted] = [
    await followed(),
    await open(),
    await open(),
    await followed(),
  ];
  await say(written, "phuket");
  await attend(services, actors.phuket, { room: muted, attention: "muted" });
  const narrow = await open("members");
  await services.db
    .insertInto("roomReaders")
    .columns(["roomId", "personId", "attention"])
    .expression((from) =>
      from
        .selectFrom("rooms")
        .where("slug", "=", narrow)
        .select((is) => [
          "id",
          is.val(actors.mekong.person.id).as("personId"),
          is.val("following").as("attention"),
        ]),
    )
    .execute();
  const port = await openNode();
  const [phuket, mekong] = [await connect(port, "phuket"), await connect(port, "mekong")];
  for (const room of [other, muted, narrow]) await say(room, "daNang");
  await say(followedRoom, "daNang");
  await until(() => expect(phuket).toEqual([0, 1]));
  await say(written, "daNang");
  await until(() => expect(phuket).toEqual([0, 1, 2]));
  await say(other, "daNang", "For @csco-phuket");
  await until(() => expect(phuket).toEqual([0, 1, 2, 3]));
  await say(muted, "daNang", "For @csco-phuket");
  await attend(services, actors.phuket, { room: muted, attention: "usual" });
  // Muted no more: what mentions them there counts.
  await until(() => expect(phuket).toEqual([0, 1, 2, 3, 4]));
  expect(mekong).toEqual([0]);
});

test("an edit that mentions one, a hidden message, a room that is no longer one's to read: each is counted anew", async () => {
  const [other, narrowed] = [await open(), await open()];
  await attend(services, actors.mekong, { room: narrowed, attention: "following" });
  const port = await openNode();
  const [phuket, mekong] = [await connect(port, "phuket"), await connect(port, "mekong")];
  const { n, message } = await say(other, "daNang");
  await say(narrowed, "daNang");
  await until(() => expect(mekong).toEqual([0, 1]));
  await editMessage(services, actors.daNang, { room: other, message: message.id, body: "For @csco-phuket" });
  await until(() => expect(phuket).toEqual([0, 1]));
  const at = { room: other, message: n };
  await moderate(services, actors.secretariat, at, { deed: "hide", reason: "Off the subject" });
  await until(() => expect(phuket).toEqual([0, 1, 0]));
  const { state, was } = await findSettingsPage(services, actors.secretariat, narrowed);
  const members = { deed: "arrange" as const, state, audience: "members" as const, guests: [], was };
  await changeRoom(services, actors.secretariat, narrowed, members);
  await until(() => expect(mekong).toEqual([0, 1, 0]));
});

test("counted anew after wake-ups were lost, and for the mandate one acts under now", async () => {
  const room = await followed();
  const told: number[] = [];
  const socket = {
    data: { actor: actors.phuket },
    emit: (_: string, { unread }: { readonly unread: number }) => told.push(unread),
  };
  const io = { sockets: { sockets: new Map([["one", socket]]) } } as unknown as PortalServer;
  const part = unreadRealtime(io, services);
  part.onConnect?.(socket as unknown as PortalSocket);
  await until(() => expect(told).toEqual([0]));
  await say(room, "daNang");
  part.onGap();
  await until(() => expect(told).toEqual([0, 1]));
  socket.data.actor = actors.lumen;
  await part.onChecked?.([socket as unknown as PortalSocket]);
  await until(() => expect(told).toEqual([0, 1, 0]));
  await part.close();
});

test("many messages for many are few questions, and none while nothing happens", async () => {
  const room = await followed();
  const port = await openNode();
  const all = await Promise.all(
    (["phuket", "daNang", "mekong", "lumen", "secretariat"] as const).map((who) => connect(port, who)),
  );
  await until(() => expect(all[0]).toEqual([0]));
  statements.length = 0;
  const began = performance.now();
  for (let count = 0; count < 30; count += 1) await say(room, "daNang");
  await until(() => expect(all[0]?.at(-1)).toBe(30));
  const seconds = (performance.now() - began) / 1_000;
  expect(countings().length).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
  statements.length = 0;
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(statements).toEqual([]);
});
