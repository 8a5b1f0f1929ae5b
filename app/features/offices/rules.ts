import type { Capacity, OfficeKind } from "../access/actor.ts";

/** In which capacities an office of each kind is held. */
export const capacitiesOf: Readonly<Record<OfficeKind, readonly Capacity[]>> = {
  city: ["head", "alternate", "editor"],
  country: ["head", "alternate"],
  chair: ["head", "alternate"],
  shepherd: ["head", "alternate"],
  secretariat: ["head", "alternate"],
  partner: ["head", "editor"],
  administration: ["head"],
};

/** The kinds in the order in which pages list them. */
export const kinds = [
  "secretariat",
  "chair",
  "shepherd",
  "country",
  "city",
  "partner",
  "administration",
] as const satisfies readonly OfficeKind[];

interface Body {
  readonly kind: OfficeKind;
  readonly country: string | null;
  readonly city: string | null;
  readonly organisation: string | null;
  readonly term: string | null;
}

/** The name of an office in its address, plain ASCII: csco-da-nang, nr-vn, chair-2026. The database writes the same into its column. */
export function handleOf({ kind, country, city, organisation, term }: Body): string {
  if (kind === "city") return `csco-${city ?? ""}`;
  if (kind === "country") return `nr-${(country ?? "").toLowerCase()}`;
  if (kind === "partner") return `partner-${organisation ?? ""}`;
  if (kind === "chair" || kind === "shepherd") return `${kind}-${term ?? ""}`;
  return kind;
}

/** How many days an invitation is open. */
export const invitationDays = 7;

/** What an invitation offers is over at `until`: its seven days, or the end of the mandate itself. */
export function isOpen(
  invitation: {
    readonly expiresAt: Date;
    readonly endsAt: Date | null;
    readonly withdrawnAt: Date | null;
    readonly acceptedAt: Date | null;
  },
  now: Date,
): boolean {
  const { expiresAt, endsAt, withdrawnAt, acceptedAt } = invitation;
  const isAhead = expiresAt > now && (endsAt === null || endsAt > now);
  return isAhead && withdrawnAt === null && acceptedAt === null;
}

export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date | null;
}

/** Whether a mandate is still to come, runs, or has ended at `now`. */
export function stateOf({ startsAt, endsAt }: Span, now: Date): "coming" | "running" | "ended" {
  if (endsAt !== null && endsAt <= now) return "ended";
  return startsAt > now ? "coming" : "running";
}

/** Whether the portal keeps an administrator: among the others that run, one without an end. */
export function keepsAdministrator(others: readonly Pick<Span, "endsAt">[]): boolean {
  return others.some(({ endsAt }) => endsAt === null);
}

/** The moment a last day (YYYY-MM-DD) is over: the day after, 00:00 UTC. */
export function endOfDay(day: string): Date {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + 86_400_000);
}

/** The last day (YYYY-MM-DD, UTC) of what ends at `endsAt`. */
export function lastDayOf(endsAt: Date): string {
  return new Date(endsAt.getTime() - 1).toISOString().slice(0, 10);
}

/** The last day of the term of a Chair (a year) or a Shepherd (2025-2027: until the end of the last); empty without a term. */
export function lastDayOfTerm(term: string | null): string {
  const year = term?.split("-").at(-1);
  return year ? `${year}-12-31` : "";
}

const combining = /\p{M}/gu;

/** An organisation's name as a slug of at most 40 ASCII letters, digits and hyphens; `partner` where nothing is left of it. */
export function slugFrom(name: string): string {
  const ascii = name.normalize("NFD").replace(combining, "").toLowerCase().replaceAll("đ", "d");
  const slug = ascii
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  return slug === "" ? "partner" : slug;
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: readonly string[]): string {
  if (!taken.includes(slug)) return slug;
  for (let number = 2; ; number += 1) {
    const next = `${slug}-${String(number)}`;
    if (!taken.includes(next)) return next;
  }
}
