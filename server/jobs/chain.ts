import type { Services } from "#app/features/access/services.ts";
import { chainTraces, checkChain, isCheckDue } from "#app/features/trace/commands.server.ts";

/** Draws the chain over the audit log's new entries, and once an hour checks all of it. A break is logged as an error each time. */
export async function drawChain({ db, clock, log }: Services): Promise<void> {
  await chainTraces(db);
  if (!(await isCheckDue(db, clock()))) return;
  const { n, brokenAt } = await checkChain(db);
  if (brokenAt !== null) log.error({ n, brokenAt }, "the audit log's chain is broken");
}
