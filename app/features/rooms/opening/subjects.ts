import type { Audience } from "../policy.ts";

/** What a room that opens when first used is about, and for whom it is. */
export interface Subject {
  readonly kind: "document" | "initiative" | "experience" | "meeting";
  /** Slug or reference. */
  readonly subject: string;
  readonly audience: Audience;
}

const audiences = { document: "members", experience: "everyone", meeting: "members" } as const;

/**
 * What the room of this slug would be about (contract: Addresses); null where no such room may open. An initiative's
 * own room is for the members and who brought it, its second one for the members alone.
 */
export function subjectOf(slug: string): Subject | null {
  const initiative = /^initiative-(ini-\d{4}-\d{4,8})(-members)?$/.exec(slug);
  if (initiative) {
    const [, reference = "", apart] = initiative;
    const audience = apart === undefined ? "members-and-invited" : "members";
    return { kind: "initiative", subject: reference.toUpperCase(), audience };
  }
  const [, kind = "", subject = ""] = /^([a-z]+)-([a-z0-9-]+)$/.exec(slug) ?? [];
  if (kind !== "document" && kind !== "experience" && kind !== "meeting") return null;
  return { kind, subject, audience: audiences[kind] };
}
