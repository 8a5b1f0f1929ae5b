/** A state that is watched from outside: another object after every change. */
export class Watched<S extends object> {
  readonly #watchers = new Set<() => void>();
  #state: S;

  constructor(state: S) {
    this.#state = state;
  }

  readonly get = (): S => this.#state;

  /** Calls `watcher` after every change; gives the function that ends it. */
  readonly subscribe = (watcher: () => void) => {
    this.#watchers.add(watcher);
    return () => {
      this.#watchers.delete(watcher);
    };
  };

  protected set(change: Partial<S>): void {
    this.#state = { ...this.#state, ...change };
    for (const watcher of this.#watchers) watcher();
  }
}
