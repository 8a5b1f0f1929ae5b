import { sql } from "kysely";
import type { Db } from "../connection.ts";

interface NewJob {
  /** Name of the task in server/jobs. */
  readonly task: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** A job of the same key that still waits is replaced by this one. */
  readonly key?: string;
  readonly runAt?: Date;
}

/** Asks for a job within the caller's transaction: it runs after the commit, once, on whichever node is free. */
export async function addJob(trx: Db, { task, payload, key, runAt }: NewJob): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, payload := ${JSON.stringify(payload)}::json,
    job_key := ${key ?? null}, run_at := ${runAt ?? null})`.execute(trx);
}
