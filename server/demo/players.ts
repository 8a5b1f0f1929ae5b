import { createHash } from "node:crypto";
import { mandateFrom, type Mandated, type OfficeKind } from "#app/features/access/actor.ts";
import { isDomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { findMandatedPerson } from "#db/queries/accounts.ts";
import { isLoaded, markLoaded } from "#db/queries/events.ts";

/** The actor behind a demonstration account, by its handle: `csco.da-nang`; under the mandate of this kind of office, else the oldest. Throws where there is none. */
export async function playerOf({ db }: Services, handle: string, kind?: OfficeKind): Promise<Mandated> {
  const found = await findMandatedPerson(db, `${handle}@ascn.example`, kind);
  if (!found) throw new Error(`no demonstration account ${handle}`);
  return { person: found.person, mandate: mandateFrom(found.mandate.id, found.mandate) };
}

/**
 * Plays a part of the demonstration once in the life of a database. It is marked when it has been played to its end: what
 * a crash cut short is played again, and since ids are fixed, what was done already answers the same and adds nothing.
 */
export async function playOnce({ db }: Services, name: string, play: () => Promise<void>): Promise<void> {
  if (await isLoaded(db, `demo-${name}`)) return;
  await play();
  await markLoaded(db, `demo-${name}`);
}

/** A UUID of the demonstration, the same at every start: of its part and its place in the data. */
export function demoId(part: string, place: number): string {
  const hex = createHash("sha256")
    .update(`${part} ${String(place)}`)
    .digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** Does what may have been done before: a 409 is then no failure. */
export async function unlessDone(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!isDomainError(error) || error.status !== 409) throw error;
  });
}
