import type { Actor } from "#app/features/access/actor.ts";
import { orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { findLastCheck } from "#db/queries/trace-chain.ts";
import { listTraces, type TraceFilter } from "#db/queries/trace.ts";
import { noteExport } from "./commands.server.ts";
import type { TraceEntry } from "./entry.ts";
import type { TraceQuery } from "./filter.ts";
import { asSeenBy, entryOf, filterOf, ownFilter } from "./pages.server.ts";
import { tracePolicy } from "./policy.ts";

const portion = 1000;

/** Entries in the order in which they were written, read as they are taken: memory stays flat whatever their number. */
export interface TraceExport {
  /** What the last check of the chain found; null where there was none, or for one's own part. */
  readonly check: {
    readonly at: Date;
    readonly n: number;
    readonly hash: string;
    readonly brokenAt: number | null;
  } | null;
  readonly entries: AsyncIterable<TraceEntry>;
}

/** All entries that fit, for an administrator; the export is recorded first. Throws 404, 429. */
export async function exportTrace(services: Services, actor: Actor, query: TraceQuery): Promise<TraceExport> {
  orHidden(tracePolicy.read, actor, null);
  await noteExport(services, actor, { of: query.person ?? null });
  const check = (await findLastCheck(services.db)) ?? null;
  return { check, entries: readAll(services.db, filterOf(query), (entry) => entry) };
}

/** The reader's own part, as their page shows it; the export is recorded first. Throws 401, 429. */
export async function exportOwnTrace(
  services: Services,
  actor: Actor,
  query: TraceQuery,
): Promise<TraceExport> {
  const own = ownFilter(actor, query);
  await noteExport(services, actor, { of: own.personId });
  return { check: null, entries: readAll(services.db, own, (entry) => asSeenBy(entry, own.personId)) };
}

async function* readAll(db: Db, filter: TraceFilter, shown: (entry: TraceEntry) => TraceEntry) {
  let beyond: number | undefined;
  for (;;) {
    const rows = await listTraces(db, filter, { beyond, direction: "oldestFirst", limit: portion });
    for (const row of rows) yield shown(entryOf(row));
    if (rows.length < portion) return;
    beyond = rows.at(-1)?.id;
  }
}
