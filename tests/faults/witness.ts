import type { RoomState } from "#app/features/rooms/line/room-state.ts";
import type { RoomEvent } from "#app/features/rooms/room-event.ts";

/** What an event is known by, in the words in which committed.ts reads it of the rows. */
export function nameOf({ n, type, message }: Pick<RoomEvent, "n" | "type" | "message">): string {
  return `${String(n)} ${type} ${message?.id ?? ""}`;
}

/** Stands beside a client in a room and notes what must not be. */
export class Witness {
  /** Two events of one number; emitted, shown or told ones that are doubled, out of order or with a gap before them. */
  readonly wrong: string[] = [];
  /** Every event that came, by number. */
  readonly heard = new Map<number, string>();
  /** The last number that was told of as news: all before it were, too. */
  told = 0;
  /** How often it was refused at the door. */
  refusals = 0;
  /** Everything up to this number has come. */
  #whole = 0;
  /** The last number emitted on this connection, and whether some may be missing after it. */
  #emitted: number | null = null;
  #mayMiss = false;
  readonly #shown = new Set<number>();
  /** The last number shown of what others wrote; ids of what this client wrote. */
  #lastShown = 0;
  readonly #own = new Set<string>();
  #news: RoomState["news"] = [];

  /** A new connection stands. */
  onOpen(): void {
    [this.#emitted, this.#mayMiss] = [null, false];
  }

  /**
   * Refused, for a reason that was foreseen. At the door, where the database did not answer in time, nothing may be heard
   * until the next joining, and nothing shown before that has told what was missed.
   */
  onRefused(event: string, status: number): void {
    if (status === 500) this.wrong.push(`${event} answered 500`);
    if (event !== "room:join") return;
    this.refusals += 1;
    this.#mayMiss = true;
  }

  onEmitted(events: readonly RoomEvent[]): void {
    for (const event of events) {
      const next = (this.#emitted ?? 0) + 1;
      const isNext = event.n === next || (event.n > next && this.#mayMiss);
      if (this.#emitted !== null && !isNext)
        this.wrong.push(`${String(event.n)} emitted after ${String(this.#emitted)}`);
      [this.#emitted, this.#mayMiss] = [event.n, false];
      this.onHeard(event);
    }
  }

  /** An event came, in whatever way. */
  onHeard(event: RoomEvent): void {
    const name = nameOf(event);
    const known = this.heard.get(event.n) ?? name;
    if (known !== name) this.wrong.push(`${known} and ${name}`);
    this.heard.set(event.n, name);
    while (this.heard.has(this.#whole + 1)) this.#whole += 1;
  }

  /** The client writes a message of this id: that is shown where it is known, whatever is missing before it. */
  onWrite(id: string): void {
    this.#own.add(id);
  }

  /** Looks at the page, after every change of it. */
  look({ timeline, news }: RoomState): void {
    for (const n of timeline.posted.keys()) {
      if (this.#shown.has(n)) continue;
      this.#shown.add(n);
      if (!this.#own.has(timeline.now.get(n)?.id ?? "")) this.#lookAt(n);
    }
    if (news === this.#news) return;
    this.#news = news;
    for (const { n } of news) {
      if (n !== this.told + 1) this.wrong.push(`${String(n)} told after ${String(this.told)}`);
      this.told = n;
    }
  }

  #lookAt(n: number): void {
    if (n > this.#whole) this.wrong.push(`${String(n)} shown when only ${String(this.#whole)} had come`);
    if (n < this.#lastShown) this.wrong.push(`${String(n)} shown after ${String(this.#lastShown)}`);
    this.#lastShown = n;
  }
}
