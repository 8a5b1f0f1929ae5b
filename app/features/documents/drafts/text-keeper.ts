/** How what is typed stands: saved, on its way, kept here until the line is back, refused, or changed by another meanwhile. */
export type KeepingStatus = "saved" | "waiting" | "unsaved" | "refused" | "conflict";

export interface Keeping {
  readonly status: KeepingStatus;
  /** The revision that is being changed. */
  readonly revision: number;
  /** Of the refusal. */
  readonly key: string | null;
}

export interface Kept {
  readonly text: string;
  readonly revision: number;
}

/** The server's word on a text that was sent; null where there was none: the line is broken, or it is busy. */
export type SavingAnswer = { readonly revision: number } | { readonly key: string } | null;

interface World {
  send(text: string, revision: number): Promise<SavingAnswer>;
  /** Keeps the text in the browser until it is saved; null forgets it. */
  keep(kept: Kept | null): void;
  /** Calls back after so many milliseconds; gives the way to call it off. */
  later(work: () => void, ms: number): () => void;
  onChange(keeping: Keeping): void;
}

/** How long after the last sign a text is sent, and how long is waited for a broken line, in milliseconds. */
const pause = 1200;
const [firstWait, longestWait] = [2000, 30_000];

/**
 * Saves a text as it is typed, one request at a time, and keeps it in the browser until the server has it. It stops where
 * another has written meanwhile: then a person decides.
 */
export class TextKeeper {
  readonly #world: World;
  #text: string;
  #saved: string;
  #keeping: Keeping;
  #isSending = false;
  #wait = firstWait;
  #callOff: () => void = () => undefined;

  constructor(world: World, { text, revision }: Kept) {
    this.#world = world;
    this.#text = text;
    this.#saved = text;
    this.#keeping = { status: "saved", revision, key: null };
  }

  /** What stands in the field now. */
  type(text: string): void {
    this.#text = text;
    this.#world.keep({ text, revision: this.#keeping.revision });
    if (this.#keeping.status === "conflict") return;
    this.#tell("waiting");
    this.#soon(pause);
  }

  /** What an earlier visit has left unsaved: it goes on where nobody has written meanwhile. */
  resume(kept: Kept): void {
    this.#text = kept.text;
    if (kept.revision !== this.#keeping.revision) this.#tell("conflict", "textChanged");
    else this.type(kept.text);
  }

  /** The line may be back. */
  tryNow(): void {
    if (this.#keeping.status !== "unsaved") return;
    this.#wait = firstWait;
    this.#soon(0);
  }

  /** What the server has now. Gives whether it belongs into the field: nothing else was typed. */
  load({ text, revision }: Kept): boolean {
    if (revision <= this.#keeping.revision || this.#keeping.status !== "saved" || this.#isSending)
      return false;
    this.#text = text;
    this.#saved = text;
    this.#tell("saved", null, revision);
    return true;
  }

  /** Ends it; what is kept stays kept. */
  close(): void {
    this.#callOff();
  }

  #soon(ms: number): void {
    this.#callOff();
    this.#callOff = this.#world.later(() => void this.#send(), ms);
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    const text = this.#text;
    this.#isSending = true;
    const answer = await this.#world.send(text, this.#keeping.revision).catch(() => null);
    this.#isSending = false;
    if (answer === null) {
      this.#tell("unsaved");
      this.#soon(this.#wait);
      this.#wait = Math.min(longestWait, this.#wait * 2);
    } else if ("key" in answer) this.#tell(answer.key === "textChanged" ? "conflict" : "refused", answer.key);
    else this.#onSaved(text, answer.revision);
  }

  #onSaved(text: string, revision: number): void {
    this.#saved = text;
    this.#wait = firstWait;
    const isAll = this.#text === this.#saved;
    this.#world.keep(isAll ? null : { text: this.#text, revision });
    this.#tell(isAll ? "saved" : "waiting", null, revision);
    if (!isAll) this.#soon(pause);
  }

  #tell(status: KeepingStatus, key: string | null = null, revision = this.#keeping.revision): void {
    this.#keeping = { status, key, revision };
    this.#world.onChange(this.#keeping);
  }
}
