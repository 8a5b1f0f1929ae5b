import { z } from "zod";

/** A button of the page of jobs: a dead letter tried again or removed, the held letters released or dropped. */
export const jobFormSchema = z.discriminatedUnion("deed", [
  z.object({ deed: z.enum(["retry", "remove"]), job: z.string().regex(/^[1-9][0-9]{0,17}$/, "badValue") }),
  z.object({ deed: z.enum(["releaseMail", "dropMail"]) }),
]);

export type JobDeed = z.output<typeof jobFormSchema>;
