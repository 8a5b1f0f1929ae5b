import { Logger, type WorkerEvents } from "graphile-worker";
import type { Log } from "#app/features/access/services.ts";

const loud: readonly string[] = ["error", "warning"];

/** Passes on what graphile-worker warns of. What it says of failed jobs quotes errors and their words: `logFailures` says it by ids. */
export function quietLogger(log: Log): Logger {
  return new Logger((scope) => (level, message, meta) => {
    if (!loud.includes(level)) return;
    if (meta?.["job"] === undefined) log.warn({ part: scope.label ?? "jobs" }, message);
  });
}

/** Logs each failed try by the job's number, and whether it was the last. The error itself stands at the job. */
export function logFailures(events: WorkerEvents, log: Log): void {
  events.on("job:error", ({ job, error }) => {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    log.warn({ job: job.id, task: job.task_identifier, tries: job.attempts, code }, "a job failed");
  });
  events.on("job:failed", ({ job }) => {
    log.error({ job: job.id, task: job.task_identifier, tries: job.attempts }, "a job is given up");
  });
}
