/** Files that were made, by the key of what they were made from. */
export interface Shelf {
  /** The file of this key; `make` is called where it is not there, once for all who ask meanwhile. */
  take(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

/** Keeps files in memory up to so many bytes; those not asked for the longest go first. */
export function createShelf(maxBytes: number): Shelf {
  const kept = new Map<string, Uint8Array>();
  const making = new Map<string, Promise<Uint8Array>>();
  let bytes = 0;
  const keep = (key: string, file: Uint8Array) => {
    if (file.length > maxBytes) return;
    kept.set(key, file);
    bytes += file.length;
    for (const [oldest, { length }] of kept) {
      if (bytes <= maxBytes) return;
      kept.delete(oldest);
      bytes -= length;
    }
  };
  const begin = (key: string, make: () => Promise<Uint8Array>) => {
    const begun = make();
    making.set(key, begun);
    const forget = () => making.delete(key);
    void begun
      .then((file) => {
        keep(key, file);
      })
      .then(forget, forget);
    return begun;
  };
  return {
    async take(key, make) {
      const file = kept.get(key);
      if (file === undefined) return making.get(key) ?? begin(key, make);
      kept.delete(key);
      kept.set(key, file);
      return file;
    },
  };
}
