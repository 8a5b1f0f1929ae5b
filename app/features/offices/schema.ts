import { z } from "zod";
import { mailAddress } from "../access/mail-address.ts";
import { line, text } from "../access/text.ts";
import { limits } from "./limits.ts";

/** An e-mail address, in lower case. Issue: `badEmail`. */
export const emailSchema = line({ max: limits.email })
  .refine((value) => value === "" || mailAddress.test(value), "badEmail")
  .transform((value) => value.toLowerCase());

/** A day as date fields send it (YYYY-MM-DD), or null where it is empty. Issue: `badDay`. */
const day = z
  .string("badDay")
  .default("")
  .refine((value) => value === "" || isDay(value), "badDay")
  .transform((value) => (value === "" ? null : value));

function isDay(value: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

const mandate = z.uuid("badValue");
const invitation = z.uuid("badValue");

/** What the forms of an office's page send: one deed each; `languages` are the tags someone may be written to in. */
export const deedSchema = (languages: readonly string[]) =>
  z.discriminatedUnion("deed", [
    z
      .object({
        deed: z.literal("invite"),
        email: emailSchema,
        capacity: z.enum(["head", "alternate", "editor"], "badValue"),
        lang: z.string("badValue").refine((tag) => languages.includes(tag), "badValue"),
        from: day,
        until: day,
      })
      .refine(({ from, until }) => from === null || until === null || until >= from, {
        message: "endsBeforeStart",
        path: ["until"],
      }),
    z.object({ deed: z.literal("resend"), invitation }),
    z.object({ deed: z.literal("withdraw"), invitation }),
    z.object({
      deed: z.literal("end"),
      mandate,
      note: text({ max: limits.note, optional: true }).optional(),
    }),
    z.object({ deed: z.literal("changeEnd"), mandate, until: day }),
    z.object({ deed: z.literal("writeNote"), mandate, note: text({ max: limits.note, optional: true }) }),
  ]);

export type Deed = z.output<ReturnType<typeof deedSchema>>;

/** A new term of the Chair (a year) or a Shepherd (two years from it on). */
export const termSchema = z.object({
  kind: z.enum(["chair", "shepherd"], "badValue"),
  country: z.string("badValue").regex(/^[A-Z]{2}$/, "badValue"),
  year: z
    .string("badValue")
    .regex(/^20\d\d$/, "badTerm")
    .transform(Number),
});

/** What someone without an account sends to accept; the rules of a password are those of accounts. An invitation without an address asks for one. */
export function joiningSchema<P extends z.ZodType<string>>(password: P) {
  return z.object({ name: line({ max: limits.name }), password, email: emailSchema.optional() });
}

/** A partner's request to register. */
export const registrationSchema = z.object({
  organisation: line({ max: limits.organisation }),
  person: line({ max: limits.name }),
  email: emailSchema,
  purpose: text({ max: limits.purpose }),
});

export type Registration = z.output<typeof registrationSchema>;

/** What the Secretariat decides; a refusal needs its reason. */
export const decisionSchema = z.discriminatedUnion("decision", [
  z.object({ decision: z.literal("approve"), registration: z.uuid("badValue") }),
  z.object({
    decision: z.literal("decline"),
    registration: z.uuid("badValue"),
    reason: text({ max: limits.reason }),
  }),
]);
