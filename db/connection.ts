import {
  CamelCasePlugin,
  Kysely,
  PostgresDialect,
  type KyselyConfig,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from "kysely";
import pg from "pg";
import { isAway } from "#app/features/access/away.ts";
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

/**
 * The portal's statements go step by step through indexes. Of a kept plan PostgreSQL does not know that it will read a few
 * rows: of a room of a million it took many, and had workers or machine code made ready for one event, 5 ms instead of a half.
 */
const asSteps = "-c max_parallel_workers_per_gather=0 -c jit=off";

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
  /** How long to wait for a connection and for an answer, in milliseconds; without it 10 s for one, and for the other for good. */
  readonly patience?: { readonly connection: number; readonly answer: number };
}

/** Opens a pool of at most `max` connections (10) to `url`. A connection that breaks while idle goes to `onError` and is replaced. */
export function connect(
  url: string,
  { max = 10, onQuery, onError, patience }: ConnectionOptions = {},
): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: patience?.connection ?? 10_000,
    keepAlive: true,
    options: asSteps,
    // The server gives a statement up first; only one that hangs as a whole is left to the driver's own clock.
    ...(patience ? { statement_timeout: patience.answer - 1_000, query_timeout: patience.answer } : {}),
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
    dialect: new PostgresDialect({ pool: careful(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    log,
  });
  const close = () => {
    isClosing = true;
    return db.destroy();
  };
  return { db, pool, close };
}

/** `/* kept as NAME *\/` before a statement, or after its `select`: parsed and planned once a connection. For the few that are asked all the time with ever the same text. */
const kept = /^(?:select )?\/\* kept as ([a-z-]+) \*\//;

function ask(client: pg.PoolClient, text: string, values: readonly unknown[]): Promise<unknown> {
  const name = kept.exec(text)?.[1];
  return client.query({ ...(name === undefined ? {} : { name }), text, values: [...values] });
}

/** A connection that broke or did not answer in time may still stand inside a transaction: it is closed, not handed to the next. */
function careful(pool: pg.Pool): PostgresPool {
  return {
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      let broken: Error | undefined;
      const query = async <R>(sql: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
        if (broken) throw broken;
        try {
          return (await ask(client, sql, values)) as PostgresQueryResult<R>;
        } catch (error) {
          if (isAway(error)) broken = error as Error;
          throw error;
        }
      };
      return {
        query: query as PostgresPoolClient["query"],
        release: () => {
          client.release(broken);
        },
      };
    },
  };
}
