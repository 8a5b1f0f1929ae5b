import { mandateFrom, type Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { findMandatedPerson } from "#db/queries/accounts.ts";
import { markLoaded } from "#db/queries/events.ts";

/** The actor behind a demonstration account, by its handle: `csco.da-nang`. Throws where there is none. */
export async function playerOf({ db }: Services, handle: string): Promise<Mandated> {
  const found = await findMandatedPerson(db, `${handle}@ascn.example`);
  if (!found) throw new Error(`no demonstration account ${handle}`);
  return { person: found.person, mandate: mandateFrom(found.mandate.id, found.mandate) };
}

/** Plays a part of the demonstration once in the life of a database. */
export async function playOnce(services: Services, name: string, play: () => Promise<void>): Promise<void> {
  if (await markLoaded(services.db, `demo-${name}`)) await play();
}
