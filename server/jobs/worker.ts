import { EventEmitter } from "node:events";
import { parseCronItems, run, type Runner, type WorkerEvents } from "graphile-worker";
import type { Services } from "#app/features/access/services.ts";
import { connect, type Connection } from "#db/connection.ts";
import { heldFlag, mostTries } from "#db/queries/jobs.ts";
import { retireNode } from "#db/queries/nodes.ts";
import type { Mailer } from "../mail/mailer.ts";
import { startHeart, usualBeat } from "./heart.ts";
import { logFailures, quietLogger } from "./job-log.ts";
import { within } from "./within.ts";
import { tasks as ownTasks, timetable as ownTimetable, type Task, type Timed } from "./tasks.ts";

export interface Working {
  /** The application's role on the database. */
  readonly url: string;
  readonly services: Services;
  readonly mailer: Mailer;
  /** The portal's version, for the list of nodes. */
  readonly version: string;
  /** The name of this process among the nodes, a UUID. */
  readonly process: string;
  /** Other tasks and times than the portal's own: for tests. */
  readonly tasks?: Readonly<Record<string, Task>>;
  readonly timetable?: readonly Timed[];
  /** How often the node says that it is there, in milliseconds. */
  readonly beat?: number;
}

export interface Worker {
  /** Takes no more jobs, waits up to 5 s for those in hand, and lets go of what is not done by then: it is tried again later. */
  stop(): Promise<void>;
}

const jobsAtATime = 3;
const pollInterval = 5_000;
const retryAfter = 2_000;
const stopWithin = 5_000;
const patience = { connection: 10_000, answer: 30_000 };

/**
 * Works on the database's jobs until it is stopped. What breaks (the database gone, connections that hang) ends one life
 * of the worker, never the process; the next begins 2 s later.
 */
export function startWorker(working: Working): Worker {
  const { log } = working.services;
  const stopping = new AbortController();
  const living = (async () => {
    while (!stopping.signal.aborted) {
      await live(working, stopping.signal).catch((err: unknown) => {
        log.warn({ err }, "the worker broke off and begins again");
      });
      await within(retryAfter, aborted(stopping.signal));
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await living;
    },
  };
}

/** One life, on connections of its own: until something breaks or `signal` says stop. */
async function live(working: Working, signal: AbortSignal): Promise<void> {
  const { log } = working.services;
  const connection = connect(working.url, { max: jobsAtATime + 3, patience, onError: () => undefined });
  const events: WorkerEvents = new EventEmitter();
  logFailures(events, log);
  const pool = new Promise<string>((resolve) => {
    events.once("pool:create", ({ workerPool }) => {
      resolve(workerPool.id);
    });
  });
  const broken = new Promise<void>((resolve) => {
    events.once("pool:gracefulShutdown", () => {
      resolve();
    });
  });
  try {
    const runner = await startRunner(working, connection, events);
    // Where a job could not be marked as done it may wait for good: then `broken` says so.
    const ended = runner.promise.catch((err: unknown) => {
      log.warn({ err }, "the worker ended");
    });
    const node = { id: await pool, version: working.version, process: working.process };
    const heart = startHeart(connection.db, node, { beat: working.beat ?? usualBeat, log });
    await Promise.race([ended, broken, heart.stillness, aborted(signal)]);
    await heart.stop();
    await stopRunner(runner);
    await retireNode(connection.db, node.id);
  } finally {
    // A connection that hangs would not close either: it is left to the operating system.
    await within(1_000, connection.close());
  }
}

function startRunner(working: Working, { pool }: Connection, events: WorkerEvents): Promise<Runner> {
  const { services, mailer, tasks = ownTasks, timetable = ownTimetable } = working;
  const taskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload: unknown) => task(services, payload, mailer),
    ]),
  );
  const cronItems = timetable.map(({ task, match, madeUpFor = 0 }) => ({
    task,
    match,
    identifier: task,
    // Where several were missed the key makes one of them.
    options: { maxAttempts: mostTries, jobKey: `by the clock ${task}`, backfillPeriod: madeUpFor },
  }));
  const logger = quietLogger(services.log);
  return run(
    {
      pgPool: pool,
      concurrency: jobsAtATime,
      pollInterval,
      noHandleSignals: true,
      forbiddenFlags: [heldFlag],
      events,
      logger,
      // Asked for one by one, what became of a job is a promise nobody holds: a connection cut then would end the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    },
    taskList,
    parseCronItems(cronItems),
  );
}

/** Lets the jobs in hand finish, for at most 5 s. */
async function stopRunner(runner: Runner): Promise<void> {
  // A runner that has stopped already rejects, and so may one whose database is gone.
  await within(
    stopWithin,
    runner.stop().catch(() => undefined),
  );
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => {
      resolve();
    });
  });
}
