import { z } from "zod";
import { text } from "#app/features/access/text.ts";
import { quoteLimit } from "../schema.ts";
import { placeDeeds } from "./deciding.ts";

/** So many comments are shown on a page, and decided on at once. */
export const placesPerPage = 25;

const id = z.uuid("badValue");

/** What the page of places sends: one comment, or several that go to the same paragraph. */
export const placeSchema = z
  .object({
    deed: z.enum(placeDeeds, "badValue"),
    comment: z.preprocess(
      (given) => (typeof given === "string" ? [given] : given),
      z.array(id, "badValue").min(1, "badValue").max(placesPerPage, "badValue"),
    ),
    paragraph: z
      .string()
      .regex(/^[a-z0-9-]{0,80}$/, "badValue")
      .default(""),
    quote: text({ max: quoteLimit, optional: true }).default(""),
  })
  .refine(({ deed, paragraph }) => deed !== "choose" || paragraph !== "", {
    path: ["paragraph"],
    message: "required",
  });
export type Placing = z.output<typeof placeSchema>;
