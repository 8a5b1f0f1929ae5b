import { z } from "zod";
import { mentionPaces, restPaces } from "./choices.ts";

/** What the form of one's letters sends. */
export const lettersSchema = z.object({
  mentions: z.enum(mentionPaces, "badValue"),
  rest: z.enum(restPaces, "badValue"),
});
