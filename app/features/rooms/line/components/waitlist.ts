import { noOutbox, type Entry, type Outbox } from "../outbox.ts";

/**
 * What waits in a room, as this tab shows it: changed at once, kept in the outbox right after, and what another tab has
 * put there or sent is taken over.
 */
export class Waitlist {
  #outbox: Outbox = noOutbox;
  readonly #onChange: () => void;
  #entries: readonly Entry[] = [];
  #saving: Promise<void> = Promise.resolve();
  #changes = 0;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** From now on what waits is kept in this outbox, and what waits there is here; gives the function that ends it. */
  keepIn(outbox: Outbox): () => void {
    this.#outbox = outbox;
    void this.refresh();
    return outbox.onChange(() => void this.refresh());
  }

  /** Does the work while no other tab does its own, after a look at what the others have done. */
  inTurn(work: () => Promise<void>): Promise<void> {
    return this.#outbox.inTurn(async () => {
      await this.refresh();
      await work();
    });
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Puts it after all others, or in the place of one of the same key. */
  put(entry: Entry): void {
    const isKnown = this.#entries.some(({ key }) => key === entry.key);
    const others = this.#entries.map((one) => (one.key === entry.key ? entry : one));
    this.#change(isKnown ? others : [...others, entry], () => this.#outbox.put(entry));
  }

  remove(keys: ReadonlySet<string>): void {
    const gone = this.#entries.filter(({ key }) => keys.has(key));
    if (gone.length === 0) return;
    this.#change(
      this.#entries.filter(({ key }) => !keys.has(key)),
      async () => {
        for (const { key } of gone) await this.#outbox.remove(key);
      },
    );
  }

  /** What waits is no longer kept, and stays on the page alone. */
  forget(): void {
    void this.#outbox.forget();
  }

  /** Resolves when all that was changed so far is kept. */
  saved(): Promise<void> {
    return this.#saving;
  }

  /** Takes over what the outbox holds; what is changed meanwhile is kept first. */
  async refresh(): Promise<void> {
    for (;;) {
      const before = this.#changes;
      await this.#saving;
      const kept = await this.#outbox.list();
      if (kept === null) return;
      if (before !== this.#changes) continue;
      this.#entries = kept;
      this.#onChange();
      return;
    }
  }

  #change(entries: readonly Entry[], save: () => Promise<void>): void {
    this.#entries = entries;
    this.#changes += 1;
    this.#saving = this.#saving.then(save);
    this.#onChange();
  }
}
