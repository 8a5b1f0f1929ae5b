import { connect, type Connection } from "#db/connection.ts";
import { startEmbedded } from "#db/embedded/start.ts";
import { migrate, seesLetters } from "#db/migrate.ts";
import { loadReference } from "#db/seeds/reference/load.ts";
import type { Log } from "#app/features/access/services.ts";
import type { Env } from "./env.ts";

export interface OpenDatabase {
  readonly connection: Connection;
  readonly url: string;
  /** For the start's report: "embedded PostgreSQL 18.4". */
  readonly description: string;
  readonly close: () => Promise<void>;
}

/** A page that waits longer than this for the database is answered 503, in milliseconds. */
const patience = { connection: 3_000, answer: 6_000 };

/** Starts or finds PostgreSQL, migrates it as its owner, loads the reference content, and opens the application's pool. */
export async function openDatabase(env: Env, log: Log): Promise<OpenDatabase> {
  const place = env.databaseUrl === null ? await embedded(env, log) : given(env, env.databaseUrl, log);
  try {
    const owner = connect(place.ownerUrl, { max: 2 });
    await assertAnswers(owner, place);
    const migrated = await migrate(owner, new URL(place.url).username).finally(() => owner.close());
    if (migrated.length > 0) log.info({ migrations: migrated }, "migrated");
    const connection = connect(place.url, {
      patience,
      onError: (err) => {
        log.warn({ err }, "a database connection broke");
      },
    });
    if (!(await seesLetters(connection.db)))
      log.warn(
        {},
        "the database sees no letters in Thai (show_trgm('ก') is empty), so /readyz stays not ready; create it with LC_CTYPE C.UTF-8 or another UTF-8 locale",
      );
    await loadReference(connection.db);
    return {
      connection,
      url: place.url,
      description: place.description,
      close: async () => {
        await connection.close();
        await place.stop();
      },
    };
  } catch (error) {
    await place.stop();
    throw error;
  }
}

/** Throws a sentence, without the address's password, where the database of DATABASE_URL cannot be reached. */
async function assertAnswers(owner: Connection, { ownerUrl }: Place): Promise<void> {
  try {
    await owner.pool.query("select 1");
  } catch (error) {
    await owner.close();
    const { host, pathname } = new URL(ownerUrl);
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The database ${pathname.slice(1)} at ${host}, which DATABASE_URL names, does not answer: ${why}.`,
    );
  }
}

interface Place {
  readonly url: string;
  readonly ownerUrl: string;
  readonly description: string;
  readonly stop: () => Promise<void>;
}

async function embedded(env: Env, log: Log): Promise<Place> {
  const { url, ownerUrl, version, stop } = await startEmbedded({ dataDir: env.dataDir, log });
  return { url, ownerUrl, stop, description: `embedded PostgreSQL ${version}` };
}

function given(env: Env, url: string, log: Log): Place {
  if (env.databaseOwnerUrl === null)
    log.warn(
      {},
      "DATABASE_OWNER_URL is not set: the application's role owns the tables, so the audit log is guarded by a trigger only",
    );
  return {
    url,
    ownerUrl: env.databaseOwnerUrl ?? url,
    description: "the PostgreSQL of DATABASE_URL",
    stop: () => Promise.resolve(),
  };
}
