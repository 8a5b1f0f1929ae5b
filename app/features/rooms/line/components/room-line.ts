import type { RoomEvent } from "../../room-event.ts";
import type { Here } from "../here.ts";
import type { Link } from "../room-state.ts";
import type { Answer } from "../verdict.ts";
import type { connectRooms, RoomConnection } from "./room-connection.ts";

interface Joined {
  readonly events: readonly RoomEvent[];
  readonly more: boolean;
  /** The mandate the line acts under: another than the page's, where someone signed in anew or changed it since. */
  readonly as?: string | null;
}

interface Ends {
  readonly room: string;
  /** The mandate of the page; null where the page does not say. */
  readonly mandate: string | undefined;
  /** The last number known. */
  last(): number;
  onLink(link: Link): void;
  /** The line is refused for good: nobody is signed in. */
  onSignedOut(): void;
  /** Events: heard as they happened, or caught up with. Gives whether some are missing before them. */
  onEvents(events: readonly RoomEvent[]): boolean;
  onHere(here: Here): void;
}

/** How long after a failed joining the next is tried, in milliseconds. */
const joinAgainAfter = 5000;

/** A room's line: joins with the last number known whenever the line stands or something is missing, until nothing is. */
export class RoomLine {
  readonly #ends: Ends;
  #link: Link = "connecting";
  #connection: RoomConnection | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isJoining = false;

  constructor(ends: Ends) {
    this.#ends = ends;
  }

  get link(): Link {
    return this.#link;
  }

  /** Opens the line and gives the function that closes it. */
  open(connect: typeof connectRooms): () => void {
    let isClosed = false;
    const ours =
      <T>(hear: (given: T) => void) =>
      (room: string, given: T) => {
        if (room === this.#ends.room) hear(given);
      };
    const opening = connect({
      onOpen: () => void this.#join(),
      onLost: (link) => {
        this.become(link);
        if (link === "refused") this.#ends.onSignedOut();
      },
      onEvents: ours((events) => {
        if (this.#ends.onEvents(events)) void this.#join();
      }),
      onHere: ours((here) => {
        this.#ends.onHere(here);
      }),
      onActing: (as) => {
        if (this.#isOther({ as })) this.become("other");
        else if (this.#link === "other") void this.#join();
      },
    });
    opening.then(
      (connection) => {
        this.#connection = connection;
        if (isClosed) connection.close();
      },
      () => {
        this.become("blocked");
      },
    );
    return () => {
      isClosed = true;
      clearTimeout(this.#timer);
      this.#connection?.close();
    };
  }

  ask<T>(event: string, payload: object): Promise<Answer<T>> {
    if (!this.#connection) return Promise.reject(new Error("not connected"));
    return this.#connection.ask<T>(event, { room: this.#ends.room, ...payload });
  }

  become(link: Link): void {
    this.#link = link;
    this.#ends.onLink(link);
  }

  async #join(): Promise<void> {
    if (this.#isJoining) return;
    this.#isJoining = true;
    try {
      for (let more = true; more;) {
        const answer = await this.ask<Joined>("room:join", { after: this.#ends.last() });
        if (!answer.ok && (answer.status === 429 || answer.status >= 500)) {
          this.#joinLater();
          return;
        }
        if (!answer.ok || this.#isOther(answer)) {
          this.become(answer.ok ? "other" : "refused");
          return;
        }
        this.#ends.onEvents(answer.events);
        ({ more } = answer);
      }
      this.become("live");
    } catch {
      this.#joinLater();
    } finally {
      this.#isJoining = false;
    }
  }

  /** What waits here is one person's: it does not go out over a line that has become another's. */
  #isOther({ as }: Pick<Joined, "as">): boolean {
    return this.#ends.mandate !== undefined && as !== undefined && as !== this.#ends.mandate;
  }

  /** The line may stand although joining failed: then nothing else would try again. */
  #joinLater(): void {
    this.become("lost");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#link === "lost") void this.#join();
    }, joinAgainAfter);
  }
}
