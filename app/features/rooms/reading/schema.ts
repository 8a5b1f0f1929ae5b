import { z } from "zod";
import { roomSlug } from "../schema.ts";

/** The number of an event of a room. */
const number = z.int("badValue").min(0, "badValue").max(Number.MAX_SAFE_INTEGER, "badValue");
const typedNumber = z
  .string("badValue")
  .regex(/^\d{1,15}$/, "badValue")
  .transform(Number);

export const readSchema = z.object({ room: roomSlug, upTo: number });
export const unreadSchema = z.object({ room: roomSlug, from: number.min(1, "badValue") });

/** What a room's small forms send: read up to a number, unread from one on, or how much one wants to hear of it. */
export const readingForm = z.discriminatedUnion(
  "deed",
  [
    z.object({ deed: z.literal("read"), upTo: typedNumber }),
    z.object({ deed: z.literal("unread"), from: typedNumber.refine((from) => from > 0, "badValue") }),
    z.object({ deed: z.literal("following") }),
    z.object({ deed: z.literal("muted") }),
    z.object({ deed: z.literal("usual") }),
  ],
  "badValue",
);
