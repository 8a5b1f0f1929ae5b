import type { Actor } from "#app/features/access/actor.ts";
import type { Act } from "#app/features/access/acts.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { authorise, orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import * as jobs from "#db/queries/jobs.ts";
import type { JobDeed } from "./job-schema.ts";
import { jobPolicy } from "./policy.ts";

const acts = {
  retry: "jobs.retried",
  remove: "jobs.removed",
  releaseMail: "mail.released",
  dropMail: "mail.dropped",
} as const satisfies Record<JobDeed["deed"], Act>;

/**
 * Tries a dead letter again, removes it, or lets go of the letters held after a restore, or drops them. Throws 404
 * `notFound` for all but administrators, and where there is no such dead letter (any more).
 */
export function mendJobs({ db }: Services, actor: Actor, asked: JobDeed): Promise<void> {
  return db.transaction().execute(async (trx) => {
    orHidden(jobPolicy.read, actor, null);
    const by: Actor = actor;
    authorise(jobPolicy[asked.deed], by, null);
    const act = acts[asked.deed];
    if ("job" in asked) {
      const isDone = await (asked.deed === "retry" ? jobs.retryJob : jobs.removeJob)(trx, asked.job);
      orNotFound(isDone || null);
      await record(trx, actor, { act, object: { kind: "job", id: asked.job } });
    } else {
      await (asked.deed === "releaseMail" ? jobs.releaseMail : jobs.dropHeldMail)(trx);
      await record(trx, actor, { act });
    }
  });
}
