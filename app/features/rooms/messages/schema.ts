import { z } from "zod";
import { body } from "../schema.ts";

/** What the forms on a message's own page send: which deed, and what it needs. */
export const messageForm = z.discriminatedUnion("deed", [
  z.object({ deed: z.literal("edit"), body }),
  z.object({ deed: z.literal("delete") }),
]);
