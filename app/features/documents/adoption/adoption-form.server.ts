import type { AppLoadContext } from "@remix-run/node";
import { DomainError, isDomainError } from "#app/features/access/errors.ts";
import type { Actor } from "#app/features/access/actor.ts";
import { authorise, type Rule } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { readForm } from "#app/http/multipart.ts";
import { parseFields, readFields, type FormReply } from "#app/http/form.ts";
import { isPublished } from "#db/queries/documents.ts";
import * as commands from "./commands.server.ts";
import { correctVersion } from "./correct-version.server.ts";
import { adoptionPolicy } from "./policy.ts";
import { languages } from "#app/language/languages.ts";
import { adoptionSchema, expiryOf, type AdoptionDeed } from "./schema.ts";
import type { Place } from "./standing.server.ts";
import { recordWord, speakForCountry } from "./words.server.ts";

const schema = adoptionSchema(languages.map(({ tag }) => tag));

interface Refused {
  readonly status: number;
  readonly reply: FormReply;
}

/** The field a refusal belongs to; what is not listed belongs to the form as a whole. */
const fields: Readonly<Record<string, string>> = {
  ...{ expiryNeeded: "expiryDate", closesInThePast: "expiryDate", silenceTooShort: "shortReason" },
  ...{ statementNeeded: "statement", proposalNeeded: "proposed", amendmentSame: "proposed" },
  paragraphNotInVersion: "paragraph",
};

const rules: ReadonlyMap<string, Rule<null>> = new Map([
  ...Object.entries(adoptionPolicy),
  ["words", adoptionPolicy.recordWords],
  ["nextStep", adoptionPolicy.decideNextStep],
]);

/** Who may do the deed; that there is no such deed the form says to whoever may do one of them. */
function ruleOf(deed: FormDataEntryValue | null): Rule<null> {
  return (
    (typeof deed === "string" ? rules.get(deed) : undefined) ??
    ((actor) => Object.values(adoptionPolicy).some((may) => may(actor)))
  );
}

/** Does what a form of the page asks. Gives the refusal (409, 422) with everything typed; throws the others (401, 403, 404). */
export async function takeAdoption(
  { services, actor }: AppLoadContext,
  document: string,
  request: Request,
): Promise<Refused | null> {
  if (!(await isPublished(services.db, document))) throw new DomainError(404, "notFound");
  const sent = await readForm(request);
  // Whoever may not do it is told so before anything about the form.
  authorise(ruleOf(sent.get("deed")), actor, null);
  const form = parseFields(schema, sent);
  if (!form.ok) return { status: 422, reply: form.reply };
  const { deed } = form.value;
  try {
    await act(services, actor, placeOf(document, form.value), form.value);
    return null;
  } catch (error) {
    if (!isDomainError(error) || ![409, 422].includes(error.status)) throw error;
    const { key, values, status } = error;
    return {
      status,
      reply: { values: readFields(sent), errors: [{ field: fields[key] ?? deed, key, values }] },
    };
  }
}

function placeOf(document: string, { version, procedure }: AdoptionDeed): Place {
  return { document, version, procedure: procedure === "" ? null : procedure };
}

async function act(services: Services, actor: Actor, place: Place, form: AdoptionDeed): Promise<void> {
  switch (form.deed) {
    case "table":
      return commands.tableVersion(services, actor, place);
    case "open":
      return open(services, actor, place, form);
    case "speak":
      await speakForCountry(services, actor, { ...form, ...place });
      return;
    case "words":
      return recordAll(services, actor, place, form);
    case "close":
      await commands.closeMeeting(services, actor, place);
      return;
    case "withdraw":
      return commands.withdrawProcedure(services, actor, place);
    case "nextStep":
      return commands.decideNextStep(services, actor, {
        ...place,
        nextStep: form.nextStep,
        text: form.decision,
      });
    case "note":
      return commands.noteVersion(services, actor, { ...form, ...place });
    case "correct":
      await correctVersion(services, actor, { ...form, ...place, text: form.correction });
  }
}

type Deed<Name extends AdoptionDeed["deed"]> = Extract<AdoptionDeed, { deed: Name }>;

async function open(services: Services, actor: Actor, place: Place, form: Deed<"open">): Promise<void> {
  const { way, shortReason, meeting } = form;
  const isMeeting = way === "meeting";
  await commands.openProcedure(services, actor, {
    ...{
      ...place,
      way,
      expiresAt: isMeeting ? null : expiryOf(form),
      meeting: isMeeting ? meeting || null : null,
    },
    shortReason: way === "silence" ? shortReason : "",
  });
}

/** Each country's word as it was heard; a repeated sending records nothing twice, by its id. */
async function recordAll(services: Services, actor: Actor, place: Place, form: Deed<"words">): Promise<void> {
  for (const [country, { id, word, statement }] of Object.entries(form.words))
    if (word !== "")
      await recordWord(services, actor, {
        ...{ ...place, id, country, word, statement, lang: form.lang, proposed: "", paragraph: "" },
      });
}
