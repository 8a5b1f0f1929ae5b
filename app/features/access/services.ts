import type { Db } from "#db/connection.ts";

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

/** Counts what someone does. `take` throws 429 `tooMany` with `retryAfter` (s) beyond the limit; a refused try does not count. */
export interface Limit {
  take(key: string): Promise<void>;
}

/** What every deed is handed: state enters once, in server/main.ts. */
export interface Services {
  readonly db: Db;
  /** Now, for showing. Deadlines are decided by the database's clock. */
  readonly clock: () => Date;
  readonly log: Log;
  readonly passwords: Passwords;
  /** Writing in rooms, by person; none where the server itself writes (demonstration, jobs). */
  readonly roomWrites?: Limit;
}
