import { expect, test } from "vitest";
import { defaultSettings } from "#app/features/access/settings.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import type { MessageEvent } from "#app/features/rooms/room-event.ts";
import { seenRoom } from "#app/features/rooms/seen-room.server.ts";
import { createLimits } from "#server/limits.ts";
import { openRoomFeed } from "#server/realtime/room-feed.ts";
import { createSessions } from "#server/sessions.ts";
import { openRoomScene, openTestRoom, posting } from "./room-players.ts";

const { database, services, statements, actors } = await openRoomScene();
const reads = () => statements.filter((one) => one.includes('"room_events" as "event"')).length;

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

/** The feed of a new room, and the numbers it emits; times in milliseconds. */
async function openFeed(times: { readonly patience?: number; readonly gathering?: number } = {}) {
  const slug = await openTestRoom(services, actors.daNang);
  const room = await seenRoom(services.db, actors.daNang, slug);
  const numbers: number[] = [];
  const emissions: number[] = [];
  const emit = (_room: unknown, events: readonly { readonly n: number }[]) => {
    numbers.push(...events.map(({ n }) => n));
    emissions.push(events.length);
    return Promise.resolve();
  };
  const feed = openRoomFeed(room, { db: services.db, log: services.log, emit, ...times });
  await feed.ready;
  statements.length = 0;
  const post = () => postMessage(services, actors.daNang, posting(slug));
  const heard = (all: readonly number[]) => expect.poll(() => numbers, { timeout: 5_000 }).toEqual(all);
  return { feed, numbers, emissions, post, heard };
}

test("what was written through this node is emitted without being read again, and its wake-up reads nothing", async () => {
  const { feed, post, heard } = await openFeed({ patience: 10_000 });
  await feed.write(post);
  await heard([1]);
  feed.wake(1);
  // The wake-up comes before the answer, as it does from the database.
  await feed.write(async () => {
    const event = await post();
    feed.wake(2);
    await soon();
    return event;
  });
  await heard([1, 2]);
  expect(reads()).toBe(0);
});

test("what a crowd writes is emitted together, what one writes at once", async () => {
  const { feed, emissions, post, heard } = await openFeed({ gathering: 2_000 });
  await Promise.all(Array.from({ length: 5 }, () => feed.write(post)));
  await heard([1, 2, 3, 4, 5]);
  expect(emissions).toEqual([5]);
  await feed.write(post);
  await heard([1, 2, 3, 4, 5, 6]);
  expect(emissions).toEqual([5, 1]);
});

test("writers take turns; one that is refused, or never answered, keeps nobody back", async () => {
  const { feed, post, heard } = await openFeed();
  const order: string[] = [];
  const writing = (name: string) =>
    feed.write(async () => {
      order.push(`${name} begins`);
      const event = await post();
      order.push(`${name} ends`);
      return event;
    });
  const refused = feed.write(() => Promise.reject(new Error("refused")));
  await Promise.all([writing("first"), writing("second"), expect(refused).rejects.toThrow("refused")]);
  expect(order).toEqual(["first begins", "first ends", "second begins", "second ends"]);
  void feed.write(() => new Promise<never>(() => undefined));
  await post();
  feed.wake(3);
  await heard([1, 2, 3]);
  await writing("after it");
  await heard([1, 2, 3, 4]);
});

test("offered in another order, and with one missing that was written elsewhere, all come once and in order", async () => {
  const { feed, post, heard } = await openFeed();
  const [, second, third, fourth] = [await post(), await post(), await post(), await post()];
  for (const event of [fourth, second, third]) await feed.write(() => Promise.resolve(event));
  feed.wake(1);
  await feed.write(() => Promise.resolve(second));
  await heard([1, 2, 3, 4]);
  feed.wake(Infinity);
  await feed.write(post);
  await heard([1, 2, 3, 4, 5]);
});

test("a feed that nobody listens to any more emits nothing", async () => {
  const { feed, numbers, post } = await openFeed();
  await feed.write(post);
  feed.stop();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(numbers).toEqual([]);
});

test("a session that has ended, or acts under another mandate, writes nothing without being asked; an open one does", async () => {
  const slug = await openTestRoom(services, actors.daNang);
  const { person, mandate } = actors.daNang;
  const sessions = createSessions(services.db, { secure: false });
  const id = sessions.idOf(await sessions.open(person.id, mandate.id)) ?? "";
  let asked = 0;
  const ask = () => {
    asked += 1;
    return Promise.resolve({ person, mandate: null });
  };
  const line = {
    sessionId: id,
    ask,
    inTurn: (_room: string, write: () => Promise<MessageEvent | null>) => write(),
  };
  const post = () => postMessage(services, actors.daNang, posting(slug), line);
  expect((await post()).n).toBe(1);
  expect(asked).toBe(0);
  const other = actors.phuket.mandate.id;
  await services.db.updateTable("sessions").set({ mandateId: other }).where("id", "=", id).execute();
  await expect(post()).rejects.toMatchObject({ status: 403 });
  await services.db.updateTable("sessions").set({ mandateId: mandate.id }).where("id", "=", id).execute();
  expect((await post()).n).toBe(2);
  await services.db.deleteFrom("sessions").where("id", "=", id).execute();
  await expect(post()).rejects.toMatchObject({ status: 403 });
  expect(asked).toBe(2);
});

test("the count that the statement takes is that of all others, and a spent one is refused without a statement", async () => {
  const slug = await openTestRoom(services, actors.phuket);
  const node = () => ({
    ...services,
    limits: createLimits({ pool: database.pool, settings: () => defaultSettings }),
  });
  const [one, two] = [node(), node()];
  for (let count = 0; count < 19; count += 1) await one.limits.take("roomWrites", actors.phuket.person.id);
  await postMessage(two, actors.phuket, posting(slug));
  const refused = { status: 429, key: "tooMany" };
  await expect(postMessage(one, actors.phuket, posting(slug))).rejects.toMatchObject(refused);
  statements.length = 0;
  await expect(postMessage(two, actors.phuket, posting(slug))).rejects.toMatchObject(refused);
  expect(statements).toEqual([]);
});
