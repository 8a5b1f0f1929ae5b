import { z } from "zod";
import type { LimitName } from "./services.ts";

const figures = (points: number, seconds: number) =>
  z
    .object({ points: z.number().int().min(1).max(1_000_000), seconds: z.number().int().min(1).max(86_400) })
    .default({ points, seconds });

/** At most `points` in `seconds`, by what is counted (contract: Limits). */
export const limitSettings = {
  writes: figures(120, 60),
  roomWrites: figures(20, 10),
  joins: figures(300, 60),
  handshakes: figures(300, 60),
  searches: figures(120, 60),
  exports: figures(30, 60),
  resets: figures(5, 3600),
  invitations: figures(60, 3600),
  registrations: figures(5, 3600),
  signInsOfAccount: figures(5, 900),
  signInsOfDevice: figures(5, 900),
  signInsOfAddress: figures(30, 900),
} satisfies Record<LimitName, z.ZodType>;

/** Everything administrators may set, with what holds until they do. */
export const settingsSchema = z.object({
  limits: z.object(limitSettings).prefault({}),
  /** Open sockets of one person at a time. */
  socketsPerPerson: z.number().int().min(1).max(1000).default(10),
  /** Whether those who decide for others (NR, Chair, Shepherd, Secretariat, administrator) need a second factor, and since when: days of grace from a mandate's start. */
  secondFactor: z
    .object({ isRequired: z.boolean(), graceDays: z.number().int().min(0).max(90) })
    .default({ isRequired: true, graceDays: 14 }),
  /** How long a session lasts without use, and in all, in hours. */
  session: z
    .object({ idleHours: z.number().int().min(1).max(720), absoluteHours: z.number().int().min(1).max(2160) })
    .default({ idleHours: 336, absoluteHours: 720 }),
});

export type Settings = z.output<typeof settingsSchema>;

/** What holds where nobody has set anything. */
export const defaultSettings: Settings = settingsSchema.parse({});
