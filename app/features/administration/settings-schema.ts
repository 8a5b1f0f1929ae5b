import { z } from "zod";
import type { LimitName } from "../access/settings.ts";
import { limitSettings, settingBounds, type Settings } from "../access/settings.ts";

/** A whole number within the bounds of its kind, else `wholeBetween` with both. */
function whole(kind: keyof typeof settingBounds) {
  const { min, max } = settingBounds[kind];
  return z.string("required").transform((written, context) => {
    const value = /^\d{1,7}$/.test(written.trim()) ? Number(written) : NaN;
    if (value >= min && value <= max) return value;
    context.addIssue({ code: "custom", message: "wholeBetween", params: { min, max } });
    return z.NEVER;
  });
}

const limit = z.object({ points: whole("points"), seconds: whole("seconds") });
const limits = Object.fromEntries(Object.keys(limitSettings).map((name) => [name, limit])) as Record<
  LimitName,
  typeof limit
>;

/** What the settings form sends; `version` names the settings it was filled from. */
export const settingsFormSchema = z.object({
  version: z.string("badValue").regex(/^[\w-]{22}$/, "badValue"),
  limits: z.object(limits),
  socketsPerPerson: whole("sockets"),
  secondFactor: z.object({
    isRequired: z.enum(["yes", "no"], "badValue").transform((value) => value === "yes"),
    graceDays: whole("graceDays"),
  }),
  session: z
    .object({ idleHours: whole("idleHours"), absoluteHours: whole("absoluteHours") })
    .refine(({ idleHours, absoluteHours }) => idleHours <= absoluteHours, {
      message: "idleBeyondAbsolute",
      path: ["idleHours"],
    }),
  rooms: z.object({ editHours: whole("editHours") }),
});

/** The settings as the form writes them, for showing again what was typed. */
export function writtenSettings({ limits, socketsPerPerson, secondFactor, session, rooms }: Settings) {
  return {
    limits: Object.fromEntries(
      Object.entries(limits).map(([name, { points, seconds }]) => [
        name,
        { points: String(points), seconds: String(seconds) },
      ]),
    ),
    socketsPerPerson: String(socketsPerPerson),
    secondFactor: {
      isRequired: secondFactor.isRequired ? "yes" : "no",
      graceDays: String(secondFactor.graceDays),
    },
    session: { idleHours: String(session.idleHours), absoluteHours: String(session.absoluteHours) },
    rooms: { editHours: String(rooms.editHours) },
  };
}
