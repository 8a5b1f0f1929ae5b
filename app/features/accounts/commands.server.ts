import { DomainError } from "#app/features/access/errors.ts";
import type { Actor, Capacity, Person } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { announce } from "#app/features/access/events.server.ts";
import { record } from "#app/features/access/trace.server.ts";
import { ofOffice } from "#app/features/access/zone-choice.ts";
import * as accounts from "#db/queries/accounts.ts";
import { setZone } from "#db/queries/credentials.ts";
import { setSessionMandate } from "#db/queries/sessions.ts";
import { personOf } from "./session-commands.server.ts";

/** Lets the session act under this mandate from now on; pages that are open hear so. Throws 404 `notFound` unless it is the actor's own and running. */
export async function chooseMandate(
  { db }: Services,
  actor: Actor,
  { sessionId, mandateId }: { readonly sessionId: string; readonly mandateId: string },
): Promise<void> {
  const person = personOf(actor);
  await db.transaction().execute(async (trx) => {
    const own = await accounts.listMandates(trx, person.id);
    if (!own.some((mandate) => mandate.id === mandateId)) throw new DomainError(404, "notFound");
    await setSessionMandate(trx, sessionId, mandateId);
    await record(trx, actor, { act: "mandates.chosen", object: { kind: "mandate", id: mandateId } });
    await announce(trx, actor, { type: "accounts.mandateChosen", subject: person.id });
  });
}

/** Keeps the zone that a person's letters say their times in; of a choice that names none, their office's holds. */
export async function chooseZone({ db }: Services, person: Person, choice: string): Promise<void> {
  await setZone(db, person.id, choice === "" || choice === ofOffice ? null : choice);
}

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly mandates: readonly NewMandate[];
}
export interface NewMandate {
  readonly office: accounts.OfficeKey;
  readonly capacity: Capacity;
  readonly startsAt?: Date;
  readonly endsAt?: Date;
  readonly handOverNote?: string;
}

/** Opens demonstration accounts with their mandates, where the address has none yet; offices must exist. One transaction. */
export async function openDemonstrationAccounts(
  { db }: Services,
  list: readonly NewAccount[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const offices = await accounts.listOffices(trx);
    for (const { email, name, passwordHash, mandates } of list) {
      const personId = await accounts.insertPerson(trx, { email, name, passwordHash, isDemonstration: true });
      if (personId === null) continue;
      for (const { office, ...mandate } of mandates) {
        const officeId = offices.find((known) => accounts.isOffice(known, office))?.id;
        if (!officeId) throw new Error(`no office ${JSON.stringify(office)}`);
        await accounts.insertMandate(trx, { personId, officeId, ...mandate });
      }
    }
  });
}
