import {
  mandateFrom,
  type Actor,
  type Capacity,
  type Office,
  type OfficeKind,
} from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { findLastCheck } from "#db/queries/trace-chain.ts";
import * as traces from "#db/queries/trace.ts";
import { noteReading } from "./commands.server.ts";
import type { TraceEntry } from "./entry.ts";
import { momentsOf, readTraceQuery, type TraceQuery } from "./filter.ts";
import { tracePolicy } from "./policy.ts";

const perPage = 50;

/** The page's query as the database's filter. */
export function filterOf(query: TraceQuery): traces.TraceFilter {
  return {
    act: query.act,
    addressClass: query.addressClass,
    personId: query.person,
    officeId: query.office,
    objectKind: query.kind,
    objectId: query.object,
    ...momentsOf(query),
  };
}

/** One page of the audit log for an administrator, the newest entries first. Reading what concerns one person is itself recorded. Throws 404. */
export async function findTracePage(services: Services, actor: Actor, query: TraceQuery) {
  orHidden(tracePolicy.read, actor, null);
  const { db } = services;
  const [page, offices, check, person] = await Promise.all([
    findEntries(services, filterOf(query), query.before),
    traces.listTracedOffices(db),
    findLastCheck(db),
    query.person === undefined ? undefined : traces.findTracedPerson(db, { id: query.person }),
  ]);
  if (query.person !== undefined && query.person !== nobody) await noteReading(services, actor, query.person);
  return {
    ...page,
    query,
    check: check ?? null,
    person: person?.email ?? query.person ?? null,
    offices: offices.map((row) => ({ term: row.term, office: officeOf(row) })),
  };
}

/** The id of the account with this address, or the id itself where it is one; an id that nobody has where there is no such account. Throws 404. */
export async function findPersonByAccount({ db }: Services, actor: Actor, account: string): Promise<string> {
  orHidden(tracePolicy.read, actor, null);
  const { person } = readTraceQuery(new URLSearchParams({ person: account.toLowerCase() }));
  return person ?? (await traces.findTracedPerson(db, { email: account }))?.id ?? nobody;
}

const nobody = "00000000-0000-0000-0000-000000000000";

/** One page of what a person did, and of what was done to them or their mandates; of those who did it only the office. Throws 401. */
export async function findOwnTracePage(services: Services, actor: Actor, query: TraceQuery) {
  const own = ownFilter(actor, query);
  const { entries, next } = await findEntries(services, own, query.before);
  return { entries: entries.map((entry) => asSeenBy(entry, own.personId)), next, query };
}

/** The filter that holds only what concerns the actor. Throws 401 `signInFirst`. */
export function ownFilter(actor: Actor, query: TraceQuery): traces.TraceFilter & { personId: string } {
  if (actor.person === null) throw new DomainError(401, "signInFirst");
  return { act: query.act, ...momentsOf(query), personId: actor.person.id };
}

/** The entry without the traits of someone else who did it. */
export function asSeenBy(entry: TraceEntry, personId: string): TraceEntry {
  const isOwn = entry.by.personId === personId;
  return isOwn
    ? entry
    : { ...entry, addressClass: null, by: { ...entry.by, personId: null, mandateId: null } };
}

async function findEntries({ db }: Services, filter: traces.TraceFilter, beyond: number | undefined) {
  const rows = await traces.listTraces(db, filter, { beyond, direction: "newestFirst", limit: perPage + 1 });
  const entries = rows.slice(0, perPage).map(entryOf);
  return { entries, next: rows.length > perPage ? (entries.at(-1)?.id ?? null) : null };
}

/** An entry as pages and exports show it, from its row. */
export function entryOf(row: traces.TraceRow): TraceEntry {
  return {
    id: row.id,
    at: row.at,
    exactAt: row.exactAt,
    act: row.act,
    addressClass: row.addressClass,
    by: { kind: byKind(row), personId: row.personId, mandateId: row.mandateId, mandate: mandateOf(row) },
    object:
      row.objectKind === null || row.objectId === null ? null : objectOf(row, row.objectKind, row.objectId),
    n: row.n,
    hash: row.hash,
  };
}

function byKind({ personId, addressClass, isErased }: traces.TraceRow): TraceEntry["by"]["kind"] {
  if (personId !== null) return isErased ? "former" : "person";
  return addressClass === "server" ? "portal" : "visitor";
}

function mandateOf({ mandateId, officeId, capacity, kind, ...row }: traces.TraceRow) {
  if (mandateId === null || officeId === null || capacity === null || kind === null) return null;
  return mandateFrom(mandateId, { ...row, officeId, capacity, kind });
}

function objectOf(row: traces.TraceRow, kind: string, id: string): TraceEntry["object"] {
  const { objectOfficeId, objectOfficeKind } = row;
  if (objectOfficeId === null || objectOfficeKind === null) return { kind, id, office: null, capacity: null };
  const office = {
    id: objectOfficeId,
    kind: objectOfficeKind as OfficeKind,
    country: row.objectCountryCode,
    city: row.objectCitySlug,
    organisation: row.objectOrganisationSlug,
    name: row.objectName,
  };
  return { kind, id, office, capacity: row.objectCapacity as Capacity | null };
}

type OfficeRow = Awaited<ReturnType<typeof traces.listTracedOffices>>[number];

function officeOf({ id, kind, countryCode, name }: OfficeRow): Office {
  return { id, kind: kind as OfficeKind, country: countryCode, city: null, organisation: null, name };
}
