import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import type { Db } from "#db/connection.ts";
import * as documents from "#db/queries/documents.ts";

/** A published version, its document held until the transaction ends. Throws 404 `notFound`. */
export async function lockVersion(trx: Db, slug: string, number: number) {
  orNotFound(await documents.lockDocument(trx, slug));
  const version = orNotFound(await documents.findVersion(trx, slug, number));
  if (!version.isPublished) throw new DomainError(404, "notFound");
  return version;
}
