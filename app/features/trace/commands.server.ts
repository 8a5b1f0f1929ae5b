import { orHidden } from "#app/features/access/policy.ts";
import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { record, recordOnce } from "#app/features/access/trace.server.ts";
import type { Db } from "#db/connection.ts";
import * as chain from "#db/queries/trace-chain.ts";
import { genesis, hashOf } from "./chain.server.ts";
import { tracePolicy } from "./policy.ts";

const batch = 1000;

/** Draws the chain over the entries that wait, and gives how many; none where another node is at it. No entry's writer waits for this. */
export async function chainTraces(db: Db): Promise<number> {
  let count = 0;
  for (;;) {
    const added = await db.transaction().execute(addLinks);
    count += added;
    if (added < batch) return count;
  }
}

async function addLinks(trx: Db): Promise<number> {
  if (!(await chain.becomeChainWriter(trx))) return 0;
  const head = (await chain.findHead(trx)) ?? { n: 0, hash: genesis };
  const waiting = await chain.listWaiting(trx, batch);
  let { n, hash } = head;
  const links = waiting.map((entry) => {
    n += 1;
    hash = hashOf(hash, entry);
    return { n, traceId: entry.id, hash };
  });
  if (links.length > 0) await chain.insertLinks(trx, links);
  return links.length;
}

export interface ChainState {
  /** How many links are whole, counted from the first. */
  readonly n: number;
  /** The hash of the last whole link. */
  readonly hash: string;
  /** The first link that is not what was written, or that is missing; null while the chain is whole. */
  readonly brokenAt: number | null;
}

/** Recomputes the whole chain, in portions, and finds its first break: an entry changed or gone, a link changed, missing or cut off. */
export async function verifyChain(db: Db): Promise<ChainState> {
  const farthest = await chain.findFarthestCheck(db);
  let n = 0;
  let hash = genesis;
  for (;;) {
    const links = await chain.listLinks(db, n, batch);
    for (const link of links) {
      const expected = link.entry ? hashOf(hash, link.entry) : null;
      const isKnown = farthest?.n !== link.n || farthest.hash === link.hash;
      if (link.n !== n + 1 || expected !== link.hash || !isKnown) return { n, hash, brokenAt: n + 1 };
      n = link.n;
      hash = link.hash;
    }
    if (links.length < batch) break;
  }
  const isCutOff = farthest !== undefined && farthest.n > n;
  const isWhole = !isCutOff && (await chain.countUnlinked(db)) === 0;
  return { n, hash, brokenAt: isWhole ? null : n + 1 };
}

/** Draws the chain to its end, checks all of it, and keeps what was found. */
export async function checkChain(db: Db): Promise<ChainState> {
  await chainTraces(db);
  const state = await verifyChain(db);
  await chain.insertCheck(db, state);
  return state;
}

/** Whether the last check is so long ago, in minutes, that the next is due; the chain is read as a whole each time. */
export async function isCheckDue(db: Db, now: Date, everyMinutes = 60): Promise<boolean> {
  const last = await chain.findLastCheck(db);
  return last === undefined || now.getTime() - last.at.getTime() >= everyMinutes * 60_000;
}

/** As `checkChain`, asked for by an administrator. Throws 404 for everyone else, 429 beyond the limit of exports. */
export async function askForCheck({ db, limits }: Services, actor: Actor): Promise<void> {
  orHidden(tracePolicy.read, actor, null);
  await limits.take("exports", actor.person?.id ?? "");
  await checkChain(db);
}

/** Records that an administrator read what concerns one person, at most once a minute for each. One's own trace is no such reading. */
export async function noteReading({ db }: Services, actor: Actor, personId: string): Promise<void> {
  if (actor.person === null || actor.person.id === personId) return;
  await recordOnce(db, actor, { act: "trace.read", object: { kind: "person", id: personId } });
}

/** Counts and records an export before its first byte is sent; `of` is whose entries it holds, null for all. Throws 401 or 429. */
export async function noteExport(
  { db, limits }: Services,
  actor: Actor,
  { of }: { readonly of: string | null },
): Promise<void> {
  if (actor.person === null) throw new DomainError(401, "signInFirst");
  await limits.take("exports", actor.person.id);
  const object = of === null ? { kind: "export" as const, id: "trace" } : { kind: "person" as const, id: of };
  await record(db, actor, { act: "exports.made", object });
}
