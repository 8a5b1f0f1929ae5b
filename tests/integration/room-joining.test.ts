import { once } from "node:events";
import type { CompiledQuery } from "kysely";
import type { Socket } from "socket.io-client";
import { describe, expect, test, vi } from "vitest";
import type { CatchUp } from "#app/features/rooms/pages.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import type { RoomEvent } from "#app/features/rooms/room-event.ts";
import type { Db } from "#db/connection.ts";
import { openLiveScene } from "./live-node.ts";
import { openTestRoom, posting } from "./room-players.ts";

const { services, actors, openNode, openDeafNode, dial } = await openLiveScene();

/** A database that does `work` when the events of a room have been read and are not given yet. */
function readingSlowly(db: Db, work: () => Promise<unknown>): Db {
  const executeQuery: Db["executeQuery"] = async <R>(query: CompiledQuery<R>) => {
    const result = await db.executeQuery(query);
    if (query.sql.includes("kept as list-events")) await work();
    return result;
  };
  return new Proxy(db, {
    get: (_, name): unknown => {
      const own: unknown = name === "executeQuery" ? executeQuery : Reflect.get(db, name, db);
      return typeof own === "function" ? (own.bind(db) as unknown) : own;
    },
  });
}

/** Joins a room, and gives the answer and what is heard from then on. */
async function join(socket: Socket, room: string) {
  const heard: (string | null | undefined)[] = [];
  socket.on("room:events", ({ events }: { events: RoomEvent[] }) => {
    heard.push(...events.map(({ message }) => message?.body));
  });
  await once(socket as unknown as NodeJS.EventEmitter, "connect");
  return { answer: (await socket.emitWithAck("room:join", { room, after: 0 })) as CatchUp, heard };
}

test("what is said between the reading of a room and its answer is heard: a socket joins first, then reads", async () => {
  const room = await openTestRoom(services, actors.daNang);
  await postMessage(services, actors.daNang, posting(room, "Before"));
  let isSaid = false;
  const say = async () => {
    if (isSaid) return;
    isSaid = true;
    await postMessage(services, actors.daNang, posting(room, "Between"));
  };
  const socket = dial(await openNode({ db: readingSlowly(services.db, say) }), "phuket");
  const { answer, heard } = await join(socket, room);
  expect(answer.events.map(({ message }) => message?.body)).toEqual(["Before"]);
  await expect.poll(() => heard, { timeout: 15_000 }).toEqual(["Between"]);
});

describe("a wake-up that was lost is made good", () => {
  const deaf = async () => {
    const room = await openTestRoom(services, actors.daNang);
    const { port, realtime } = await openDeafNode();
    const socket = dial(port, "phuket");
    const { heard } = await join(socket, room);
    const hearing = once(socket as unknown as NodeJS.EventEmitter, "room:events");
    await postMessage(services, actors.daNang, posting(room, "Missed"));
    expect(heard).toEqual([]);
    return { realtime, heard, hearing };
  };

  test("as soon as the connection that listens is back", async () => {
    const { realtime, heard, hearing } = await deaf();
    realtime.onGap();
    // Sooner than the next look.
    await Promise.race([hearing, new Promise((resolve) => setTimeout(resolve, 6_000))]);
    expect(heard).toEqual(["Missed"]);
  });

  test("by a look every ten seconds", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const { heard, hearing } = await deaf();
    vi.advanceTimersByTime(10_000);
    vi.useRealTimers();
    await hearing;
    expect(heard).toEqual(["Missed"]);
  });
});
