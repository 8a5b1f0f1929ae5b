import { ofOffice, zoneChoiceIn } from "#app/features/access/zone-choice.ts";

/** Zones asked for lately, by the name a browser gave them: what the platform calls them, null where it knows none. */
const known = new Map<string, string | null>();
/** So many are remembered: names come from outside. */
const mostKnown = 1_000;

/** The zone (IANA name) chosen in this browser, else the one that its script says it is in; null without one that exists, and where the office's was chosen. */
export function chosenZone(cookies: string | null | undefined): string | null {
  if (zoneChoiceIn(cookies) === ofOffice) return null;
  return zoneIn(cookies, "chosen-zone") ?? zoneIn(cookies, "zone");
}

function zoneIn(cookies: string | null | undefined, name: string): string | null {
  const pattern = new RegExp(`(?:^|;\\s*)${name}=([A-Za-z][A-Za-z0-9_+/-]{1,40})(?:;|$)`);
  const given = pattern.exec(cookies ?? "")?.[1];
  if (given === undefined) return null;
  const before = known.get(given);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const zone = zoneNamed(given);
  known.set(given, zone);
  return zone;
}

function zoneNamed(name: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
