import { open, readFile, rename } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Log } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { listErasures, type Erasure } from "#db/queries/erasing.ts";

const entry = z.object({ personId: z.uuid(), erasedAt: z.iso.datetime() });

/**
 * The ledger of erasures beside the database: a line of JSON each, ids and moments only, and it only grows. It lies outside
 * of every back-up, so that the restore of an older one can be followed by the erasures that came after it.
 */
export function ledgerFile(dataDir: string): string {
  return path.join(dataDir, "erasures.jsonl");
}

/** The entries of the file, none where there is no file. Throws where a line is no entry. */
export async function readLedger(file: string): Promise<Erasure[]> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").filter(Boolean).map(readLine);
}

function readLine(line: string): Erasure {
  const { personId, erasedAt } = entry.parse(JSON.parse(line));
  return { personId, erasedAt: new Date(erasedAt) };
}

/** Adds to the file the erasures of the database that it lacks, and gives how many; on the disk when this returns. */
export async function keepLedger(db: Db, file: string): Promise<number> {
  const kept = await readLedger(file);
  const known = new Set(kept.map(({ personId }) => personId));
  const missing = (await listErasures(db)).filter(({ personId }) => !known.has(personId));
  if (missing.length === 0) return 0;
  const lines = [...kept, ...missing].map((erasure) => `${JSON.stringify(erasure)}\n`);
  // Beside and then in its place: a crash leaves the one or the other, never half a line.
  const beside = await open(`${file}.part`, "w", 0o600);
  try {
    await beside.writeFile(lines.join(""));
    await beside.sync();
  } finally {
    await beside.close();
  }
  await rename(`${file}.part`, file);
  return missing.length;
}

/** Keeps the file, one call after the other, whenever this node starts or hears of an erasure; what fails is logged and made up for by the next. */
export function ledgerKeeper(db: Db, file: string, log: Log): () => void {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    last = last
      .then(() => keepLedger(db, file))
      .catch((err: unknown) => {
        log.error({ err }, "the ledger of erasures beside the database could not be written");
      });
  };
}
