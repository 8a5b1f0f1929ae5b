import { z } from "zod";
import { mailAddress } from "#app/features/access/mail-address.ts";
import { line } from "#app/features/access/text.ts";
import { isZoneChoice } from "#app/features/access/zone-choice.ts";
import { passwordLengths } from "./password-lengths.ts";
import { newPassword } from "./password-rules.ts";

/** Longest e-mail address (RFC 5321, a path of 256 with its brackets). */
const emailLimit = 254;
const email = line({ max: emailLimit });

/** A password as it was chosen: letters composed the same way, nothing else changed. */
const password = z
  .string("required")
  .transform((value) => value.normalize("NFC"))
  .superRefine((value, context) => {
    if (value === "") context.addIssue({ code: "custom", message: "required" });
    if (Array.from(value).length > passwordLengths.max)
      context.addIssue({
        code: "custom",
        message: "tooLongPassword",
        params: { limit: passwordLengths.max },
      });
  });

/** What the sign-in form sends; `to` is where to go on. */
export const signInSchema = z.object({ email, password, to: z.string().optional() });

/** What the account page's forms send: the mandate to act under, or the zone times are said in. */
export const accountSchema = z.union([
  z.object({ mandate: z.uuid("badValue") }),
  z.object({ zone: z.string("badValue").refine(isZoneChoice, "badValue") }),
]);

/** The six digits of an app; blanks in between do not count. */
const code = z
  .string("required")
  .transform((value) => value.replace(/\s/g, ""))
  .pipe(z.string().regex(/^[0-9]{6}$/, "sixDigits"));

/** What the browser's authenticator answered, as JSON. */
const answer = z.string("passkeyFailed").transform((value, context) => {
  const read = value.length <= 20_000 ? readAnswer(value) : null;
  if (!read) context.addIssue({ code: "custom", message: "passkeyFailed" });
  return read;
});

function readAnswer(value: string): object | null {
  try {
    const read = z
      .looseObject({ id: z.string().regex(/^[A-Za-z0-9_-]{1,1400}$/) })
      .safeParse(JSON.parse(value));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** How a waiting sign-in goes on; `begin` asks for what the browser needs to use a passkey. */
export const secondFactorSchema = z.discriminatedUnion("deed", [
  z.object({ deed: z.literal("code"), code, to: z.string().optional() }),
  z.object({ deed: z.literal("recovery"), recovery: line({ max: 100 }), to: z.string().optional() }),
  z.object({ deed: z.literal("passkey"), answer, to: z.string().optional() }),
  z.object({ deed: z.literal("begin"), to: z.string().optional() }),
]);

/** The passwordless sign-in. */
export const passkeySignInSchema = z.discriminatedUnion("deed", [
  z.object({ deed: z.literal("passkey"), answer, to: z.string().optional() }),
  z.object({ deed: z.literal("begin"), to: z.string().optional() }),
]);

export const forgottenSchema = z.object({ email });
export const resetSchema = z.object({ newPassword });
export const passwordSchema = z.object({ password, newPassword });
export const addressSchema = z.object({
  email: email.pipe(z.string().regex(mailAddress, "badEmail")),
  password,
});
export const codesSchema = z.object({ password });

/** Setting an app up, and removing it. */
export const appSchema = z.discriminatedUnion("deed", [
  z.object({ deed: z.literal("start"), password }),
  z.object({ deed: z.literal("confirm"), code }),
  z.object({ deed: z.literal("remove"), password }),
]);

/** Adding a passkey in two steps, and removing one. */
export const passkeySchema = z.discriminatedUnion("deed", [
  z.object({ deed: z.literal("begin"), password }),
  z.object({ deed: z.literal("passkey"), answer }),
  z.object({
    deed: z.literal("remove"),
    password,
    passkey: z.string().regex(/^[A-Za-z0-9_-]{1,1400}$/, "badValue"),
  }),
]);

/** Ending one session of one's own, or all the others. */
export const sessionsSchema = z.discriminatedUnion("deed", [
  z.object({ deed: z.literal("end"), session: z.string().regex(/^[0-9a-f]{20}$/, "badValue") }),
  z.object({ deed: z.literal("endOthers") }),
]);
