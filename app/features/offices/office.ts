import type { Office, OfficeKind } from "../access/actor.ts";

/** An office with its handle, and its term where it is held for one. */
export interface NamedOffice extends Office {
  readonly handle: string;
  readonly term: string | null;
}

interface Row {
  readonly officeId: string;
  readonly handle: string;
  readonly kind: string;
  readonly term: string | null;
  readonly countryCode: string | null;
  readonly citySlug: string | null;
  readonly organisationSlug: string | null;
  readonly name: string | null;
}

/** The office from its row; the database holds kinds to their list. */
export function officeFrom(row: Row): NamedOffice {
  return {
    id: row.officeId,
    handle: row.handle,
    kind: row.kind as OfficeKind,
    term: row.term,
    country: row.countryCode,
    city: row.citySlug,
    organisation: row.organisationSlug,
    name: row.name,
  };
}
