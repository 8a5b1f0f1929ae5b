import { mandateFrom, type Actor, type Capacity, type Mandate } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { abilities, orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import * as invitations from "#db/queries/invitations.ts";
import * as mandates from "#db/queries/mandates.ts";
import { findOffice, listAllOffices } from "#db/queries/offices.ts";
import { listRegistrations } from "#db/queries/registrations.ts";
import { officeFrom } from "./office.ts";
import { isOfSecretariat, mandatePolicy, officePolicy, seesOffices } from "./policy.ts";
import { capacitiesOf, kinds, lastDayOf, lastDayOfTerm, stateOf } from "./rules.ts";

export interface OfficeFilter {
  readonly kind: (typeof kinds)[number] | undefined;
  readonly country: string | undefined;
}

/** The offices the actor may see, by kind, with who holds each now. Throws 404 `notFound` for whoever sees none. */
export async function listOfficeGroups({ db }: Services, actor: Actor, filter: OfficeFilter) {
  orHidden(seesOffices, actor, null);
  const [rows, holders] = await Promise.all([listAllOffices(db), mandates.listHolders(db)]);
  const seen = rows.map(officeFrom).filter((office) => officePolicy.read(actor, office));
  const shown = seen.filter(
    ({ kind, country }) =>
      (filter.kind === undefined || kind === filter.kind) &&
      (filter.country === undefined || country === filter.country),
  );
  const holdersOf = (id: string) =>
    holders
      .filter(({ officeId }) => officeId === id)
      .map(({ personName, capacity }) => ({ name: personName, capacity: capacity as Capacity }));
  const groups = kinds.map((kind) => ({
    kind,
    offices: shown
      .filter((office) => office.kind === kind)
      .map((office) => ({ office, holders: holdersOf(office.id) })),
  }));
  return {
    groups: groups.filter(({ offices }) => offices.length > 0),
    countries: [...new Set(seen.flatMap(({ country }) => (country === null ? [] : [country])))].sort(),
    filter,
    can: { openTerm: isOfSecretariat(actor), decideRegistrations: isOfSecretariat(actor) },
  };
}

/** An office with its mandates, what may be done to each, and the invitations that wait. Throws 404 `notFound`. */
export async function findOfficePage({ db, clock }: Services, actor: Actor, handle: string) {
  const office = officeFrom(orNotFound(await findOffice(db, handle)));
  orHidden(officePolicy.read, actor, office);
  const offers = capacitiesOf[office.kind].filter((capacity) =>
    mandatePolicy.appoint(actor, { office, capacity, personId: null }),
  );
  const [rows, waiting] = await Promise.all([
    mandates.listMandatesOf(db, office.id),
    offers.length > 0 ? invitations.listWaiting(db, office.id) : [],
  ]);
  const byId = await findActing(db, [...rows.flatMap((row) => [row.appointedBy, row.endedBy])]);
  const now = clock();
  const seesNotes = officePolicy.readNotes(actor, office);
  return {
    office,
    mandates: rows.map(({ handOverNote, capacity: held, appointedBy, endedBy, personName, ...row }) => {
      const capacity = held as Capacity;
      const state = stateOf(row, now);
      return {
        ...row,
        ...{ capacity, state, holder: personName },
        lastDay: row.endsAt === null ? "" : lastDayOf(row.endsAt),
        isOwn: row.personId === actor.person?.id,
        note: seesNotes || row.personId === actor.person?.id ? handOverNote : null,
        appointedBy: byId.get(appointedBy ?? "") ?? null,
        endedBy: byId.get(endedBy ?? "") ?? null,
        can: canOf(actor, state, { office, capacity, personId: row.personId }),
      };
    }),
    offers,
    invitations: waiting
      .filter(({ capacity }) => offers.includes(capacity as Capacity))
      .map(({ id, email, capacity, sentAt, expiresAt }) => ({
        ...{ id, email, capacity: capacity as Capacity, sentAt, expiresAt },
        hasExpired: expiresAt <= now,
      })),
    lastDayOfTerm: lastDayOfTerm(office.term),
  };
}

/** Nothing more can be done to a mandate that has ended. */
function canOf(
  actor: Actor,
  state: ReturnType<typeof stateOf>,
  facts: Parameters<(typeof mandatePolicy)["end"]>[1],
) {
  const { end, changeEnd, writeNote } = abilities(mandatePolicy, actor, facts);
  const isOver = state === "ended";
  return { end: end && !isOver, changeEnd: changeEnd && !isOver, writeNote: writeNote && !isOver };
}

async function findActing(db: Db, ids: readonly (string | null)[]): Promise<Map<string, Mandate>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  const rows = known.length > 0 ? await mandates.listActing(db, known) : [];
  return new Map(rows.map((row) => [row.id, mandateFrom(row.id, row)]));
}

/** The requests to register, with the office that decided each. Throws 404 `notFound` for all but the Secretariat and administrators. */
export async function listRegistrationsPage({ db }: Services, actor: Actor) {
  orHidden(isOfSecretariat, actor, null);
  const { waiting, decided } = await listRegistrations(db);
  const byId = await findActing(
    db,
    decided.map((registration) => registration.decidedBy),
  );
  return {
    waiting,
    decided: decided.map((one) => ({ ...one, decidedBy: byId.get(one.decidedBy ?? "") ?? null })),
  };
}
