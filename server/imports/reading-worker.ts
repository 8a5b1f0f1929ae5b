import { parentPort, workerData } from "node:worker_threads";
import { isDomainError } from "#app/features/access/errors.ts";
import { readFileToBlocks } from "#app/features/documents/imports/read-file.server.ts";
import { readTable } from "#app/features/documents/matrix-imports/reading/read-table.server.ts";
import type { Heard, Ordered } from "./read-in-worker.ts";

/** Reads one file in a thread of its own and tells how far it is, what it found, or why it is refused. */
const tell = (heard: Heard) => parentPort?.postMessage(heard);
try {
  const ordered = workerData as Ordered;
  const read =
    ordered.kind === "tables"
      ? readTable(ordered.bytes)
      : await readFileToBlocks(ordered.file, (done) => tell({ kind: "progress", done }));
  tell({ kind: "read", read });
} catch (error) {
  if (!isDomainError(error)) throw error;
  tell({ kind: "refused", status: error.status, key: error.key, values: error.values });
}
