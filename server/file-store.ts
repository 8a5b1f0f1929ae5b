/** Where bytes lie under names; names are checked before they come here. */
export interface FileStore {
  /** For sentences: the folder, or the bucket without its secrets. */
  readonly place: string;
  /** Whole or not at all, however often. */
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Null where nothing has this name. */
  read(name: string): Promise<Uint8Array | null>;
  remove(name: string): Promise<void>;
  /** Every name, and perhaps others that are not ours. */
  list(): AsyncIterable<string>;
}
