import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { defaultSettings } from "#app/features/access/settings.ts";
import type { Files, Services } from "#app/features/access/services.ts";
import { readTable } from "#app/features/documents/matrix-imports/reading/read-table.server.ts";
import type { Db } from "#db/connection.ts";

/** The services of a deed on this database: nothing is limited, files are nowhere, no password is right. */
export function testServices(db: Db, more: Partial<Services> = {}): Services {
  return {
    db,
    origins: new Set(["https://portal.example"]),
    clock: () => new Date(),
    log: pino({ level: "silent" }),
    passwords: { hash: () => Promise.resolve(randomUUID()), verify: () => Promise.resolve(false) },
    files: noFiles,
    readTable: (bytes) => Promise.resolve(readTable(bytes)),
    drawPage: () => Promise.resolve(null),
    limits: { take: () => Promise.resolve(), refuseSpent: () => Promise.resolve() },
    settings: () => defaultSettings,
    outbox: null,
    ...more,
  };
}

const noFiles: Files = {
  put: () => Promise.reject(new Error("no files here")),
  get: () => Promise.resolve(null),
  remove: () => Promise.resolve(),
  // eslint's rule wants a generator that yields: an empty list does.
  list: () =>
    (async function* () {
      yield* await Promise.resolve<string[]>([]);
    })(),
};
