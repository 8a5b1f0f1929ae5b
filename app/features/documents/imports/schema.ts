import { z } from "zod";
import { line } from "#app/features/access/text.ts";

/** Longest title of a document, in characters. */
const titleLimit = 300;

/** What the page of an import sends: another match of a block, tracked changes accepted, or all of it into the draft. */
export const importSchema = z.discriminatedUnion(
  "deed",
  [
    z.object({
      deed: z.literal("choose"),
      block: z
        .string("badValue")
        .regex(/^\d{1,6}$/, "badValue")
        .transform(Number),
      match: z.string("badValue").regex(/^[a-z0-9-]{1,80}$/, "badValue"),
    }),
    z.object({ deed: z.literal("accept") }),
    z.object({ deed: z.literal("take"), title: line({ max: titleLimit }) }),
  ],
  "badValue",
);

/** What is sent with a file, beside the file itself. */
export function sendingSchema(languages: readonly string[]) {
  return z.object({
    lang: z.string("badValue").refine((tag) => languages.includes(tag), "badValue"),
    acceptsChanges: z.literal("yes", "badValue").optional(),
  });
}
