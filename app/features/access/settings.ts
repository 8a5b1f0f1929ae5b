import { z } from "zod";

/** The least and the most of each kind of figure. */
export const settingBounds = {
  points: { min: 1, max: 1_000_000 },
  seconds: { min: 1, max: 86_400 },
  sockets: { min: 1, max: 1000 },
  graceDays: { min: 0, max: 90 },
  idleHours: { min: 1, max: 720 },
  absoluteHours: { min: 1, max: 2160 },
  editHours: { min: 1, max: 720 },
} as const;

const whole = (kind: keyof typeof settingBounds) =>
  z.number().int().min(settingBounds[kind].min).max(settingBounds[kind].max);

const figures = (points: number, seconds: number) =>
  z.object({ points: whole("points"), seconds: whole("seconds") }).default({ points, seconds });

/** At most `points` in `seconds`, by what is counted (contract: Limits). */
export const limitSettings = {
  writes: figures(120, 60),
  roomWrites: figures(20, 10),
  joins: figures(300, 60),
  handshakes: figures(300, 60),
  searches: figures(120, 60),
  exports: figures(30, 60),
  uploads: figures(30, 60),
  resets: figures(5, 3600),
  invitations: figures(60, 3600),
  registrations: figures(5, 3600),
  publicComments: figures(5, 3600),
  signInsOfAccount: figures(5, 900),
  signInsOfDevice: figures(5, 900),
  signInsOfAddress: figures(30, 900),
} satisfies Record<string, z.ZodType>;

/** What is counted, each with its own figures. */
export type LimitName = keyof typeof limitSettings;

const ownSettings = {
  /** Open sockets of one person at a time. */
  socketsPerPerson: whole("sockets").default(10),
  /** Whether those who decide for others (NR, Chair, Shepherd, Secretariat, administrator) need a second factor, and since when: days of grace from a mandate's start. */
  secondFactor: z
    .object({ isRequired: z.boolean(), graceDays: whole("graceDays") })
    .default({ isRequired: true, graceDays: 14 }),
  /** How long a session lasts without use, and in all, in hours. */
  session: z
    .object({ idleHours: whole("idleHours"), absoluteHours: whole("absoluteHours") })
    .default({ idleHours: 336, absoluteHours: 720 }),
  /** How long after it was posted a message of a room may be changed by its author, in hours. */
  rooms: z.object({ editHours: whole("editHours") }).default({ editHours: 24 }),
};

/** Everything administrators may set, with what holds until they do. */
export const settingsSchema = z.object({ limits: z.object(limitSettings).prefault({}), ...ownSettings });

export type Settings = z.output<typeof settingsSchema>;

/** What holds where nobody has set anything. */
export const defaultSettings: Settings = settingsSchema.parse({});

/** Every setting by the name it is stored under: each limit for itself, so that one bad value spoils no other. */
const settingsByName: Readonly<Record<string, z.ZodType>> = {
  ...Object.fromEntries(Object.entries(limitSettings).map(([name, schema]) => [`limits.${name}`, schema])),
  ...ownSettings,
};

/** The settings as they are stored: name and value of each. */
export function settingEntries({ limits, ...own }: Settings): [string, unknown][] {
  return [
    ...Object.entries(limits).map(([name, value]): [string, unknown] => [`limits.${name}`, value]),
    ...Object.entries(own),
  ];
}

interface Stored {
  readonly name: string;
  readonly value: unknown;
}

/** The settings from what is stored; an unknown name, or a value that cannot be, is passed over and told in `unread`. */
export function settingsFrom(rows: readonly Stored[]): { settings: Settings; unread: string[] } {
  const unread: string[] = [];
  const known = new Map(rows.map(({ name, value }) => [name, value]));
  for (const [name, value] of known) {
    const schema = Object.hasOwn(settingsByName, name) ? settingsByName[name] : undefined;
    if (schema?.safeParse(value).success) continue;
    unread.push(name);
    known.delete(name);
  }
  const limits = Object.fromEntries(
    Object.keys(limitSettings).map((name) => [name, known.get(`limits.${name}`)]),
  );
  const own = Object.fromEntries(Object.keys(ownSettings).map((name) => [name, known.get(name)]));
  return { settings: settingsSchema.parse({ limits, ...own }), unread };
}
