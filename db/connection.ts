import { CamelCasePlugin, Kysely, PostgresDialect, type KyselyConfig } from "kysely";
import pg from "pg";
import type { Database } from "./tables.ts";

/** Counters (int8) as numbers, they stay far below 2^53; days (date) as they are written, without a time zone. */
const types = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (oid === pg.types.builtins.INT8) return Number;
    if (oid === pg.types.builtins.DATE) return String;
    return pg.types.getTypeParser(oid, format as "text");
  }) as typeof pg.types.getTypeParser,
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
  pool.on("error", (error) => onError?.(error));
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
  return { db, pool, close: () => db.destroy() };
}
