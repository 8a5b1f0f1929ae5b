import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";

/** Linux's folder in memory. */
const MEMORY = "/dev/shm";
const GIGABYTE = 1024 ** 3;

/**
 * Where the run puts what it throws away: in memory where there is plenty, else the system's folder. A database is a
 * thousand files: copying one takes a disk ten times the processor's time that it takes memory, and every test file has one.
 */
export function scratchFolder() {
  return process.env.TMPDIR === undefined && hasRoom() ? MEMORY : tmpdir();
}

function hasRoom() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > 3 * GIGABYTE && process.availableMemory() > 6 * GIGABYTE;
  } catch {
    return false;
  }
}
