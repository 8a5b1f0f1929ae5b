import { z } from "zod";
import { encodedValue } from "#app/features/access/letter-values.ts";
import type { Services } from "#app/features/access/services.ts";
import { isLang } from "#app/language/languages.ts";
import { findCorrespondent } from "#db/queries/correspondents.ts";
import type { Mailer } from "./mailer.ts";

const payloadSchema = z.object({
  kind: z.string().regex(/^[a-zA-Z]{1,40}$/),
  to: z.union([z.object({ personId: z.uuid() }), z.object({ email: z.string(), lang: z.string() })]),
  values: z.record(z.string(), encodedValue),
  path: z.string().regex(/^\/[^\s\\]*$/),
  id: z.string().min(1),
});

/** The task `mail`: writes to the person's address, in their language, both as they are now. Someone who has left is not written to. */
export async function deliverLetter({ db, log }: Services, payload: unknown, mailer: Mailer): Promise<void> {
  const { to, ...letter } = payloadSchema.parse(payload);
  const reader = "personId" in to ? await findCorrespondent(db, to.personId) : to;
  if (!reader) {
    log.info({ letter: letter.kind }, "a letter's reader has left; it is not sent");
    return;
  }
  await mailer.post({ ...letter, address: reader.email, lang: isLang(reader.lang) ? reader.lang : "en" });
}
