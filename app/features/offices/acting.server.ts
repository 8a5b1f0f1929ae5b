import type { Actor } from "../access/actor.ts";
import { DomainError } from "../access/errors.ts";
import type { Db } from "#db/connection.ts";
import { isRunning } from "#db/queries/mandates.ts";

/** Throws 403 `forbidden` where the actor's own mandate has ended while the deed waited for its lock. */
export async function assertStillActs(trx: Db, actor: Actor): Promise<void> {
  if (!actor.mandate || !(await isRunning(trx, actor.mandate.id))) throw new DomainError(403, "forbidden");
}
