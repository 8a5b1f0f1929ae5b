import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFailed } from "vitest";
import type { Db } from "#db/connection.ts";
import { seed, type Chance } from "./chance.ts";
import { expectSame } from "./committed.ts";
import { letWrite, type RoomClient } from "./room-client.ts";

interface Crowd {
  readonly db: Db;
  readonly clients: readonly RoomClient[];
  readonly chance: Chance;
  /** As `letWrite` takes it. */
  readonly pace: number;
  /** As `expectSame` takes it. */
  readonly patience?: number;
}

/** Lets everybody write while something happens, and holds what they have received against what was committed. */
export async function writeThrough(
  { db, clients, chance, pace, patience }: Crowd,
  happening: () => Promise<unknown>,
): Promise<void> {
  onTestFailed(() => {
    console.error(`FAULTS_SEED=${String(seed)}`);
  });
  const known = await expectSame(db, clients);
  const stop = letWrite(clients, chance, pace);
  try {
    await sleep(500);
    await happening();
  } finally {
    stop();
  }
  expect(await expectSame(db, clients, patience)).toBeGreaterThan(known);
}
