import { isMember, type Actor } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { abilities, authorise, orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { listCityPlaces, listCountries, listFocusAreas } from "#db/queries/cities.ts";
import * as initiatives from "#db/queries/initiatives.ts";
import { initiativePolicy, sightOf, submissionPolicy } from "./policy.ts";
import { awaitsReview, isReference, membersRoomOf, roomOf, stagesOf } from "./status.ts";

/** The initiatives the actor may see, the latest first, and whether the actor may submit one. */
export async function listVisibleInitiatives({ db }: Services, actor: Actor) {
  const sight = sightOf(actor);
  const seesAny = sight.statuses.length > 0 || sight.organisation !== null;
  return {
    initiatives: seesAny ? await initiatives.listInitiatives(db, sight) : [],
    isVisitor: actor.person === null,
    maySubmit: submissionPolicy.submit(actor),
  };
}

/** An initiative with its stages, as the actor may see it. Throws 404 `notFound` for whoever may not. */
export async function findInitiativePage({ db }: Services, actor: Actor, reference: string) {
  const found = orNotFound(
    isReference(reference) ? await initiatives.findInitiative(db, reference) : undefined,
  );
  const { organisationSlug, contact, steps, ...initiative } = found;
  const facts = { status: found.status, organisation: organisationSlug };
  const can = abilities(initiativePolicy, actor, orHidden(initiativePolicy.read, actor, facts));
  const reachedAt = new Map<string, string>(steps.map(({ status, at }) => [status, at]));
  return {
    initiative,
    contact: can.seeContact ? contact : null,
    stages: stagesOf(found.status).map((stage) => ({ ...stage, at: reachedAt.get(stage.key) ?? null })),
    room: reachedAt.has("under-review") ? roomOf(reference) : null,
    membersRoom: isMember(actor) && reachedAt.has("under-review") ? membersRoomOf(reference) : null,
    isOwn: actor.mandate?.office.organisation === organisationSlug,
    canReview: can.review && awaitsReview(found.status),
  };
}

/** Throws 404 `notFound` where the actor sees no such initiative, 401 and 403 where it is not the actor's to review. */
export async function assertReviewable({ db }: Services, actor: Actor, reference: string): Promise<void> {
  const found = isReference(reference) ? await initiatives.findInitiative(db, reference) : undefined;
  const { status, organisationSlug: organisation } = orNotFound(found);
  const facts = orHidden(initiativePolicy.read, actor, { status, organisation });
  authorise(initiativePolicy.review, actor, facts);
}

/** What the form of a new initiative offers: focus areas, and countries with their cities. */
export async function listSubmissionChoices({ db }: Services) {
  const [focusAreas, countries, cities] = await Promise.all([
    listFocusAreas(db),
    listCountries(db),
    listCityPlaces(db),
  ]);
  return {
    focusAreas,
    countries: countries.map(({ code }) => ({
      code,
      cities: cities.filter((city) => city.countryCode === code).map(({ slug, name }) => ({ slug, name })),
    })),
  };
}
