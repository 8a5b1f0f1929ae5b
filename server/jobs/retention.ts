import type { Services } from "#app/features/access/services.ts";
import { removeLeftFiles } from "#app/features/files/commands.server.ts";
import { isSentIn } from "#db/queries/files.ts";
import { deleteDownload, listExpiredDownloads } from "#db/queries/personal-data.ts";
import { removeOutlived } from "#db/queries/retention.ts";

/** The daily task that removes what has outlived its purpose: rows by their own ends, expired downloads with their files, files that hang on nothing. */
export async function retain({ db, files, log }: Services): Promise<void> {
  const downloads = await listExpiredDownloads(db);
  for (const { id, file } of downloads) {
    // The file first: a row without a file is tried again, a file without a row would be forgotten.
    if (file && !(await isSentIn(db, file))) await files.remove(file);
    await deleteDownload(db, id);
  }
  const leftFiles = await removeLeftFiles({ db, files });
  log.info(
    { ...(await removeOutlived(db)), downloads: downloads.length, leftFiles },
    "what was over is removed",
  );
}
