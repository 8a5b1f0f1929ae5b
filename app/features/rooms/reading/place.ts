/** Which messages a page of a room shows: the newest; those before or after a number; those around a message, around the first unread one, or from a day on. */
export type Place =
  | { readonly kind: "newest" }
  | { readonly kind: "before"; readonly n: number }
  | { readonly kind: "after"; readonly n: number }
  | { readonly kind: "at"; readonly n: number }
  | { readonly kind: "unread" }
  /** The first moment of a day. */
  | { readonly kind: "day"; readonly from: Date };

const numbered = /^[1-9]\d{0,14}$/;

/** The place a page's address asks for; what cannot be one is the newest. Days are those of `zone`. */
export function placeIn(query: URLSearchParams, zone: string): Place {
  for (const kind of ["at", "before", "after"] as const) {
    const value = query.get(kind);
    if (kind === "at" && value === "unread") return { kind: "unread" };
    if (value !== null && numbered.test(value)) return { kind, n: Number(value) };
  }
  const from = startOfDay(query.get("day"), zone);
  return from ? { kind: "day", from } : { kind: "newest" };
}

/** The moment a day ("2026-11-19") begins in a zone (IANA name); null where it is no day. */
export function startOfDay(day: string | null, zone: string): Date | null {
  if (day === null || !/^20\d\d-\d\d-\d\d$/.test(day)) return null;
  const asUtc = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(day)) return null;
  // Clocks that change in between are looked at a second time.
  const first = new Date(asUtc.getTime() - offsetAt(asUtc, zone));
  const ahead = offsetAt(first, zone);
  const second = new Date(asUtc.getTime() - ahead);
  // Where they are put forward at midnight there is none: the day begins at one.
  return offsetAt(second, zone) === ahead || second > first ? second : first;
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB-u-ca-gregory-nu-latn", {
    ...{ timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit" },
    ...{ hour: "2-digit", minute: "2-digit" },
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  const shown = `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:00Z`;
  return new Date(shown).getTime() - Math.floor(at.getTime() / 60_000) * 60_000;
}
