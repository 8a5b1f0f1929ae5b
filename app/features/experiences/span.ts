/** How the time of a measure is said: both ends, its start, its end alone, or that none is known. */
export type Span = "both" | "from" | "until" | "unknown";

/** Which ends of a measure are known. An unknown end does not mean that it still runs. */
export function spanOf(startsOn: string | null, endsOn: string | null): Span {
  if (startsOn === null) return endsOn === null ? "unknown" : "until";
  return endsOn === null ? "from" : "both";
}

/** The host of a source's address for showing, without "www."; an address that is none stays as it is. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url;
}

/** What follows the host in a source's address, as a person reads it; nothing where that is only "/". */
export function pathOf(url: string): string {
  if (!URL.canParse(url)) return "";
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`.replace(/^\/$/, "");
}

/** A key for a level or certainty as the content names it: "state and city" → state-and-city. */
export function keyOf(name: string): string {
  return name.replaceAll(" ", "-");
}
