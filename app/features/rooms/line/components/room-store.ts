import { bodyLimit } from "../../limits.ts";
import type { MessageEvent, RoomEvent } from "../../room-event.ts";
import {
  hasGap,
  newsBetween,
  timelineOf,
  withEvents,
  withOlder,
  withPage,
  withShown,
  type Timeline,
} from "../../timeline.ts";
import { withoutWriters } from "../here.ts";
import { changeKey, noOutbox, payloadOf, type Deed, type Entry } from "../outbox.ts";
import {
  waitingIn,
  type ChangePayload,
  type Posting,
  type RoomMeans,
  type RoomStart,
  type RoomState,
} from "../room-state.ts";
import { refusalOf } from "../verdict.ts";
import type { connectRooms } from "./room-connection.ts";
import { RoomLine } from "./room-line.ts";
import { Sender } from "./sender.ts";
import { Waitlist } from "./waitlist.ts";
import { Watched } from "./watched.ts";

/** How often at most it is told that someone is writing, in milliseconds. */
const typingEvery = 3_000;

/**
 * A room in the browser: what is known of it, what is on its way, and the line. What one does goes out in order, one
 * after another, each under its own id, so that sending it again after a lost answer does it once.
 */
export class RoomStore extends Watched<RoomState> {
  readonly #start: RoomStart;
  readonly #waitlist: Waitlist;
  readonly #line: RoomLine;
  readonly #sender: Sender;
  #typedAt = 0;
  #byForm: RoomMeans["byForm"];

  constructor(start: RoomStart) {
    super({
      ...{ timeline: timelineOf(start.page), waiting: [], changes: [], news: [] },
      ...{ pause: null, here: null, unanswered: null, link: "connecting" as const },
    });
    this.#start = start;
    this.#waitlist = new Waitlist(() => {
      this.set(waitingIn(this.#waitlist.entries, this.#mandate));
      this.#removeArrived();
      void this.#sender.send();
    });
    this.#line = this.#lineOf(start);
    this.#sender = new Sender(this.#waitlist, {
      mayGo: ({ mandate }) => mandate === this.#mandate && this.#isOpen(),
      send: (entry) =>
        this.get().link === "live"
          ? this.#line.ask(entry.event, payloadOf(entry))
          : (this.#byForm?.(entry) ?? Promise.reject(new Error("no way out"))),
      onDone: (event) => {
        if (event) this.hear([event], withShown);
      },
      onOver: (why) => {
        this.#line.become(why === "other" ? "other" : "refused");
        if (why === "signedOut") this.#waitlist.forget();
      },
      onPause: (pause) => {
        this.set({ pause, unanswered: this.#sender.unanswered });
      },
    });
  }

  /** Opens the line and the outbox, and gives the function that closes both. */
  open(connect: typeof connectRooms, { outbox = noOutbox, byForm }: RoomMeans = {}): () => void {
    this.#byForm = byForm;
    const letGo = this.#waitlist.keepIn(outbox);
    const close = this.#line.open(connect);
    return () => {
      letGo();
      this.#sender.stop();
      close();
    };
  }

  /** The page was loaded again; what is new in it is news, unless the line has still to say it. */
  load(fresh: RoomStart["page"]): void {
    const timeline = withPage(this.get().timeline, fresh);
    if (timeline !== this.get().timeline) this.#become(timeline, fresh.events);
  }

  /** What happened: heard over the line, or asked for where none gets through; or done here, which is shown at once. */
  hear(events: readonly RoomEvent[], take = withEvents): void {
    const news = this.#become(take(this.get().timeline, events), events);
    // Slow mode may be over.
    if (news.some(({ type }) => type === "room.changed")) this.#sender.hurry();
  }

  /** Older messages were loaded, which stand right before those shown. */
  readonly extend = (older: readonly MessageEvent[]): void => {
    this.set({ timeline: withOlder(this.get().timeline, older) });
  };

  /**
   * Puts a message on its way: shown at once, sent when the line stands. One that is too long stays here: so long that
   * the server closed the line over it, it would go out again and again.
   */
  post(id: string, { files, ...posting }: Posting): void {
    const ids = files && { files: files.map((file) => file.id) };
    this.#put("room:post", id, { ...posting, ...ids, id, lang: this.#start.lang }, files);
  }

  /** Resolves when all that is on its way so far is kept. */
  readonly kept = (): Promise<void> => this.#waitlist.saved();

  /** Edits or deletes a message of one's own, reacts to one or pins it: as `post`, and a later change of the kind takes the place of an earlier one. */
  readonly change = (event: Exclude<Deed, "room:post">, payload: ChangePayload): void => {
    if (event === "room:delete") this.takeBack(changeKey("room:edit", payload));
    this.#put(event, changeKey(event, payload), { ...payload });
  };

  /** Sends what did not go through once more, under the same id and the mandate one has now. */
  readonly sendAgain = (key: string): void => {
    const entry = this.#waitlist.entries.find((one) => one.key === key);
    if (entry) this.#waitlist.put({ ...entry, mandate: this.#mandate, refusal: null });
  };

  /** Takes what did not go through off the list. */
  readonly takeBack = (key: string): void => {
    this.#waitlist.remove(new Set([key]));
  };

  /** Tells the others that one is writing: now and then, and only over a line that stands. */
  readonly typing = (): void => {
    if (this.get().link !== "live" || Date.now() - this.#typedAt < typingEvery) return;
    this.#typedAt = Date.now();
    void this.#line.ask("room:typing", {}).catch(() => undefined);
  };

  /** Keeps what has been read; where it does not get through, the next mark will. */
  readonly mark = (upTo: number): void => {
    this.#line.ask("room:read", { upTo }).catch(() => undefined);
  };

  #isOpen(): boolean {
    return this.get().link === "live" || (this.get().link === "blocked" && this.#byForm !== undefined);
  }

  get #mandate(): string {
    return this.#start.mandate ?? "";
  }

  #lineOf({ room, mandate }: RoomStart): RoomLine {
    return new RoomLine({
      ...{ room, mandate },
      last: () => this.get().timeline.last,
      onLink: (link) => {
        const here = link === "live" ? this.get().here : null;
        this.set({ link, here, unanswered: this.#sender.unanswered });
        if (this.#isOpen()) this.#sender.hurry();
      },
      // Whoever signs in next in this browser must not find it; whoever looks at this page can still copy it.
      onSignedOut: () => {
        this.#waitlist.forget();
      },
      onEvents: (events) => {
        this.hear(events);
        return hasGap(this.get().timeline);
      },
      onHere: (here) => {
        this.set({ here });
      },
    });
  }

  #put(event: Deed, key: string, payload: Entry["payload"], files?: Entry["files"]): void {
    const { body } = payload;
    const isTooLong = typeof body === "string" && Array.from(body).length > bodyLimit;
    const refusal = isTooLong ? refusalOf("tooLong") : null;
    this.#waitlist.put({ key, event, payload, mandate: this.#mandate, refusal, ...(files && { files }) });
  }

  /** Shows the timeline that these events have led to, and gives what is news in it. */
  #become(timeline: Timeline, events: readonly RoomEvent[]): readonly RoomEvent[] {
    const { timeline: before, news: told, here } = this.get();
    const news = newsBetween(before, timeline, events);
    const speakers = new Set(news.map(({ by }) => by.mandate));
    this.set({ timeline, news: news.length > 0 ? news : told, here: withoutWriters(here, speakers) });
    this.#removeArrived();
    return news;
  }

  /** A message that stands in the room no longer waits, whether or not its answer came. */
  #removeArrived(): void {
    if (this.get().waiting.length === 0) return;
    this.#waitlist.remove(new Set([...this.get().timeline.now.values()].map(({ id }) => id)));
  }
}
