import { CamelCasePlugin, Kysely, PostgresDialect, type KyselyConfig } from "kysely";
import pg from "pg";
import type { Database } from "./tables.ts";

/** By PostgreSQL's numbers of types: counters (int8) as numbers, they stay far below 2^53; days (date) as they are written. */
const ownParsers = new Map<number, (value: string) => unknown>([
  [20, Number],
  [1082, String],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    ownParsers.get(oid) ?? (pg.types.getTypeParser(oid, format ?? "text") as (value: string) => unknown),
};

/** A connection pool or a transaction: what every query takes first. */
export type Db = Kysely<Database>;

export interface Connection {
  readonly db: Db;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  readonly max?: number;
  readonly onQuery?: (sql: string) => void;
  readonly onError?: (error: Error) => void;
}

/** Opens a pool of at most `max` connections (10) to `url`. A connection that breaks while idle goes to `onError` and is replaced. */
export function connect(url: string, { max = 10, onQuery, onError }: ConnectionOptions = {}): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  let isClosing = false;
  pool.on("error", (error) => {
    if (!isClosing) onError?.(error);
  });
  // The pool hears only its idle connections: one that breaks between two queries of a transaction would end the process.
  // The transaction's next query is rejected all the same.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const log: KyselyConfig["log"] = onQuery
    ? (event) => {
        onQuery(event.query.sql);
      }
    : [];
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    log,
  });
  const close = () => {
    isClosing = true;
    return db.destroy();
  };
  return { db, pool, close };
}
