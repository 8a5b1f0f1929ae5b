import { z } from "zod";
import { body, emoji, typedBoolean as on } from "../schema.ts";

/** What the forms on a message's own page send: which deed, and what it needs. */
export const messageForm = z.discriminatedUnion("deed", [
  z.object({ deed: z.literal("edit"), body }),
  z.object({ deed: z.literal("delete") }),
  z.object({ deed: z.literal("react"), emoji, on }),
  z.object({ deed: z.literal("pin"), on }),
]);
