import { z } from "zod";
import { line, text } from "#app/features/access/text.ts";
import { isZone, momentIn } from "#app/features/access/time-zones.ts";
import { nodeIdOrNull } from "../schema.ts";
import { statedWords, ways, wordsOf } from "./procedures.ts";
import { nextSteps } from "./steps.ts";

/** Longest reason, statement, proposed text and correction, in characters. */
const statementLimit = 20_000;
const shortLimit = 2000;

const version = z
  .string("badValue")
  .regex(/^[1-9][0-9]{0,8}$/, "badValue")
  .transform(Number);
const id = z.uuid("badValue");
/** The version's last procedure as the page showed it, empty where it had none: a page that is out of date does nothing. */
const procedure = z.union([z.literal(""), id]).optional();
const place = { version, procedure };
const statement = text({ max: statementLimit, optional: true }).default("");
const node = z
  .string("badValue")
  .refine((given) => nodeIdOrNull(given) !== null, "badValue")
  .default("");
/** A day or a time as the browser writes it, or nothing. */
const moment = z
  .string("badValue")
  .regex(/^[0-9:-]{0,20}$/, "badValue")
  .default("");
const day = z.iso.date("badValue");

interface Expiry {
  readonly expiryDate: string;
  readonly expiryTime: string;
  readonly zone: string;
}

/** The end that was written, in UTC; null where none was, or it is no moment. */
export function expiryOf({ expiryDate, expiryTime, zone }: Expiry): Date | null {
  return momentIn({ date: expiryDate, time: expiryTime }, zone);
}

const meetingWord = z
  .object({ id, word: z.enum(["", ...wordsOf.meeting], "badValue"), statement })
  .refine((given) => !isStated(given.word) || given.statement !== "", {
    message: "statementNeeded",
    path: ["statement"],
  });

function isStated(word: string): boolean {
  return statedWords.some((one) => one === word);
}

/** What the forms of the page of adoption send: one deed each, for the version that was shown; `languages` are the tags one may write in. */
export function adoptionSchema(languages: readonly string[]) {
  const lang = z.string("badValue").refine((tag) => languages.includes(tag), "badValue");
  return z.discriminatedUnion("deed", [
    z.object({ deed: z.literal("table"), ...place }),
    z
      .object({
        ...{ deed: z.literal("open"), ...place, way: z.enum(ways, "chooseWay") },
        ...{ expiryDate: moment, expiryTime: moment, zone: z.string("badValue").refine(isZone, "badValue") },
        shortReason: text({ max: shortLimit, optional: true }).default(""),
        meeting: z
          .string("badValue")
          .regex(/^[a-z0-9-]{0,80}$/, "badValue")
          .default(""),
      })
      .refine((given) => given.way === "meeting" || expiryOf(given) !== null, {
        ...{ message: "expiryNeeded", path: ["expiryDate"] },
      }),
    z
      .object({
        ...{ deed: z.literal("speak"), ...place, id, statement, lang, paragraph: node },
        word: z.enum([...wordsOf["ad-referendum"], ...wordsOf.silence], "chooseWord"),
        proposed: statement,
      })
      .refine((given) => !isStated(given.word) || given.statement !== "", {
        ...{ message: "statementNeeded", path: ["statement"] },
      }),
    z.object({
      deed: z.literal("words"),
      ...place,
      lang,
      words: z.record(z.string().length(2), meetingWord),
    }),
    z.object({ deed: z.literal("close"), ...place }),
    z.object({ deed: z.literal("withdraw"), ...place }),
    z.object({
      ...{ deed: z.literal("nextStep"), ...place, nextStep: z.enum(nextSteps, "chooseNextStep") },
      decision: text({ max: shortLimit, optional: true }).default(""),
    }),
    z.object({ deed: z.literal("note"), ...place, notedOn: day, occasion: line({ max: 200 }) }),
    z.object({
      ...{ deed: z.literal("correct"), ...place, paragraph: node, lang },
      ...{ correction: text({ max: statementLimit }), reason: text({ max: shortLimit }) },
    }),
  ]);
}

export type AdoptionDeed = z.output<ReturnType<typeof adoptionSchema>>;
