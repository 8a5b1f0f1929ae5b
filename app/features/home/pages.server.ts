import type { Services } from "#app/features/access/services.ts";
import { listLatestVersions } from "#db/queries/documents.ts";

/** The documents whose comment period is open by the database's clock, the one that closes first before the others. */
export async function findOpenDocuments({ db, clock }: Services) {
  const versions = await listLatestVersions(db);
  const open = versions.flatMap(
    ({ slug, number, authoritativeLang, titles, isIllustrative, closesAt, periodState }) =>
      closesAt !== null && periodState === "open"
        ? [{ slug, number, authoritativeLang, titles, isIllustrative, closesAt }]
        : [],
  );
  return {
    now: clock(),
    documents: open.sort((one, other) => one.closesAt.getTime() - other.closesAt.getTime()),
  };
}
