import { z } from "zod";
import { text } from "#app/features/access/text.ts";
import { commenters } from "../comments/visibility.ts";
import { isZone, momentIn } from "#app/features/access/time-zones.ts";

const reasonLimit = 2000;
const id = z.uuid("badValue");
/** A day or a time as the browser writes it, or nothing. */
const field = z
  .string("badValue")
  .regex(/^[0-9:-]{0,20}$/, "badValue")
  .default("");
const zone = z.string("badValue").refine(isZone, "badValue");
const reason = text({ max: reasonLimit });

/** One box ticked arrives as a text, none not at all. */
const takes = z.preprocess(
  (given) => (given === undefined ? [] : Array.isArray(given) ? (given as unknown[]) : [given]),
  z.array(z.enum(commenters, "badValue")).min(1, "chooseAsked"),
);

interface Closing {
  readonly closesDate: string;
  readonly closesTime: string;
  readonly zone: string;
}

interface Opening {
  readonly opensDate: string;
  readonly opensTime: string;
  readonly zone: string;
}

interface Submitting {
  readonly submitsDate: string;
  readonly submitsTime: string;
  readonly zone: string;
}

/** Until when countries submit, in UTC; null where nothing was written, or it is no moment. */
export function dueFrom({ submitsDate, submitsTime, zone: inZone }: Submitting): Date | null {
  return momentIn({ date: submitsDate, time: submitsTime }, inZone);
}

/** The end that was written, in UTC; null where it is no moment. */
export function endOf({ closesDate, closesTime, zone: inZone }: Closing): Date | null {
  return momentIn({ date: closesDate, time: closesTime }, inZone);
}

/** The start that was written, in UTC; null where none was, or it is no moment. */
export function startOf({ opensDate, opensTime, zone: inZone }: Opening): Date | null {
  return momentIn({ date: opensDate, time: opensTime }, inZone);
}

const hasNoStart = ({ opensDate, opensTime }: Opening) => opensDate === "" && opensTime === "";
const hasNoDue = ({ submitsDate, submitsTime }: Submitting) => submitsDate === "" && submitsTime === "";
const badDue = { message: "badMoment", path: ["submitsDate"] };
const badEnd = { message: "badMoment", path: ["closesDate"] };
const badStart = { message: "badMoment", path: ["opensDate"] };

/** What the forms of the page of comment periods send: one deed each. */
export const periodSchema = z.discriminatedUnion("deed", [
  z
    .object({
      deed: z.literal("open"),
      ...{ opensDate: field, opensTime: field, closesDate: field, closesTime: field, zone, takes },
      ...{ submitsDate: field, submitsTime: field },
      direct: z.enum(["yes", "no"], "badValue"),
    })
    .refine((given) => hasNoStart(given) || startOf(given) !== null, badStart)
    .refine((given) => endOf(given) !== null, badEnd)
    .refine((given) => hasNoDue(given) || dueFrom(given) !== null, badDue),
  z
    .object({
      deed: z.literal("changeSubmitting"),
      ...{ period: id, submitsDate: field, submitsTime: field, zone, reason },
    })
    .refine((given) => dueFrom(given) !== null, badDue),
  z
    .object({
      deed: z.literal("change"),
      ...{ period: id, closesDate: field, closesTime: field, zone, reason },
    })
    .refine((given) => endOf(given) !== null, badEnd),
  z.object({ deed: z.literal("end"), period: id, reason }),
  z.object({ deed: z.literal("keepApart"), period: id, apart: z.enum(["yes", "no"], "badValue") }),
  z.object({ deed: z.literal("release"), comment: id }),
  z.object({ deed: z.literal("refuse"), comment: id, reason }),
]);

export type PeriodDeed = z.output<typeof periodSchema>;
