/** The kinds of office (docs/architecture.md). Chair and Shepherd are network offices held by a country for a term. */
export type OfficeKind =
  "city" | "country" | "chair" | "shepherd" | "secretariat" | "partner" | "administration";

export type Capacity = "head" | "alternate" | "editor";

/** A kind and a body: the CSCO's office of a city, the National Representative of a country, a partner organisation. */
export interface Office {
  readonly id: string;
  readonly kind: OfficeKind;
  /** ISO 3166-1 code; the city's country for a city. */
  readonly country: string | null;
  /** Slug of the city. */
  readonly city: string | null;
  /** Slug of the partner organisation. */
  readonly organisation: string | null;
  /** The body's own name: of the city or the organisation. */
  readonly name: string | null;
}

/** A person × an office × a capacity, running now. */
export interface Mandate {
  readonly id: string;
  readonly capacity: Capacity;
  readonly office: Office;
}

/** A mandate as a query gives it, joined with its office. */
export interface MandateRow {
  readonly capacity: string;
  readonly officeId: string;
  readonly kind: string;
  readonly countryCode: string | null;
  readonly citySlug: string | null;
  readonly organisationSlug: string | null;
  readonly name: string | null;
}

/** The mandate `id` from its row; kinds and capacities are held to their lists by the database. */
export function mandateFrom(id: string, row: MandateRow): Mandate {
  return {
    id,
    capacity: row.capacity as Capacity,
    office: {
      id: row.officeId,
      kind: row.kind as OfficeKind,
      country: row.countryCode,
      city: row.citySlug,
      organisation: row.organisationSlug,
      name: row.name,
    },
  };
}

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** From what kind of address a deed was done: as much as the trace keeps of it. */
export type AddressClass = "loopback" | "private" | "public";

/** Who asks, and under which mandate. A visitor has neither; someone whose mandates have ended has only a person. */
export interface Actor {
  readonly person: Person | null;
  readonly mandate: Mandate | null;
  /** Absent where the server itself acts: demonstration, jobs, commands of the terminal. */
  readonly from?: AddressClass;
  /** Until when a second factor has to be set up, where the mandate asks for one that is not there. After it the mandate rests: `mandate` is null. */
  readonly secondFactorBy?: Date;
}

/** Someone who acts for an office: what every command needs. */
export interface Mandated extends Actor {
  readonly person: Person;
  readonly mandate: Mandate;
}

/** Whether the actor acts for an office. */
export function isMandated(actor: Actor): actor is Mandated {
  return actor.person !== null && actor.mandate !== null;
}

export const visitor: Actor = { person: null, mandate: null };

const memberKinds: readonly OfficeKind[] = ["city", "country", "chair", "shepherd", "secretariat"];

/** Whether the actor acts for an office of this kind. */
export function holds(actor: Actor, kind: OfficeKind): boolean {
  return actor.mandate?.office.kind === kind;
}

/** Whether the actor acts for a member: a city, a country, the Chair, the Shepherd or the Secretariat. */
export function isMember(actor: Actor): boolean {
  return actor.mandate !== null && memberKinds.includes(actor.mandate.office.kind);
}

/** Whether the actor acts for this city. */
export function actsForCity(actor: Actor, city: string): boolean {
  return holds(actor, "city") && actor.mandate?.office.city === city;
}
