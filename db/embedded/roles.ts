import pg from "pg";
import { EmbeddedError } from "./embedded-error.ts";
import { urlFor, type Secrets } from "./secrets.ts";

/** Makes the roles and the database where they are missing, and sets their rights. Safe to repeat. */
export async function prepareDatabase(secrets: Secrets, port: number): Promise<void> {
  await withClient(urlFor("portal_superuser", secrets, port, "postgres"), async (client) => {
    for (const role of ["portal_owner", "portal_app"] as const) {
      const { rowCount } = await client.query("select from pg_roles where rolname = $1", [role]);
      if (rowCount !== 0) continue;
      const password = client.escapeLiteral(secrets[role]);
      await client.query(
        `create role ${role} login nosuperuser nocreatedb nocreaterole password ${password}`,
      );
    }
    const { rowCount } = await client.query("select from pg_database where datname = 'portal'");
    if (rowCount === 0) await client.query("create database portal owner portal_owner");
    await client.query("revoke all on database portal from public");
    await client.query("grant connect on database portal to portal_app");
  });
  await withClient(urlFor("portal_superuser", secrets, port), async (client) => {
    await client.query("create extension if not exists pg_trgm");
    await client.query("revoke create on schema public from public");
    await client.query("grant usage, create on schema public to portal_owner");
    await client.query("grant usage on schema public to portal_app");
  });
}

/** Whether the database sees letters in every script: without them search by similarity finds nothing in Thai and little in Vietnamese. */
export async function seesLetters(secrets: Secrets, port: number): Promise<boolean> {
  return withClient(urlFor("portal_superuser", secrets, port), async (client) => {
    const { rows } = await client.query<{ seen: boolean }>(
      "select cardinality(show_trgm('ก')) > 0 and show_trgm('Đà') = show_trgm('đà') as seen",
    );
    return rows[0]?.seen === true;
  });
}

/** Answers whether the server takes connections; throws EmbeddedError where it does not know our password. */
export async function isReady(secrets: Secrets, port: number): Promise<boolean> {
  try {
    await withClient(urlFor("portal_superuser", secrets, port, "postgres"), (client) =>
      client.query("select"),
    );
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== "28P01") return false;
    throw new EmbeddedError(
      "The database in DATA_DIR does not know the passwords kept in DATA_DIR/database.json.",
    );
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A broken connection also rejects the query that waits on it.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
