import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { connect, type Db } from "#db/connection.ts";
import { startEmbedded } from "#db/embedded/start.ts";
import { startPortal, type PortalProcess } from "../portal-process.ts";

const password = "faults-only";

export interface Ground {
  /** As the portal's own role. */
  readonly db: Db;
  readonly url: string;
  /** Starts one more node: all share the database and the files. Its clock may be wrong by so many milliseconds. */
  node(wrong?: number): Promise<PortalProcess>;
  close(): Promise<void>;
}

/** A database that outlives the portals on it, and a folder that they share. */
export async function openGround(): Promise<Ground> {
  const folder = await mkdtemp(path.join(tmpdir(), "portal killed "));
  // As root PostgreSQL runs as another user, who has to pass through this folder.
  await chmod(folder, 0o755);
  const log = pino({ level: "error" });
  const postgres = await startEmbedded({
    ...{ dataDir: path.join(folder, "data"), log, settings: { fsync: "off" } },
  });
  const connection = connect(postgres.url, { onError: () => undefined });
  const env = { DATABASE_URL: postgres.url, DATABASE_OWNER_URL: postgres.ownerUrl, DEMO: "force" };
  return {
    ...{ db: connection.db, url: postgres.url },
    node: (wrong = 0) =>
      startPortal({
        ...{ dataDir: path.join(folder, "shared"), password },
        env: wrong === 0 ? env : { ...env, NODE_OPTIONS: `--import=${clockWrongBy(wrong)}` },
      }),
    async close() {
      await connection.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A module that sets the clock of the process that imports it wrong. */
function clockWrongBy(ms: number): string {
  const source = `const Right = Date;
    globalThis.Date = class extends Right {
      constructor(...given) { super(...(given.length > 0 ? given : [Right.now() + ${String(ms)}])); }
      static now() { return Right.now() + ${String(ms)}; }
    };`;
  return `data:text/javascript,${encodeURIComponent(source)}`;
}

/** The cookie of a new session of a demonstration account; good at every node. */
export async function signIn(portal: PortalProcess, handle: string): Promise<string> {
  const email = `${handle}@ascn.example`;
  const answer = await send(portal, "", "/sign-in", { email, password });
  const session = answer.headers.getSetCookie().find((one) => one.startsWith("session="));
  return session?.split(";")[0] ?? "";
}

/** Sends a form; rejects where the portal dies before it answers. */
export function send(
  { origin }: PortalProcess,
  cookie: string,
  place: string,
  fields: Readonly<Record<string, string>> | FormData,
): Promise<Response> {
  return fetch(`${origin}/en${place}`, {
    ...{ method: "POST", redirect: "manual", headers: { Origin: origin, Cookie: cookie } },
    body: fields instanceof FormData ? fields : new URLSearchParams(fields),
  });
}

/** What a page says; fails where it is not there. */
export async function read({ origin }: PortalProcess, cookie: string, place: string): Promise<string> {
  const answer = await fetch(`${origin}/en${place}`, { headers: { Cookie: cookie } });
  if (answer.status !== 200) throw new Error(`${place} answered ${String(answer.status)}`);
  return answer.text();
}
