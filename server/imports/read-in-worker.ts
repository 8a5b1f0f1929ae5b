import { DomainError } from "#app/features/access/errors.ts";
import type { TableFile } from "#app/features/access/table-file.ts";
import type { FileRead, FileToRead } from "#app/features/documents/imports/file-read.ts";
import { startThread } from "../threads.ts";

/** What the thread is started for: a text for a draft, or the tables of a file. */
export type Ordered =
  | { readonly kind: "text"; readonly file: FileToRead }
  | { readonly kind: "tables"; readonly bytes: Uint8Array };

/** What the thread tells. */
export type Heard =
  | { readonly kind: "progress"; readonly done: number }
  | { readonly kind: "read"; readonly read: FileRead | TableFile }
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly key: string;
      readonly values: Readonly<Record<string, string | number>>;
    };

/** What one file may take: time in milliseconds, memory in MB. */
interface Bounds {
  readonly time: number;
  readonly memory: number;
}

const usual: Bounds = { time: 60_000, memory: 512 };

/**
 * Reads a file in a thread of its own, which is stopped when it takes too much. Throws what the reader refuses, and 413
 * `importTooInvolved` where time or memory ran out.
 */
export function readInWorker(
  file: FileToRead,
  onProgress: (done: number) => void,
  bounds: Bounds = usual,
): Promise<FileRead> {
  return order({ kind: "text", file }, onProgress, bounds) as Promise<FileRead>;
}

/** As `readInWorker`, the tables of an Excel or Word file. */
export function readTableInWorker(bytes: Uint8Array): Promise<TableFile> {
  return order({ kind: "tables", bytes }, () => undefined, usual) as Promise<TableFile>;
}

function order(
  ordered: Ordered,
  onProgress: (done: number) => void,
  { time, memory }: Bounds,
): Promise<FileRead | TableFile> {
  const worker = startThread("reading-worker", new URL("reading-worker.ts", import.meta.url), {
    workerData: ordered,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 64 },
  });
  return new Promise<FileRead | TableFile>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(tooInvolved());
    }, time);
    worker.on("message", (heard: Heard) => {
      if (heard.kind === "progress") onProgress(heard.done);
      else if (heard.kind === "read") resolve(heard.read);
      else reject(new DomainError(heard.status, heard.key, heard.values));
    });
    worker.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooInvolved() : error);
    });
    worker.once("exit", () => {
      clearTimeout(timer);
      reject(tooInvolved());
    });
  }).finally(() => worker.terminate());
}

function tooInvolved(): DomainError {
  return new DomainError(413, "importTooInvolved");
}
