import { bodyLimit } from "../limits.ts";
import type { RoomEvent } from "../room-event.ts";
import { hasGap, timelineOf, withEvents, withPage, type RoomPageEvents, type Timeline } from "../timeline.ts";
import type { Answer, connectRooms, Link, RoomConnection } from "./room-connection.ts";

/** Why a message did not go through: a key of locales/<lang>/errors.json with its values. */
export interface SendRefusal {
  readonly key: string;
  readonly values: Readonly<Record<string, number>>;
}

/** A message on its way, or one that did not go through. */
export interface Waiting {
  readonly id: string;
  readonly body: string;
  readonly refusal: SendRefusal | null;
}

export interface RoomState {
  readonly timeline: Timeline;
  readonly waiting: readonly Waiting[];
  readonly link: Link;
}

interface Start {
  readonly room: string;
  /** The language of the page, which new messages carry. */
  readonly lang: string;
  readonly page: RoomPageEvents;
}

interface Joined {
  readonly events: readonly RoomEvent[];
  readonly more: boolean;
}

export type RoomStore = ReturnType<typeof createRoomStore>;

/**
 * A room in the browser: what is known of it, what is on its way, and the line. Messages go out one after another, each
 * under its own id, so that sending one again after a lost answer posts it once.
 */
export function createRoomStore({ room, lang, page }: Start) {
  let state: RoomState = { timeline: timelineOf(page), waiting: [], link: "connecting" };
  let connection: RoomConnection | null = null;
  let [isJoining, isSending] = [false, false];
  const listeners = new Set<() => void>();

  const set = (change: Partial<RoomState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const ask = <T>(event: string, payload: object): Promise<Answer<T>> =>
    connection?.ask<T>(event, { room, ...payload }) ?? Promise.reject(new Error("not connected"));

  const hear = (events: readonly RoomEvent[]) => {
    const timeline = withEvents(state.timeline, events);
    const known = new Set([...timeline.now.values()].map(({ id }) => id));
    set({ timeline, waiting: state.waiting.filter(({ id }) => !known.has(id)) });
  };

  const join = async () => {
    if (isJoining) return;
    isJoining = true;
    try {
      for (let more = true; more;) {
        const answer = await ask<Joined>("room:join", { after: state.timeline.last });
        if (!answer.ok) {
          set({ link: "refused" });
          return;
        }
        hear(answer.events);
        ({ more } = answer);
      }
      set({ link: "live" });
      void send();
    } catch {
      set({ link: "lost" });
    } finally {
      isJoining = false;
    }
  };

  const settle = (id: string, refusal: SendRefusal | null) => {
    set({ waiting: state.waiting.map((one) => (one.id === id ? { ...one, refusal } : one)) });
  };

  const send = async () => {
    if (isSending) return;
    isSending = true;
    try {
      for (let next = nextOf(state); next; next = nextOf(state)) {
        const { id, body } = next;
        const answer = await ask<{ event: RoomEvent }>("room:post", { id, body, lang }).catch(() => null);
        if (answer?.ok) hear([answer.event]);
        else if (answer) settle(id, refusalOf(answer.key, answer.retryAfter));
        else if (state.link === "live") settle(id, refusalOf("noAnswer"));
        else break;
      }
    } finally {
      isSending = false;
    }
  };

  const onEvents = (heardIn: string, events: readonly RoomEvent[]) => {
    if (heardIn !== room) return;
    hear(events);
    if (hasGap(state.timeline)) void join();
  };

  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Opens the line and gives the function that closes it. */
    open: (connect: typeof connectRooms): (() => void) => {
      let isClosed = false;
      const onLost = (link: Link) => {
        set({ link });
      };
      const opening = connect({ onOpen: () => void join(), onLost, onEvents });
      opening.then(
        (opened) => {
          connection = opened;
          if (isClosed) opened.close();
        },
        () => {
          set({ link: "blocked" });
        },
      );
      return () => {
        isClosed = true;
        connection?.close();
      };
    },
    /** The page was loaded again. */
    load: (fresh: RoomPageEvents) => {
      const timeline = withPage(state.timeline, fresh);
      if (timeline !== state.timeline) set({ timeline });
    },
    /** Puts a message on its way: shown at once, sent when the line stands. */
    post: (id: string, body: string) => {
      set({ waiting: [...state.waiting, { id, body, refusal: null }] });
      void send();
    },
    /** Sends a message that did not go through once more, under the same id. */
    sendAgain: (id: string) => {
      settle(id, null);
      void send();
    },
    /** Takes a message that did not go through off the list. */
    takeBack: (id: string) => {
      set({ waiting: state.waiting.filter((one) => one.id !== id) });
    },
    /** Edits or deletes a message of one's own; gives whether it was done. */
    change: async (event: "room:edit" | "room:delete", payload: object): Promise<boolean> => {
      if (state.link !== "live") return false;
      const answer = await ask<{ event: RoomEvent }>(event, payload).catch(() => null);
      if (!answer?.ok) return false;
      hear([answer.event]);
      return true;
    },
  };
}

function refusalOf(key: string, retryAfter = 0): SendRefusal {
  return { key, values: { limit: bodyLimit, retryAfter } };
}

function nextOf({ waiting, link }: RoomState): Waiting | undefined {
  return link === "live" ? waiting.find(({ refusal }) => refusal === null) : undefined;
}
