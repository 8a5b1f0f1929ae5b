import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { connect, type Db } from "#db/connection.ts";
import { startEmbedded } from "#db/embedded/start.ts";
import { migrate } from "#db/migrate.ts";
import * as accounts from "#db/queries/accounts.ts";
import { putSetting } from "#db/queries/settings.ts";
import { loadReference } from "#db/seeds/reference/load.ts";
import { createSessions } from "#server/sessions.ts";
import { startPortal, type PortalProcess } from "../portal-process.ts";

/** Where every node is known under: a proxy stands before them. */
export const origin = "http://portal.test";
/** A standing room that every member writes in. */
export const room = "covid-19-response";

export interface RoomsGround {
  /** As the portal's own role. */
  readonly db: Db;
  readonly url: string;
  readonly dataDir: string;
  /** Starts a node, over this address of the database where it is not the usual one. */
  node(databaseUrl?: string): Promise<Node>;
  /** The cookies of sessions of so many people, each acting for a city of its own. */
  signIn(count: number): Promise<string[]>;
  close(): Promise<void>;
}

export interface Node extends PortalProcess {
  readonly port: number;
}

/** What clients that all come from one address, again and again, would else run into. */
const wide = { points: 1_000_000, seconds: 1 };
const unhindered = {
  "limits.roomWrites": wide,
  "limits.joins": wide,
  "limits.handshakes": wide,
  socketsPerPerson: 1000,
};

/** A migrated database with the reference content, that outlives the nodes on it. `settings` stand from the start; usually nobody is limited. */
export async function openRooms(
  settings: Readonly<Record<string, unknown>> = unhindered,
): Promise<RoomsGround> {
  const folder = await mkdtemp(path.join(tmpdir(), "portal rooms "));
  // As root PostgreSQL runs as another user, who has to pass through this folder.
  await chmod(folder, 0o755);
  const dataDir = path.join(folder, "data");
  const postgres = await startEmbedded({
    dataDir,
    log: pino({ level: "silent" }),
    settings: { fsync: "off" },
  });
  const owner = connect(postgres.ownerUrl, { max: 1 });
  await migrate(owner, new URL(postgres.url).username);
  await loadReference(owner.db);
  await owner.close();
  const connection = connect(postgres.url, { onError: () => undefined });
  const { db } = connection;
  for (const [name, value] of Object.entries(settings)) await putSetting(db, name, value);
  return {
    ...{ db, url: postgres.url, dataDir },
    async node(databaseUrl = postgres.url) {
      const env = { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: postgres.ownerUrl, PUBLIC_ORIGIN: origin };
      const portal = await startPortal({ dataDir: path.join(folder, "shared"), password: "", env });
      return { ...portal, port: Number(new URL(portal.origin).port) };
    },
    signIn: (count) => signIn(db, count),
    async close() {
      await connection.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function signIn(db: Db, count: number): Promise<string[]> {
  const sessions = createSessions(db, { secure: false });
  const offices = (await accounts.listOffices(db)).filter(({ kind }) => kind === "city").slice(0, count);
  const opened = offices.map(async ({ id: officeId, citySlug }) => {
    const person = { email: `${citySlug ?? ""}@example.org`, name: citySlug ?? "", passwordHash: "" };
    const personId = (await accounts.insertPerson(db, { ...person, isDemonstration: true }))!;
    await accounts.insertMandate(db, { personId, officeId, capacity: "head" });
    const [mandate] = await accounts.listMandates(db, personId);
    return (await sessions.open(personId, mandate!.id)).split(";")[0]!;
  });
  return Promise.all(opened);
}
