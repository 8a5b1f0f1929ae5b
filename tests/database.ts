import { randomUUID } from "node:crypto";
import { sql, type RawBuilder } from "kysely";
import { inject } from "vitest";
import { connect, type Connection, type ConnectionOptions, type Db } from "#db/connection.ts";

/** The PostgreSQL of a run and the migrated database in it, with the reference content, that tests copy. */
export interface TestServer {
  /** As the application's role. */
  readonly url: string;
  /** As the owner of the tables. */
  readonly ownerUrl: string;
  /** Makes and drops databases. */
  readonly superuserUrl: string;
  readonly template: string;
}

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

export interface TestDatabase {
  /** As the application's role: what the portal itself may do. */
  readonly db: Db;
  readonly pool: Connection["pool"];
  readonly url: string;
  /** As the owner of the tables, for what the portal may not do. */
  readonly ownerUrl: string;
  close(): Promise<void>;
}

/** A database of its own for one test file, copied from the template; `close` drops it. */
export async function testDatabase(options: ConnectionOptions = {}): Promise<TestDatabase> {
  const server = inject("testServer");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await createDatabase(server, name, server.template);
  const url = databaseUrl(server.url, name);
  const connection = connect(url, options);
  return {
    db: connection.db,
    pool: connection.pool,
    url,
    ownerUrl: databaseUrl(server.ownerUrl, name),
    close: async () => {
      await connection.close();
      await dropDatabase(server, name);
    },
  };
}

/** PostgreSQL ends whoever is still in it, and gives up where one of them takes more than 5 s to go, as on a busy machine. */
async function dropDatabase(server: TestServer, name: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await asSuperuser(server, sql`drop database ${sql.id(name)} with (force)`);
      return;
    } catch (error) {
      const isInUse = error instanceof Error && "code" in error && error.code === "55006";
      if (!isInUse || tries === 4) throw error;
    }
  }
}

/** The same server and role, another database. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Makes a database that belongs to the tables' owner: empty, or a copy of `template`, to which nobody may be connected. */
export async function createDatabase(
  server: TestServer,
  name: string,
  template = "template1",
): Promise<void> {
  const owner = sql.id(new URL(server.ownerUrl).username);
  // Files are copied, not written through the log: half the time, and the log stays small.
  const copied = sql`template ${sql.id(template)} strategy file_copy`;
  await asSuperuser(server, sql`create database ${sql.id(name)} owner ${owner} ${copied}`);
}

async function asSuperuser(server: TestServer, statement: RawBuilder<unknown>): Promise<void> {
  const connection = connect(server.superuserUrl, { max: 1 });
  try {
    await statement.execute(connection.db);
  } finally {
    await connection.close();
  }
}
