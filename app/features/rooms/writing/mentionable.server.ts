import { isMember, mandateFrom, type Actor, type Mandate } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { listAllMentionable, type MentionableRow } from "#db/queries/mentionable.ts";
import { findWritable } from "../seen-room.server.ts";
import { readsThrough } from "./mentionable.ts";

/** What may be mentioned: a country, an office, or the person who holds one. */
export interface Mentionable {
  /** What is written after the at sign. */
  readonly handle: string;
  /** ISO 3166-1 code, where it is a country. */
  readonly country: string | null;
  readonly office: Pick<Mandate, "capacity" | "office"> | null;
  /** A person's name, for those who read elsewhere who holds which office; null for an office or a country. */
  readonly person: string | null;
}

/**
 * Whom one may mention in a room: offices, countries and people, without those who may not read it. Members alone are
 * told names, as on the pages of offices. For those the room is for; throws as `findWritable`.
 */
export async function findMentionable(
  services: Services,
  actor: Actor,
  slug: string,
): Promise<Mentionable[]> {
  const room = await findWritable(services, actor, slug);
  const rows = await listAllMentionable(services.db);
  return rows.flatMap(({ handle, countryCode, personName, ...row }): Mentionable[] => {
    if (!isOfOffice(row)) return [{ handle, country: countryCode, office: null, person: null }];
    if (!readsThrough(room, { ...row, countryCode })) return [];
    const office = mandateFrom("", { ...row, countryCode, capacity: row.capacity ?? "head" });
    return [{ handle, country: null, office, person: isMember(actor) ? personName : null }];
  });
}

type OfOffice = Omit<MentionableRow, "handle" | "countryCode" | "personName">;

function isOfOffice(row: OfOffice): row is OfOffice & { readonly officeId: string; readonly kind: string } {
  return row.officeId !== null;
}
