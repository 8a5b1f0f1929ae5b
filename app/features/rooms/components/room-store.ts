import { bodyLimit } from "../limits.ts";
import type { RoomEvent } from "../room-event.ts";
import { hasGap, timelineOf, withEvents, withPage, type RoomPageEvents, type Timeline } from "../timeline.ts";
import type { Answer, connectRooms, Link, Refused, RoomConnection } from "./room-connection.ts";

/** Why a message did not go through: a key of locales/<lang>/errors.json with its values. */
export interface SendRefusal {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What someone writes: the words, and where they belong. */
export interface Posting {
  readonly body: string;
  /** Id of the message it answers. */
  readonly replyTo?: string;
  /** Id of the topic it belongs to, or the title of the one it starts. */
  readonly topic?: string;
  readonly newTopic?: string;
}

/** A message on its way, or one that did not go through. */
export interface Waiting extends Posting {
  readonly id: string;
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

/** What a refusal is said with: seconds until the next try; why one may not write here, and until when (UTC). */
type Why = Pick<Refused, "retryAfter" | "reason" | "until">;

/** How long after a failed joining the next is tried, in milliseconds. */
const joinAgainAfter = 5000;

/**
 * A room in the browser: what is known of it, what is on its way, and the line. Messages go out one after another, each
 * under its own id, so that sending one again after a lost answer posts it once.
 */
export class RoomStore {
  readonly #room: string;
  readonly #lang: string;
  readonly #listeners = new Set<() => void>();
  #state: RoomState;
  #connection: RoomConnection | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isJoining = false;
  #isSending = false;

  constructor({ room, lang, page }: Start) {
    this.#room = room;
    this.#lang = lang;
    this.#state = { timeline: timelineOf(page), waiting: [], link: "connecting" };
  }

  /** The state now: another object after every change. */
  readonly get = (): RoomState => this.#state;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Opens the line and gives the function that closes it. */
  open(connect: typeof connectRooms): () => void {
    let isClosed = false;
    const opening = connect({
      onOpen: () => void this.#join(),
      onLost: (link) => {
        this.#set({ link });
      },
      onEvents: (room, events) => {
        if (room !== this.#room) return;
        this.#hear(events);
        if (hasGap(this.#state.timeline)) void this.#join();
      },
    });
    opening.then(
      (connection) => {
        this.#connection = connection;
        if (isClosed) connection.close();
      },
      () => {
        this.#set({ link: "blocked" });
      },
    );
    return () => {
      isClosed = true;
      clearTimeout(this.#timer);
      this.#connection?.close();
    };
  }

  /** The page was loaded again. */
  load(fresh: RoomPageEvents): void {
    const timeline = withPage(this.#state.timeline, fresh);
    if (timeline !== this.#state.timeline) this.#set({ timeline });
  }

  /**
   * Puts a message on its way: shown at once, sent when the line stands. One that is too long stays here: so long that
   * the server closed the line over it, it would go out again and again.
   */
  post(id: string, posting: Posting): void {
    const refusal = Array.from(posting.body).length > bodyLimit ? refusalOf("tooLong") : null;
    this.#set({ waiting: [...this.#state.waiting, { ...posting, id, refusal }] });
    void this.#send();
  }

  /** Sends a message that did not go through once more, under the same id. */
  sendAgain(id: string): void {
    this.#settle(id, null);
    void this.#send();
  }

  /** Takes a message that did not go through off the list. */
  takeBack(id: string): void {
    this.#set({ waiting: this.#state.waiting.filter((one) => one.id !== id) });
  }

  /** Edits or deletes a message of one's own; gives whether it was done. */
  readonly change = async (event: "room:edit" | "room:delete", payload: object): Promise<boolean> => {
    if (this.#state.link !== "live") return false;
    const answer = await this.#ask<{ event: RoomEvent }>(event, payload).catch(() => null);
    if (!answer?.ok) return false;
    this.#hear([answer.event]);
    return true;
  };

  #set(change: Partial<RoomState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  #ask<T>(event: string, payload: object): Promise<Answer<T>> {
    if (!this.#connection) return Promise.reject(new Error("not connected"));
    return this.#connection.ask<T>(event, { room: this.#room, ...payload });
  }

  #hear(events: readonly RoomEvent[]): void {
    const timeline = withEvents(this.#state.timeline, events);
    const arrived = new Set(events.map(({ message }) => message?.id));
    this.#set({ timeline, waiting: this.#state.waiting.filter(({ id }) => !arrived.has(id)) });
  }

  /** Joins with the last number known, until nothing is missing; then what waits goes out. */
  async #join(): Promise<void> {
    if (this.#isJoining) return;
    this.#isJoining = true;
    try {
      for (let more = true; more;) {
        const answer = await this.#ask<Joined>("room:join", { after: this.#state.timeline.last });
        if (!answer.ok) {
          if (answer.status === 429 || answer.status >= 500) this.#joinLater();
          else this.#set({ link: "refused" });
          return;
        }
        this.#hear(answer.events);
        ({ more } = answer);
      }
      this.#set({ link: "live" });
      void this.#send();
    } catch {
      this.#joinLater();
    } finally {
      this.#isJoining = false;
    }
  }

  /** The line may stand although joining failed: then nothing else would try again. */
  #joinLater(): void {
    this.#set({ link: "lost" });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#state.link === "lost") void this.#join();
    }, joinAgainAfter);
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        const { id } = next;
        const posting = { ...next, refusal: undefined, lang: this.#lang };
        const answer = await this.#ask<{ event: RoomEvent }>("room:post", posting).catch(() => null);
        if (answer?.ok) this.#hear([answer.event]);
        else if (answer) this.#settle(id, refusalOf(answer.key, answer));
        else if (this.#state.link === "live") this.#settle(id, refusalOf("noAnswer"));
      }
    } finally {
      this.#isSending = false;
    }
  }

  #next(): Waiting | undefined {
    const { waiting, link } = this.#state;
    return link === "live" ? waiting.find(({ refusal }) => refusal === null) : undefined;
  }

  #settle(id: string, refusal: SendRefusal | null): void {
    this.#set({
      waiting: this.#state.waiting.map((one) => (one.id === id ? { ...one, refusal } : one)),
    });
  }
}

function refusalOf(key: string, { retryAfter = 0, reason = "", until = "" }: Why = {}): SendRefusal {
  return { key, values: { limit: bodyLimit, retryAfter, reason, until } };
}
