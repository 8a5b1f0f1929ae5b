import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** A job is tried so often, over about 16 hours (graphile-worker waits e^n s after the nth try, at most 6 hours), then it is a dead letter. */
export const mostTries = 12;

/** Jobs with this flag wait until an administrator releases them; workers pass them over. */
export const heldFlag = "held";

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
    job_key := ${key ?? null}, run_at := ${runAt ?? null}, max_attempts := ${mostTries})`.execute(trx);
}

export interface DeadJob {
  readonly id: string;
  readonly task: string;
  readonly key: string | null;
  readonly tries: number;
  readonly lastError: string | null;
  readonly lastTriedAt: Date;
}

const isDead = sql`attempts >= max_attempts and locked_at is null`;
const isHeld = sql`coalesce(flags ? ${sql.lit(heldFlag)}, false)`;

/** Jobs that are given up, the last tried first, at most `limit` from `offset`. Their payloads are not read: they may hold links for one person. */
export async function listDeadJobs(db: Db, { limit, offset }: { limit: number; offset: number }) {
  const { rows } = await sql<DeadJob>`select id::text, task_identifier as task, key, attempts as tries,
      left(last_error, 2000) as last_error, updated_at as last_tried_at
    from graphile_worker.jobs where ${isDead}
    order by updated_at desc, id desc limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

export interface JobCounts {
  readonly dead: number;
  readonly waiting: number;
  readonly running: number;
  readonly held: number;
}

/** How many jobs are given up, wait for their moment or their next try, run, and are held. */
export async function countJobs(db: Db): Promise<JobCounts> {
  const { rows } = await sql<JobCounts>`select
      count(*) filter (where ${isDead}) as dead,
      count(*) filter (where attempts < max_attempts and locked_at is null and not ${isHeld}) as waiting,
      count(*) filter (where locked_at is not null) as running,
      count(*) filter (where ${isHeld} and not (${isDead})) as held
    from graphile_worker.jobs`.execute(db);
  return rows[0] ?? { dead: 0, waiting: 0, running: 0, held: 0 };
}

/** Lets a dead letter be tried again from now, as if for the first time; false where there is no such one. */
export async function retryJob(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select id from graphile_worker.reschedule_jobs(
    array(select id from graphile_worker.jobs where id = ${id} and ${isDead}),
    run_at := now(), attempts := 0)`.execute(db);
  return rows.length > 0;
}

/** Removes a dead letter; false where there is no such one. */
export async function removeJob(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select id from graphile_worker.complete_jobs(
    array(select id from graphile_worker.jobs where id = ${id} and ${isDead}))`.execute(db);
  return rows.length > 0;
}

/**
 * Holds every letter that is not sent yet, as after a restore, when nobody knows which have gone out since the back-up;
 * gives how many. No worker may be running: what one had in hand is held too.
 */
export async function holdMail(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`update graphile_worker._private_jobs as job
    set flags = coalesce(job.flags, '{}') || jsonb_build_object(${sql.lit(heldFlag)}, true),
      locked_at = null, locked_by = null
    from graphile_worker._private_tasks as task
    where task.id = job.task_id and task.identifier in ('mail','rooms.letter')`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Lets the held letters go; gives how many. */
export async function releaseMail(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`update graphile_worker._private_jobs
    set flags = nullif(flags - ${sql.lit(heldFlag)}, '{}'), run_at = greatest(run_at, now())
    where ${isHeld}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Removes the held letters unsent; gives how many. */
export async function dropHeldMail(db: Db): Promise<number> {
  const { rows } = await sql`select id from graphile_worker.complete_jobs(
    array(select id from graphile_worker.jobs where ${isHeld}))`.execute(db);
  return rows.length;
}
