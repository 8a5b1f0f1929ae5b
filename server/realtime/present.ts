import { hereOf, type Here } from "#app/features/rooms/line/here.ts";
import type { By } from "#app/features/rooms/room-event.ts";

interface Ways {
  /** Tells all sockets of the room, or those of these ids alone. */
  tell(here: Here, to: readonly string[] | "all"): void;
  /** Says to the other nodes who is here by this one. */
  write(mandates: readonly string[]): Promise<void>;
  /** Who is here by other nodes. */
  read(): Promise<readonly By[]>;
  onError(err: unknown): void;
}

/** How long after a change it is told, in milliseconds: in full rooms later, so that a thousand who come do not tell a thousand each. */
const soonest = 300;
const perSocket = 2;
const latest = 5_000;
/** How long one counts as writing after the last sign of it, in milliseconds. */
const writingFor = 6_000;
const passedOnEvery = 2_500;

/** Who is in one room, by this node and by the others. What has not changed is neither told nor written; nothing is asked while nothing changes. */
export class Present {
  readonly #ways: Ways;
  readonly #sockets = new Map<string, By>();
  /** Until when someone counts as writing, by mandate. */
  readonly #writing = new Map<string, number>();
  readonly #newcomers = new Set<string>();
  #elsewhere: readonly By[] = [];
  #told = "";
  #written = "";
  #timer: NodeJS.Timeout | undefined;
  #fading: NodeJS.Timeout | undefined;
  #isStale = true;
  #isChanged = false;
  #isClosed = false;

  constructor(ways: Ways) {
    this.#ways = ways;
  }

  get isEmpty(): boolean {
    return this.#sockets.size === 0;
  }

  has(mandate: string): boolean {
    return [...this.#sockets.values(), ...this.#elsewhere].some((by) => by.mandate === mandate);
  }

  enter(socket: string, by: By): void {
    if (this.#sockets.get(socket)?.mandate === by.mandate) return;
    this.#sockets.set(socket, by);
    this.#newcomers.add(socket);
    this.#soon();
  }

  leave(socket: string): void {
    this.#newcomers.delete(socket);
    if (this.#sockets.delete(socket)) this.#soon();
  }

  /** Someone in the room is writing; gives whether that is to be passed on: not again within a moment. */
  write(mandate: string): boolean {
    const left = (this.#writing.get(mandate) ?? 0) - Date.now();
    if (left > writingFor - passedOnEvery) return false;
    if (!this.#writing.has(mandate)) this.#soon();
    this.#writing.set(mandate, Date.now() + writingFor);
    this.#fading ??= setTimeout(() => {
      this.#fade();
    }, writingFor);
    return true;
  }

  /** Has said it, or thought better of it. */
  stopWriting(mandate: string): void {
    if (this.#writing.delete(mandate)) this.#soon();
  }

  /** Others may be here by other nodes than was read last; `isLost`: what this node has said may be lost too. */
  lookAgain(isLost: boolean): void {
    this.#isStale = true;
    if (isLost) this.#written = "";
    this.#soon();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#fading);
  }

  #soon(atLeast = soonest): void {
    this.#isChanged = true;
    if (this.#timer !== undefined || this.#isClosed) return;
    const wait = Math.min(latest, Math.max(atLeast, this.#sockets.size * perSocket));
    this.#timer = setTimeout(() => void this.#workOn(), wait);
  }

  async #workOn(): Promise<void> {
    this.#isChanged = false;
    let again = soonest;
    try {
      await this.#work();
    } catch (err) {
      this.#ways.onError(err);
      this.#isStale = this.#isChanged = true;
      this.#written = "";
      again = latest;
    }
    this.#timer = undefined;
    if (this.#isChanged) this.#soon(again);
  }

  async #work(): Promise<void> {
    const mandates = [...new Set([...this.#sockets.values()].map(({ mandate }) => mandate))];
    const key = mandates.toSorted().join();
    if (key !== this.#written) await this.#ways.write(mandates);
    this.#written = key;
    if (this.#isStale) {
      this.#isStale = false;
      this.#elsewhere = await this.#ways.read();
    }
    this.#tell();
  }

  #tell(): void {
    const newcomers = [...this.#newcomers];
    this.#newcomers.clear();
    const here = hereOf([...this.#sockets.values(), ...this.#elsewhere], this.#writing.keys());
    const told = JSON.stringify(here);
    if (told !== this.#told) this.#ways.tell(here, "all");
    else if (newcomers.length > 0) this.#ways.tell(here, newcomers);
    this.#told = told;
  }

  #fade(): void {
    const now = Date.now();
    for (const [mandate, until] of this.#writing)
      if (until <= now && this.#writing.delete(mandate)) this.#soon();
    const next = Math.min(...this.#writing.values());
    this.#fading = Number.isFinite(next)
      ? setTimeout(
          () => {
            this.#fade();
          },
          Math.max(100, next - now),
        )
      : undefined;
  }
}
