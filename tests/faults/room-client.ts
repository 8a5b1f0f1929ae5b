import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { io as opens } from "socket.io-client";
import { vi } from "vitest";
import { connectRooms, type RoomConnection } from "#app/features/rooms/line/components/room-connection.ts";
import { RoomStore } from "#app/features/rooms/line/components/room-store.ts";
import type { Answer } from "#app/features/rooms/line/verdict.ts";
import type { RoomEvent } from "#app/features/rooms/room-event.ts";
import { oneOf, type Chance } from "./chance.ts";
import { origin, room } from "./rooms-ground.ts";
import { nameOf, Witness } from "./witness.ts";

interface Place {
  readonly port: number;
  readonly cookie: string;
}

/** A browser knows its page's address and cookies by itself; here each client is told its own. */
const place = new AsyncLocalStorage<Place>();
vi.mock("socket.io-client", async (original) => {
  const { io } = await original<{ io: typeof opens }>();
  return {
    io: (options: object) => {
      const { port, cookie } = place.getStore()!;
      const extraHeaders = { origin, cookie };
      return io(`http://127.0.0.1:${String(port)}`, { ...options, forceNew: true, extraHeaders });
    },
  };
});
/** Opens so many clients, one after another: of several that load that code at once all but the first would get the real one. */
export async function openClients(places: readonly Place[]): Promise<RoomClient[]> {
  const clients: RoomClient[] = [];
  for (const at of places) {
    const client = new RoomClient(at);
    clients.push(client);
    await client.opened;
  }
  return clients;
}

type Connect = Parameters<RoomStore["open"]>[0];

/** The portal's own client code in a room, and what came to it. */
export class RoomClient {
  readonly store = new RoomStore({ room, lang: "en", page: { events: [], last: 0, olderBefore: null } });
  readonly witness = new Witness();
  /** Every event that an own deed was answered with. */
  readonly acknowledged = new Set<string>();
  readonly #own: string[] = [];
  #connection: RoomConnection | null = null;
  /** Resolves when the client has its code and dials. */
  readonly opened: Promise<unknown>;
  readonly #close: () => void;

  constructor(at: Place) {
    let hasOpened!: (connection: unknown) => void;
    this.opened = new Promise((resolve) => (hasOpened = resolve));
    const connect: Connect = async (ears) => {
      const connection = await this.#connect(ears);
      hasOpened(connection);
      return connection;
    };
    this.store.subscribe(() => {
      this.witness.look(this.store.get());
    });
    this.#close = place.run(at, () => this.store.open(connect));
  }

  readonly #connect: Connect = async (ears) => {
    const connection = await connectRooms({
      ...ears,
      onOpen: () => {
        this.witness.onOpen();
        ears.onOpen();
      },
      onEvents: (of, events) => {
        this.witness.onEmitted(events);
        ears.onEvents(of, events);
      },
    });
    this.#connection = {
      ...connection,
      ask: async <T>(event: string, payload: object) => {
        const answer = await connection.ask<T & { event?: RoomEvent; events?: RoomEvent[] }>(event, payload);
        if (answer.ok) for (const one of answer.events ?? []) this.witness.onHeard(one);
        else this.witness.onRefused(event, answer.status);
        if (answer.ok && answer.event) this.#acknowledge(answer.event);
        return answer;
      },
    };
    return this.#connection;
  };

  /** Sends an event on the client's line; rejects where no answer comes. */
  ask<T>(event: string, payload: object): Promise<Answer<T>> {
    return this.#connection!.ask<T>(event, { room, ...payload });
  }

  #acknowledge(event: RoomEvent): void {
    this.witness.onHeard(event);
    this.acknowledged.add(nameOf(event));
    if (event.type === "message.posted") this.#own.push(event.message.id);
  }

  /** Writes something, or changes something of its own. */
  act(chance: Chance): void {
    const body = `Words ${randomUUID()}`;
    const message = oneOf(chance, this.#own);
    const kind = chance();
    if (message === undefined || kind < 0.6) this.#post(body);
    else if (kind < 0.75) this.store.change("room:edit", { message, body });
    else if (kind < 0.9) this.store.change("room:react", { message, emoji: "👍", on: kind < 0.85 });
    else this.store.change("room:delete", { message });
  }

  #post(body: string): void {
    const id = randomUUID();
    this.witness.onWrite(id);
    this.store.post(id, { body });
  }

  /** As someone does who sees that something did not go through: a message once more; a change, of what is deleted by now, no more. */
  takeUp(): void {
    const { waiting, changes } = this.store.get();
    for (const { id, refusal } of waiting) if (refusal) this.store.sendAgain(id);
    for (const { key, refusal } of changes) if (refusal) this.store.takeBack(key);
  }

  /** Whether the line stands, everything up to number `last` has come, and all that was written has gone out. */
  isDone(last: number): boolean {
    const { timeline, waiting, changes, link } = this.store.get();
    return link === "live" && timeline.last === last && waiting.length + changes.length === 0;
  }

  close(): void {
    this.#close();
  }
}

/** Lets them write by chance, one every `pace` milliseconds, until the function it gives is called. */
export function letWrite(clients: readonly RoomClient[], chance: Chance, pace: number): () => void {
  const timer = setInterval(() => oneOf(chance, clients)?.act(chance), pace);
  return () => {
    clearInterval(timer);
  };
}
