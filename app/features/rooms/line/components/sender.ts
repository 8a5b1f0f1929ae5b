import type { Refusal } from "../../refusals.ts";
import type { RoomEvent } from "../../room-event.ts";
import type { Entry } from "../outbox.ts";
import type { Pause } from "../room-state.ts";
import { verdictOf, type Answer } from "../verdict.ts";
import type { Waitlist } from "./waitlist.ts";

type Sent = Answer<{ readonly event?: RoomEvent }>;

interface Way {
  /** Whether this can go out now. */
  mayGo(entry: Entry): boolean;
  /** Sends it and gives the answer; rejects where none comes. */
  send(entry: Entry): Promise<Sent>;
  onDone(event: RoomEvent | undefined): void;
  /** Nothing goes out any more: signed out, or under another mandate by now. */
  onOver(why: "signedOut" | "other"): void;
  /** What goes out is held up for a while: why, and until when. */
  onPause(pause: Pause | null): void;
}

/**
 * Sends what waits, one after another and each until it is answered; after a lost answer again under the same id, so
 * that it is done once. Of several tabs one sends at a time, and looks first at what the others have sent.
 */
export class Sender {
  readonly #waitlist: Waitlist;
  readonly #way: Way;
  #isSending = false;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether what is held up is messages alone: in slow mode all else may go. */
  #holdsMessages = false;
  #unanswered: string | null = null;

  constructor(waitlist: Waitlist, way: Way) {
    this.#waitlist = waitlist;
    this.#way = way;
  }

  /** Key of what went out last, until it is answered: it may have arrived. */
  get unanswered(): string | null {
    return this.#unanswered;
  }

  /** Something has been put on the list. */
  async send(): Promise<void> {
    if (this.#isSending || !this.#next()) return;
    this.#isSending = true;
    try {
      await this.#waitlist.saved();
      await this.#waitlist.inTurn(() => this.#sendAll());
    } finally {
      this.#isSending = false;
    }
    // What was put there at the very end.
    void this.send();
  }

  /** The line stands again, or someone does not want to wait: nothing is held up any more. */
  hurry(): void {
    this.#resume();
    this.#tries = 0;
    void this.send();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #resume(): void {
    clearTimeout(this.#timer);
    if (this.#timer !== undefined) this.#way.onPause(null);
    this.#timer = undefined;
  }

  #next(): Entry | undefined {
    return this.#waitlist.entries.find(
      (entry) => entry.refusal === null && !this.#isHeld(entry) && this.#way.mayGo(entry),
    );
  }

  #isHeld({ event }: Entry): boolean {
    return this.#timer !== undefined && (!this.#holdsMessages || event === "room:post");
  }

  async #sendAll(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      await this.#waitlist.saved();
      this.#unanswered = next.key;
      const answer = await this.#way.send(next).catch(() => null);
      if (answer) this.#unanswered = null;
      this.#conclude(next, answer);
      await this.#waitlist.saved();
    }
  }

  #conclude(entry: Entry, answer: Sent | null): void {
    // Without a line there is nothing to wait for: it sends when it is back.
    if (answer === null && !this.#way.mayGo(entry)) return;
    const verdict = verdictOf(answer, this.#tries, Math.random());
    this.#tries = verdict.is === "later" ? this.#tries + 1 : 0;
    if (verdict.is === "signedOut" || verdict.is === "other") this.#way.onOver(verdict.is);
    else if (verdict.is === "later") this.#pause(verdict.ms, verdict.why);
    else if (this.#isStill(entry)) this.#settle(entry, verdict.is === "refused" ? verdict.refusal : null);
    if (answer?.ok) this.#way.onDone(answer.event);
  }

  /** Not taken back, nor replaced by a later change, while it was under way. */
  #isStill(entry: Entry): boolean {
    const sent = JSON.stringify(entry.payload);
    return this.#waitlist.entries.some(
      ({ key, payload }) => key === entry.key && JSON.stringify(payload) === sent,
    );
  }

  #settle(entry: Entry, refusal: Refusal | null): void {
    if (refusal) this.#waitlist.put({ ...entry, refusal });
    else this.#waitlist.remove(new Set([entry.key]));
  }

  #pause(ms: number, why: Refusal | null): void {
    this.#way.onPause(why && { ...why, over: Date.now() + ms });
    this.#holdsMessages = why?.key === "slowMode";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#resume();
      void this.send();
    }, ms);
  }
}
