import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { DomainError } from "#app/features/access/errors.ts";
import type { Log } from "#app/features/access/services.ts";
import type { Paper } from "#app/features/documents/adoption/paper/paper.ts";
import type { ExportedDocument } from "#app/features/documents/exports/exported.ts";

/** What is asked of the process that writes files, one at a time: a version as Word or PDF, or the record of an adoption as PDF. */
export type Order =
  | { readonly format: "docx" | "pdf"; readonly document: ExportedDocument }
  | { readonly format: "adoption"; readonly document: Paper };
export type Answer = { readonly bytes: Uint8Array } | { readonly failure: string };

/** Writes Word and PDF files outside of this process, one after the other. */
export interface Typesetter {
  /** The file. Throws 503 `exportsBusy` where too many wait, `exportFailed` where it took too long or could not be made. */
  write(order: Order): Promise<Uint8Array>;
  /** Ends the process; what waits is refused. */
  close(): void;
}

interface Bounds {
  /** How many may wait. */
  readonly waiting: number;
  /** How long one file may take, in milliseconds. */
  readonly time: number;
  /** After how long without work the process ends, in milliseconds. */
  readonly idle: number;
}

const usual: Bounds = { waiting: 20, time: 30_000, idle: 300_000 };
/** When to try again, in seconds. */
const retryAfter = 10;

/** A typesetter whose process starts with the first order. Typst runs outside of JavaScript: only a process can be stopped in the middle of it. */
export function createTypesetter(log: Log, bounds: Bounds = usual, start = startChild): Typesetter {
  let child: ChildProcess | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let isClosed = false;
  let idle: NodeJS.Timeout | undefined;
  const end = () => {
    clearTimeout(idle);
    child?.kill("SIGKILL");
    child = null;
  };
  const work = async (order: Order): Promise<Uint8Array> => {
    if (isClosed) throw new DomainError(503, "exportFailed");
    clearTimeout(idle);
    child = child?.connected ? child : start();
    const answer = await ask(child, order, bounds.time);
    if ("bytes" in answer) {
      idle = setTimeout(end, bounds.idle).unref();
      return answer.bytes;
    }
    // What went wrong once is not left to go wrong again.
    end();
    const { format, document } = order;
    log.error({ format, slug: document.slug, lang: document.lang, failure: answer.failure }, "not typeset");
    throw new DomainError(503, "exportFailed");
  };
  return {
    async write(order) {
      if (waiting >= bounds.waiting) throw new DomainError(503, "exportsBusy", { retryAfter });
      waiting += 1;
      const done = last.then(() => work(order)).finally(() => (waiting -= 1));
      last = done.catch(() => undefined);
      return done;
    },
    close() {
      isClosed = true;
      end();
    },
  };
}

/** The answer to an order, or that the process died or took longer than `time`. */
function ask(child: ChildProcess, order: Order, time: number): Promise<Answer> {
  return new Promise((resolve) => {
    const settle = (answer: Answer) => {
      clearTimeout(timer);
      child.off("message", settle).off("exit", died).off("error", died);
      resolve(answer);
    };
    const died = () => {
      settle({ failure: "the process ended" });
    };
    const timer = setTimeout(() => {
      settle({ failure: "it took too long" });
    }, time);
    child.on("message", settle).on("exit", died).on("error", died);
    child.send(order);
  });
}

/** From the build, or from the sources by tsx. */
function startChild(): ChildProcess {
  const isBuilt = !import.meta.url.endsWith(".ts");
  const file = new URL(isBuilt ? "typesetter.js" : "typesetter.child.ts", import.meta.url);
  const child = fork(fileURLToPath(file), {
    execArgv: isBuilt ? [] : ["--import", "tsx"],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  // Whoever waits for an answer hears of it in `ask`; nobody else may fall over it.
  child.on("error", () => undefined);
  // It keeps nobody alive: the portal ends when it has nothing else to do.
  child.unref();
  child.channel?.unref();
  return child;
}
