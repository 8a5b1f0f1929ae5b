import { parentPort, workerData } from "node:worker_threads";
import { isDomainError } from "#app/features/access/errors.ts";
import type { FileToRead } from "#app/features/documents/imports/file-read.ts";
import { readFileToBlocks } from "#app/features/documents/imports/read-file.server.ts";
import type { Heard } from "./read-in-worker.ts";

/** Reads one file in a thread of its own and tells how far it is, what it found, or why it is refused. */
const tell = (heard: Heard) => parentPort?.postMessage(heard);
try {
  const read = await readFileToBlocks(workerData as FileToRead, (done) => tell({ kind: "progress", done }));
  tell({ kind: "read", read });
} catch (error) {
  if (!isDomainError(error)) throw error;
  tell({ kind: "refused", status: error.status, key: error.key, values: error.values });
}
