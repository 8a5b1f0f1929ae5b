import { z } from "zod";
import type { Services } from "#app/features/access/services.ts";
import { readImport } from "#app/features/documents/imports/read-import.server.ts";
import { readInWorker } from "../imports/read-in-worker.ts";

const reading = z.object({ import: z.uuid() });

/** The task of a file that someone sent in for a draft; its payload names the import. */
export async function readSentFile(services: Services, payload: unknown): Promise<void> {
  await readImport(services, readInWorker, reading.parse(payload).import);
}
