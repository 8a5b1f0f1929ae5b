import { z } from "zod";
import { line, text } from "#app/features/access/text.ts";
import { isZone, momentIn } from "../periods/time-zones.ts";
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
    z.object({ deed: z.literal("table"), version }),
    z
      .object({
        ...{ deed: z.literal("open"), version, way: z.enum(ways, "chooseWay") },
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
        ...{ deed: z.literal("speak"), version, id, statement, lang, paragraph: node },
        word: z.enum([...wordsOf["ad-referendum"], ...wordsOf.silence], "chooseWord"),
        proposed: statement,
      })
      .refine((given) => !isStated(given.word) || given.statement !== "", {
        ...{ message: "statementNeeded", path: ["statement"] },
      }),
    z.object({ deed: z.literal("words"), version, lang, words: z.record(z.string().length(2), meetingWord) }),
    z.object({ deed: z.literal("close"), version }),
    z.object({ deed: z.literal("withdraw"), version }),
    z.object({
      ...{ deed: z.literal("nextStep"), version, nextStep: z.enum(nextSteps, "chooseNextStep") },
      decision: text({ max: shortLimit, optional: true }).default(""),
    }),
    z.object({ deed: z.literal("note"), version, notedOn: day, occasion: line({ max: 200 }) }),
    z.object({
      ...{ deed: z.literal("correct"), version, paragraph: node, lang },
      ...{ correction: text({ max: statementLimit }), reason: text({ max: shortLimit }) },
    }),
  ]);
}

export type AdoptionDeed = z.output<ReturnType<typeof adoptionSchema>>;
