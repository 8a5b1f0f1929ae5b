import { z } from "zod";
import { text } from "#app/features/access/text.ts";
import { commentTypes } from "../comments/comment-types.ts";
import { commentLimit, quoteLimit } from "../schema.ts";

const uuid = z.uuid("badValue");
/** As many as are decided on at once. */
const several = z.preprocess(
  (given) => (typeof given === "string" ? [given] : given),
  z.array(uuid, "badValue").min(1, "badValue").max(500, "badValue"),
);
/** What a country says of its own accord is made of none. */
const sources = z.preprocess(
  (given) => (given === undefined ? [] : typeof given === "string" ? [given] : given),
  z.array(uuid, "badValue").max(500, "badValue"),
);
const unneeded = (max: number) =>
  text({ max, optional: true })
    .optional()
    .transform((given) => (given === "" ? undefined : given));

/** What the forms of a country's position send, told apart by `deed`; `languages` are the tags one may write in. */
export function positionSchema(languages: readonly string[]) {
  const tag = z.string("badValue").refine((given) => languages.includes(given), "badValue");
  return z.discriminatedUnion("deed", [
    z.object({ deed: z.literal("keep"), comment: several }),
    z.object({ deed: z.literal("open"), comment: several }),
    z.object({ deed: z.literal("leaveOut"), comment: uuid, reason: text({ max: commentLimit }), lang: tag }),
    z.object({
      ...{ deed: z.literal("word"), id: uuid, source: sources, lang: tag },
      paragraph: z.string("badValue").regex(/^[a-z0-9-]{0,80}$/, "badValue"),
      type: z.enum(commentTypes, "badValue"),
      body: text({ max: commentLimit }),
      quote: unneeded(quoteLimit),
      proposed: unneeded(commentLimit),
      passageLang: tag.optional(),
    }),
    z.object({ deed: z.literal("undo"), comment: uuid }),
    z.object({
      deed: z.literal("ask"),
      comment: uuid,
      id: uuid,
      lang: tag,
      body: text({ max: commentLimit }),
    }),
    z.object({ deed: z.literal("submit"), statement: text({ max: commentLimit, optional: true }) }),
    z.object({ deed: z.literal("withdraw") }),
  ]);
}
export type PositionDeed = z.output<ReturnType<typeof positionSchema>>;
