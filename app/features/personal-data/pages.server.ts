import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { findOwnData } from "#db/queries/personal-data.ts";

/** The actor's own download and when their account closes, for their page. Throws 401. */
export async function findDataPage({ db }: Services, { person }: Actor) {
  if (!person) throw new DomainError(401, "signInFirst");
  const { closesAt, askedAt, expiresAt } = orNotFound(await findOwnData(db, person.id));
  return { closesAt, download: askedAt ? { askedAt, expiresAt } : null };
}
