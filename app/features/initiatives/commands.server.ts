import type { Actor, Mandated } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise, orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { openRoom } from "#app/features/rooms/commands.server.ts";
import type { Db } from "#db/connection.ts";
import * as initiatives from "#db/queries/initiatives.ts";
import { authoriseSubmission, initiativePolicy } from "./policy.ts";
import type { Submission } from "./schema.ts";
import { awaitsReview, referenceOf, roomOf } from "./status.ts";

/**
 * Submits an initiative for the actor's organisation and gives its reference. The same id with the same content gives the
 * same reference and no second initiative; with other content it throws 409 `initiativeSubmitted`. Throws 403 `partnersOnly`.
 */
export function submitInitiative({ db }: Services, actor: Actor, submission: Submission): Promise<string> {
  return db.transaction().execute(async (trx) => {
    authoriseSubmission(actor);
    const { year, last } = await initiatives.lockCounter(trx);
    const before = await initiatives.findSubmission(trx, submission.id);
    if (before) return sameReference(before, actor, submission);
    const reference = referenceOf(year, last + 1);
    await initiatives.setCounter(trx, year, last + 1);
    await insert(trx, actor, reference, submission);
    await announce(trx, actor, { type: "initiatives.submitted", subject: reference });
    return reference;
  });
}

async function insert(trx: Db, actor: Mandated, reference: string, submission: Submission): Promise<void> {
  const { id, lang, title, summary, offer, ask, contact, ...chosen } = submission;
  const { id: mandateId, office } = actor.mandate;
  const organisationSlug = orNotFound(office.organisation);
  const texts = { lang, title, summary, offer, ask: ask === "" ? null : ask, contact };
  await initiatives.insertInitiative(trx, {
    initiative: { id, reference, organisationSlug, mandateId, ...texts },
    ...chosen,
  });
  await initiatives.insertStep(trx, { initiativeId: id, status: "submitted", mandateId });
}

type Before = NonNullable<Awaited<ReturnType<typeof initiatives.findSubmission>>>;

/** The reference given before, where the organisation and all that was submitted are the same. */
function sameReference(before: Before, actor: Mandated, submission: Submission): string {
  const { organisation } = actor.mandate.office;
  if (before.organisationSlug !== organisation) throw new DomainError(409, "initiativeIdTaken");
  const known = { ...before, ask: before.ask ?? "", cities: before.cities.map((city) => city.slug) };
  const isSame =
    (["lang", "title", "summary", "offer", "ask", "contact"] as const).every(
      (field) => known[field] === submission[field],
    ) &&
    (["focusAreas", "cities", "countries"] as const).every((field) =>
      hasSameMembers(known[field], submission[field]),
    );
  if (!isSame) throw new DomainError(409, "initiativeSubmitted", { reference: before.reference });
  return before.reference;
}

function hasSameMembers(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((member) => other.includes(member));
}

/**
 * Takes the submitted initiative under review for the Secretariat and opens its room for the members and the partner.
 * Throws 404 `notFound` for whoever may not see it, 403 `forbidden`, and 409 `underReviewAlready` the second time.
 */
export function takeUnderReview({ db }: Services, actor: Actor, reference: string): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { id, status, organisationSlug } = orNotFound(await initiatives.lockInitiative(trx, reference));
    const facts = orHidden(initiativePolicy.read, actor, { status, organisation: organisationSlug });
    authorise(initiativePolicy.review, actor, facts);
    if (!awaitsReview(status)) throw new DomainError(409, "underReviewAlready");
    await initiatives.setStatus(trx, id, "under-review");
    await initiatives.insertStep(trx, {
      initiativeId: id,
      status: "under-review",
      mandateId: actor.mandate.id,
    });
    await announce(trx, actor, { type: "initiatives.reviewed", subject: reference });
    await openRoom(trx, actor, {
      slug: roomOf(reference),
      kind: "initiative",
      subject: reference,
      audience: "members-and-invited",
      guests: [organisationSlug],
    });
  });
}
