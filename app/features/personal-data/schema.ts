import { z } from "zod";

const passwordLimit = 512;

/** What the page about one's own data sends: which of its three forms, and the password where the account is closed. */
export const ownDataSchema = z.discriminatedUnion(
  "deed",
  [
    z.object({ deed: z.literal("ask") }),
    z.object({ deed: z.literal("keep") }),
    z.object({
      deed: z.literal("close"),
      password: z
        .string("required")
        .min(1, "required")
        // As sign-in reads it: letters composed the same way.
        .transform((value) => value.normalize("NFC"))
        .refine((value) => value.length <= passwordLimit, {
          error: "tooLongPassword",
          params: { limit: passwordLimit },
        }),
    }),
  ],
  "badValue",
);
