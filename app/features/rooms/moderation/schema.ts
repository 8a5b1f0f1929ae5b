import { z } from "zod";
import { text } from "#app/features/access/text.ts";
import { reasonLimit } from "../limits.ts";
import { as } from "../schema.ts";
import { restrictionTerms } from "./terms.ts";

const reason = text({ max: reasonLimit });

/** What the forms beside a message send. */
export const moderationSchema = z.discriminatedUnion("deed", [
  z.object({ deed: z.literal("report"), as, reason }),
  z.object({ deed: z.literal("settle"), as }),
  z.object({ deed: z.literal("hide"), as, reason }),
  z.object({ deed: z.literal("show"), as }),
  z.object({ deed: z.literal("restrict"), as, reason, term: z.enum(restrictionTerms, "badValue") }),
]);

export const moderationDeeds = ["report", "settle", "hide", "show", "restrict"] as const;

export type Moderating = z.output<typeof moderationSchema>;
export type ModerationDeed = Moderating["deed"];
