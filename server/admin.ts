import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { inviteAdministrator } from "#app/features/offices/invitation-commands.server.ts";
import { invitationDays } from "#app/features/offices/rules.ts";
import { emailSchema } from "#app/features/offices/schema.ts";
import { isLang, type Lang } from "#app/language/languages.ts";
import { connect, type Db } from "#db/connection.ts";
import { findRunningEmbedded } from "#db/embedded/start.ts";
import { isMigrated } from "#db/migrate.ts";
import { openDatabase } from "./database.ts";
import { readEnv, type Env } from "./env.ts";
import { ownOrigins } from "./listening.ts";
import { createLog } from "./log.ts";

/** Something that cannot be done, told in one sentence. */
class AdminError extends Error {
  override readonly name = "AdminError";
}

const usage =
  "Say what to do: npm run admin -- invite [--email name@organisation.example] [--lang en], which prints a link for an administrator.";

/** `npm run admin -- invite`: prints a link that works once and makes an administrator. Throws an error that is one sentence. */
export async function run(args: string[], source: NodeJS.ProcessEnv): Promise<void> {
  const { email, lang } = readArguments(args);
  const env = readEnv(source);
  const token = await onDatabase(env, (db) => inviteAdministrator(db, { email, lang }));
  process.stdout.write(
    [
      `${originOf(env)}/${lang}/invitation/${token}`,
      `The link makes ${email ?? "whoever opens it"} an administrator. It works once, for ${String(invitationDays)} days.`,
      "",
    ].join("\n"),
  );
}

interface Asked {
  readonly email: string | null;
  readonly lang: Lang;
}

function readArguments(args: string[]): Asked {
  const { positionals, values } = parsed(args);
  if (positionals.length !== 1 || positionals[0] !== "invite") throw new AdminError(usage);
  const { email, lang = "en" } = values;
  if (!isLang(lang))
    throw new AdminError(`--lang must be one of the portal's languages, such as en or vi; "${lang}" is not.`);
  if (email === undefined) return { email: null, lang };
  const address = emailSchema.safeParse(email);
  if (!address.success)
    throw new AdminError(`--email must be a whole address, name@organisation.example; "${email}" is not.`);
  return { email: address.data, lang };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { email: { type: "string" }, lang: { type: "string" } },
    });
  } catch (error) {
    throw new AdminError(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}

/** Works on DATABASE_URL, on the embedded database of a running portal, or starts the embedded one for the moment. */
async function onDatabase<T>(env: Env, work: (db: Db) => Promise<T>): Promise<T> {
  const running = env.databaseUrl ?? findRunning(env.dataDir);
  if (running === null) {
    const database = await openDatabase(env, createLog("error"));
    return work(database.connection.db).finally(() => database.close());
  }
  const connection = connect(running, { max: 1 });
  const { db } = connection;
  try {
    await assertReady(db);
    return await work(db);
  } finally {
    await connection.close();
  }
}

function findRunning(dataDir: string): string | null {
  return existsSync(path.join(dataDir, "portal.lock")) ? (findRunningEmbedded(dataDir)?.url ?? null) : null;
}

async function assertReady(db: Db): Promise<void> {
  const why = await isMigrated(db).then(
    (isDone) => (isDone ? null : "its schema is not the one of this version: start the portal once"),
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (why !== null) throw new AdminError(`The database cannot be used: ${why}.`);
}

/** Where the portal is reached, as it says itself when it starts. */
function originOf(env: Env): string {
  return [...ownOrigins(env)][0] ?? "";
}
