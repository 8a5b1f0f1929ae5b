import { spawn } from "node:child_process";
import { createWriteStream, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { countTests } from "./report.mjs";

/** Two cores are kept busy by about three light steps, or one heavy and one light one. */
const PLACES = 3;
/** A step that hangs for so long is stopped and has failed. */
const LIMIT_MINUTES = 20;

/** Colours would fill the logs with signs. */
const plain = { ...process.env, NO_COLOR: "1" };
delete plain.FORCE_COLOR;

/** The process groups that run now, so that Ctrl-C ends them too. */
const running = new Set();
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stopAll);

/** Asks every step to end, so that it can put away what it started, and ends those that do not. */
async function stopAll() {
  stopping.abort();
  for (const pid of running) endGroup(pid, "SIGINT");
  for (let tries = 0; tries < 50 && running.size > 0; tries++) await sleep(200);
  for (const pid of running) endGroup(pid, "SIGKILL");
  process.exit(130);
}

/** Runs the steps side by side, each after those it waits for; gives one result a step, in the order they ended. */
export async function runAll(steps, { folder, env }) {
  const waiting = [...steps];
  const results = [];
  const active = new Map();
  const used = () => [...active.keys()].reduce((sum, step) => sum + (step.weight ?? 1), 0);
  const isReady = (step) =>
    !stopping.signal.aborted &&
    used() + (step.weight ?? 1) <= PLACES &&
    (step.after ?? []).every((name) => results.some((result) => result.name === name));

  while ((waiting.length > 0 && !stopping.signal.aborted) || active.size > 0) {
    for (let next = waiting.find(isReady); next; next = waiting.find(isReady)) {
      const step = next;
      waiting.splice(waiting.indexOf(step), 1);
      active.set(
        step,
        runStep(step, { folder, env }).then((result) => {
          active.delete(step);
          results.push(result);
          printStep(result);
        }),
      );
    }
    await Promise.race(active.values());
  }
  return results;
}

async function runStep(step, { folder, env }) {
  const started = Date.now();
  const log = path.join(folder, `${step.name}.log`);
  const report = step.isVitest ? path.join(folder, `${step.name}.json`) : null;
  const [program, ...args] = step.command;
  const code = await runCommand(program, [...args, ...reporters(report)], {
    log,
    env: { ...env, ...step.env },
  });
  return {
    name: step.name,
    seconds: (Date.now() - started) / 1000,
    log,
    postgres: step.isVitest ? postgresIn(log) : null,
    cells: step.isVitest ? cellsIn(log) : null,
    ...(report ? countTests(report, code) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }),
  };
}

/** Vitest tells people what happened in words and the test command in JSON. */
function reporters(report) {
  return report ? ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`] : [];
}

/** Runs a command with all it says going to `log`; gives its exit code, or null when it was stopped or never started. */
function runCommand(program, args, { log, env }) {
  return new Promise((resolve) => {
    const out = createWriteStream(log);
    const child = spawn(program, args, {
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...plain, ...env },
    });
    running.add(child.pid);
    const timer = setTimeout(() => {
      out.write(`\nStopped: it took more than ${LIMIT_MINUTES} minutes.\n`);
      endGroup(child.pid, "SIGKILL");
    }, LIMIT_MINUTES * 60_000);
    const end = (code) => {
      clearTimeout(timer);
      running.delete(child.pid);
      out.end(() => resolve(code));
    };
    child.stdout.pipe(out, { end: false });
    child.stderr.pipe(out, { end: false });
    child.once("error", (error) => {
      out.write(`${error.message}\n`);
      end(null);
    });
    child.once("close", end);
  });
}

/** Ends a step with every process it started; it may be gone already. */
function endGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

function postgresIn(log) {
  return /PostgreSQL \d[\w.]* \(\w+\)/.exec(readFileSync(log, "utf8"))?.[0] ?? null;
}

/** What the permission test says of how much it has tried. */
function cellsIn(log) {
  return /\d+ cells tried/.exec(readFileSync(log, "utf8"))?.[0] ?? null;
}

function printStep({ name, passed, failed, seconds, cells }) {
  const tried = cells ? ` (${cells})` : "";
  const counts = passed + failed > 1 ? `  ${passed} passed, ${failed} failed${tried}` : "";
  console.log(
    `${failed === 0 ? "ok    " : "FAILED"} ${name.padEnd(19)}${seconds.toFixed(1).padStart(6)} s${counts}`,
  );
}
