import { z } from "zod";

/** What the page of a file that was read sends: that it is to be written. */
export const takingSchema = z.object({ deed: z.literal("take", "badValue") });
