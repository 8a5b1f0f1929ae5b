import { z } from "zod";
import { as, body, emoji, typedBoolean as on } from "../schema.ts";

/** What the forms on a message's own page send: which deed, and what it needs. */
export const messageForm = z.discriminatedUnion("deed", [
  z.object({ deed: z.literal("edit"), as, body }),
  z.object({ deed: z.literal("delete"), as }),
  z.object({ deed: z.literal("react"), as, emoji, on }),
  z.object({ deed: z.literal("pin"), as, on }),
]);
