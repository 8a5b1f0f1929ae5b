import type { Db } from "#db/connection.ts";
import type { LimitName, Settings } from "./settings.ts";
import type { TableFile } from "./table-file.ts";

/** Structured log: an object of ids and numbers, never a secret or a text someone wrote, and a short sentence. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Hashes and checks passwords by argon2id, two at a time. Checking against no hash takes as long and is never right. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(hash: string | null, password: string): Promise<boolean>;
}

/** A count that a statement takes with what it writes: at most `points` in `seconds`. */
export interface Counter {
  readonly key: string;
  readonly points: number;
  readonly seconds: number;
  /** Hears what the statement counted and in how many milliseconds the count begins anew; throws where it is beyond the limit. */
  hear(count: { readonly points: number; readonly wait: number }): void;
}

/** Counts what someone does, for all nodes together. Beyond a limit: 429 `tooMany` with `retryAfter` (s). */
export interface Limits {
  /** Counts one, or throws; a refused try does not count and does not lengthen the wait. */
  take(name: LimitName, key: string): Promise<void>;
  /** Throws where the limit is reached, counts nothing: for what counts failures only. */
  refuseSpent(name: LimitName, key: string): Promise<void>;
  /** For a deed whose own statement counts: what it counts, or throws where that is known to be spent. Where it is absent, `take` counts. */
  counter?(name: LimitName, key: string): Counter;
}

/** Files under their SHA-256 (hex): a folder, or a bucket. */
export interface Files {
  /** Keeps the bytes and gives their name; keeping twice is keeping once. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes of this name, null where there are none. */
  get(name: string): Promise<Uint8Array | null>;
  remove(name: string): Promise<void>;
  /** Every name, in any order. */
  list(): AsyncIterable<string>;
}

/** What was drawn of a page: its points, red, green, blue and opacity a byte each, row by row. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly points: Uint8Array;
}

/** A message of the outbox as it is shown. */
export interface OutboxMessage {
  readonly name: string;
  readonly to: string;
  readonly subject: string;
  /** BCP 47 tag of the language it is written in. */
  readonly lang: string;
  /** The plain text. */
  readonly text: string;
  /** The whole message as it would be sent. */
  readonly source: string;
}

/** The messages that are written to a folder where no mail server is given. */
export interface Outbox {
  /** At most `limit` messages from `offset`, the newest first, and how many there are in all. */
  list(page: { readonly offset: number; readonly limit: number }): Promise<{
    readonly count: number;
    readonly messages: readonly (OutboxMessage & { readonly at: Date })[];
  }>;
  /** The message of this name, null where there is none. */
  read(name: string): Promise<OutboxMessage | null>;
}

/** What every deed is handed: state enters once, in server/main.ts. */
export interface Services {
  readonly db: Db;
  /** The portal's own origins: https://portal.example */
  readonly origins: ReadonlySet<string>;
  /** Now, for showing. Deadlines are decided by the database's clock. */
  readonly clock: () => Date;
  readonly log: Log;
  readonly passwords: Passwords;
  readonly files: Files;
  /** Reads an Excel or Word file apart from everything else. Throws 413 and 422 with what is wrong with it. */
  readonly readTable: (bytes: Uint8Array) => Promise<TableFile>;
  /** Draws the first page of a PDF apart from everything else, within seconds; null where none comes of it. */
  readonly drawPage: (pdf: Uint8Array) => Promise<Drawing | null>;
  readonly limits: Limits;
  /** What administrators have set, as of the last change heard. */
  readonly settings: () => Settings;
  /** The outbox that administrators of the demonstration read; null elsewhere. */
  readonly outbox: Outbox | null;
}
