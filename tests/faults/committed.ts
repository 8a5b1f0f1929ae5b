import { expect } from "vitest";
import { shownMessages } from "#app/features/rooms/timeline.ts";
import type { Db } from "#db/connection.ts";
import type { RoomClient } from "./room-client.ts";
import { room } from "./rooms-ground.ts";

/** The last number of the room, by the rows. */
export async function lastNumber(db: Db): Promise<number> {
  const { lastN } = await db
    .selectFrom("rooms")
    .select("lastN")
    .where("slug", "=", room)
    .executeTakeFirstOrThrow();
  return lastN;
}

/** What has been committed in the room: its events in their order, and its messages as they are now. */
async function committed(db: Db) {
  const roomId = db.selectFrom("rooms").select("id").where("slug", "=", room);
  const events = await db
    .selectFrom("roomEvents")
    .leftJoin("messages", "messages.key", "roomEvents.messageKey")
    .select(["roomEvents.n", "roomEvents.type", "messages.id"])
    .where("roomEvents.roomId", "=", roomId)
    .orderBy("roomEvents.n")
    .execute();
  const messages = await db
    .selectFrom("messages")
    .select(["n", "id", "body"])
    .where("roomId", "=", roomId)
    .orderBy("n")
    .execute();
  return { events: events.map(({ n, type, id }) => `${String(n)} ${type} ${id ?? ""}`), messages };
}

/** Waits until everybody has everything and all that was written has gone out; `ms` at most, then what follows fails. */
async function settle(db: Db, clients: readonly RoomClient[], ms: number): Promise<void> {
  const until = Date.now() + ms;
  while (Date.now() < until) {
    for (const client of clients) client.takeUp();
    const last = await lastNumber(db);
    if (clients.every((client) => client.isDone(last))) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/**
 * Fails unless every client has received what was committed: all of it, once, in order, and shows it as it is now; and
 * unless everything acknowledged was committed and the numbers have no gap. Gives how much it was.
 */
export async function expectSame(db: Db, clients: readonly RoomClient[], patience = 60_000): Promise<number> {
  await settle(db, clients, patience);
  const { events, messages } = await committed(db);
  expect(events.map((name) => Number(name.split(" ")[0]))).toEqual(events.map((_, index) => index + 1));
  expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
  const isCommitted = new Set(events);
  for (const client of clients) {
    const { timeline, waiting, changes, link } = client.store.get();
    expect(client.witness.wrong).toEqual([]);
    expect(client.witness.told).toBe(events.length);
    expect([...client.witness.heard].sort(([a], [b]) => a - b).map(([, name]) => name)).toEqual(events);
    expect(shownMessages(timeline).map(({ n, id, body }) => ({ n, id, body }))).toEqual(messages);
    expect({ link, waiting, changes }).toEqual({ link: "live", waiting: [], changes: [] });
    expect([...client.acknowledged].filter((name) => !isCommitted.has(name))).toEqual([]);
  }
  return events.length;
}
