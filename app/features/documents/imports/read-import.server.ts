import { visitor } from "#app/features/access/actor.ts";
import { isDomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import * as imports from "#db/queries/imports.ts";
import type { FileRead, FileToRead } from "./file-read.ts";
import { listKnownNodes } from "./known-nodes.server.ts";

/** Reads a file apart from everything else; tells how far it is, 0 to 1. Throws what it refuses. */
export type FileReader = (file: FileToRead, onProgress: (done: number) => void) => Promise<FileRead>;

/**
 * Reads the file of an import that waits, and keeps what was found for a person to look at, or why it is refused. Done
 * again after a crash it begins anew; an import that is read already stays as it is, also where another node was quicker.
 */
export async function readImport(
  { db, files, log }: Services,
  reader: FileReader,
  id: string,
): Promise<void> {
  const row = await imports.findImport(db, id);
  if (!row || !["waiting", "reading"].includes(row.state)) return;
  await imports.markReading(db, id, 0.05);
  const bytes = await files.get(row.file);
  const known = await listKnownNodes(db, row.documentSlug, row.lang);
  const file = {
    ...{ bytes: bytes ?? new Uint8Array(), name: row.name, acceptsChanges: row.acceptsChanges },
    ...{ known: known.nodes, isTranslation: row.lang !== row.authoritativeLang },
  };
  const telling: Promise<void>[] = [];
  const outcome = await reader(file, (done) => telling.push(imports.markReading(db, id, done))).then(
    (read) => ({ read, refusal: null }),
    (error: unknown) => {
      if (isDomainError(error)) return { read: null, refusal: { key: error.key, values: error.values } };
      // The same file would break the reader again and again, and its sender would wait for good.
      log.error({ err: error, import: id }, "a file could not be read");
      return { read: null, refusal: { key: "importBroken", values: {} } };
    },
  );
  await Promise.all(telling);
  await db.transaction().execute(async (trx) => {
    const isOurs = outcome.read
      ? await imports.markRead(trx, id, outcome.read)
      : await imports.markRefused(trx, id, outcome.refusal);
    if (isOurs)
      await announce(trx, visitor, { type: "imports.read", subject: row.documentSlug, data: { import: id } });
  });
}
