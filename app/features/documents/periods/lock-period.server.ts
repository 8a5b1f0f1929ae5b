import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Db } from "#db/connection.ts";
import { lockDocument } from "#db/queries/documents.ts";
import { findPeriod } from "#db/queries/periods.ts";

interface Named {
  /** Slug of the document, and id of one of its periods. */
  readonly document: string;
  readonly period: string;
}

/** A period of a published version, its document held until the transaction ends. Throws 404 `notFound`. */
export async function lockPeriod(trx: Db, { document, period: id }: Named) {
  orNotFound(await lockDocument(trx, document));
  const period = orNotFound(await findPeriod(trx, document, id));
  if (!period.isPublished) throw new DomainError(404, "notFound");
  return period;
}

export type LockedPeriod = Awaited<ReturnType<typeof lockPeriod>>;

/** Tells watchers and kept pages what happened to a period. */
export function announceOf(
  trx: Db,
  actor: Actor,
  type: `documents.${string}`,
  { document, version, period }: Named & { readonly version: number },
): Promise<void> {
  return announce(trx, actor, { type, subject: document, data: { version, period } });
}
