import { z } from "zod";
import { as } from "../schema.ts";

/** Where a message is brought: "" for the whole document. */
export const bringingForm = z.object({
  as,
  document: z.string("badValue").regex(/^[a-z0-9-]{1,80}$/, "badValue"),
  version: z
    .string("badValue")
    .regex(/^[1-9][0-9]{0,8}$/, "badValue")
    .transform(Number),
  paragraph: z.string("badValue").regex(/^[a-z0-9-]{0,80}$/, "badValue"),
});
