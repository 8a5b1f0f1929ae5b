/** The zones a start and an end may be given in: UTC and those of the member states, where a city of theirs has another one too. */
export const zones = [
  ...["UTC", "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Asia/Brunei", "Asia/Phnom_Penh"],
  ...["Asia/Vientiane", "Asia/Kuala_Lumpur", "Asia/Kuching", "Asia/Yangon", "Asia/Manila"],
  ...["Asia/Singapore", "Asia/Bangkok", "Asia/Dili", "Asia/Ho_Chi_Minh"],
] as const;

type Zone = (typeof zones)[number];

/** The zone of each member state, of its capital where there are several (ISO 3166-1). */
const zonesOfCountries: ReadonlyMap<string | null, Zone> = new Map([
  ...([
    ["BN", "Asia/Brunei"],
    ["ID", "Asia/Jakarta"],
    ["KH", "Asia/Phnom_Penh"],
  ] as const),
  ...([
    ["LA", "Asia/Vientiane"],
    ["MM", "Asia/Yangon"],
    ["MY", "Asia/Kuala_Lumpur"],
  ] as const),
  ...([
    ["PH", "Asia/Manila"],
    ["SG", "Asia/Singapore"],
    ["TH", "Asia/Bangkok"],
  ] as const),
  ...([
    ["TL", "Asia/Dili"],
    ["VN", "Asia/Ho_Chi_Minh"],
  ] as const),
]);

interface Whereabouts {
  /** ISO 3166-1; null for offices of the whole network, partners and visitors. */
  readonly country: string | null;
  /** The zone of the city acted for, as the city's profile has it. */
  readonly cityZone: string | null;
}

/** The zone a reader's times are said in: of their city, else of their country, else of the ASEAN Secretariat, Jakarta. */
export function zoneOf({ country, cityZone }: Whereabouts): Zone {
  const ofCity = zones.find((zone) => zone === cityZone);
  return ofCity ?? zonesOfCountries.get(country) ?? "Asia/Jakarta";
}

/** A day and a time as fields send them: "2026-12-21", "17:00". */
interface Written {
  readonly date: string;
  readonly time: string;
}

/** The moment at which the clocks of the zone show this; null where the calendar has no such day, the day no such time, or the zone none. */
export function momentIn({ date, time }: Written, zone: string): Date | null {
  if (!/^20\d\d-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time) || !isZone(zone)) return null;
  const asUtc = new Date(`${date}T${time}:00Z`);
  if (Number.isNaN(asUtc.getTime())) return null;
  // What the zone's clocks show at the moment of that name in UTC tells how far they are from it.
  const shown = writtenIn(asUtc, zone);
  const offset = new Date(`${shown.date}T${shown.time}:00Z`).getTime() - asUtc.getTime();
  const at = new Date(asUtc.getTime() - offset);
  const again = writtenIn(at, zone);
  return again.date === date && again.time === time ? at : null;
}

/** The day and the time that the clocks of the zone show at a moment. */
export function writtenIn(at: Date, timeZone: string): Written {
  const parts = new Intl.DateTimeFormat("en-GB-u-ca-gregory-nu-latn", {
    ...{ timeZone, year: "numeric", month: "2-digit", day: "2-digit" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return {
    date: `${part("year")}-${part("month")}-${part("day")}`,
    time: `${part("hour")}:${part("minute")}`,
  };
}

/** Whether times may be given in this zone. */
export function isZone(zone: string): zone is Zone {
  return zones.some((known) => known === zone);
}
