import { inject } from "vitest";
import { connect } from "#db/connection.ts";
import { findRunningEmbedded } from "#db/embedded/start.ts";
import { writeDocument } from "../written-document.ts";

/** Puts a document in English and Khmer, with an open comment period, into the portal that the journeys walk. */
export async function publishStreets(slug: string, prefix: string): Promise<void> {
  const urls = findRunningEmbedded(inject("portal").dataDir);
  if (!urls) throw new Error("the portal of the journeys has no database");
  const { db } = connect(urls.url);
  try {
    const versionId = await writeDocument(db, slug, prefix);
    await db
      .insertInto("commentPeriods")
      .values({
        ...{ versionId, publishesDirectly: true },
        ...{ opensAt: new Date(Date.now() - 1000), closesAt: new Date(Date.now() + 86_400_000) },
      })
      .execute();
  } finally {
    await db.destroy();
  }
}
