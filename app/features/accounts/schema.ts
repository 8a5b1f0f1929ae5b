import { z } from "zod";
import { line } from "#app/features/access/text.ts";

/** Longest e-mail address (RFC 5321, a path of 256 with its brackets) and longest password taken. */
const emailLimit = 254;
const passwordLimit = 512;

/** What the sign-in form sends; `to` is where to go on. */
export const signInSchema = z.object({
  email: line({ max: emailLimit }),
  password: z.string("required").min(1, "required").max(passwordLimit, "tooLongPassword"),
  to: z.string().optional(),
});

/** What the form that changes the mandate sends. */
export const mandateSchema = z.object({ mandate: z.uuid("badValue") });
