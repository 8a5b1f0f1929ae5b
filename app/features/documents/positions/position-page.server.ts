import { randomUUID } from "node:crypto";
import type { Actor } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { abilities, authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { formatsFor } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import * as documents from "#db/queries/documents.ts";
import { findSubmittingOf } from "#db/queries/position-periods.ts";
import * as positions from "#db/queries/positions.ts";
import { sightOf } from "../comments/visibility.ts";
import { placesFrom } from "../matrix/places.ts";
import { headOf } from "../pages.server.ts";
import { zoneOf } from "#app/features/access/time-zones.ts";
import { ago } from "../versions/says-who.server.ts";
import { groupsOf, ownWording, wordingFrom } from "./position-groups.server.ts";
import { positionPolicy, seesWhoSubmitted } from "./policy.ts";
import { undecidedOf } from "./position.ts";
import type { ShownPosition } from "./shown-position.ts";
import { deadlineOf } from "./deadline.server.ts";

interface Asked {
  readonly slug: string;
  /** A version; the latest without it. */
  readonly number?: number | undefined;
  /** Ids of the comments to be put into the country's words. */
  readonly word: readonly string[];
  /** Whether a comment of the country's own is to be written. */
  readonly own: boolean;
}

interface Found {
  readonly services: Services;
  readonly actor: Actor;
  readonly texts: Texts;
  readonly country: string;
  readonly version: documents.VersionRow;
}

const nothing = {
  ...{ submitted: null, groups: [], undecided: [], wording: null, places: [], cities: [], countries: [] },
};

/**
 * A country's position on a version, as its National Representative prepares it and its cities read it; for the Chair and
 * the Secretariat who has submitted. At most five queries. Throws 404 `notFound`, 401, 403.
 */
export async function findPositionPage(
  services: Services,
  actor: Actor,
  texts: Texts,
  asked: Asked,
): Promise<ShownPosition> {
  const office = actor.mandate?.office;
  const versions = await documents.listVersions(services.db, asked.slug, office?.city ?? null);
  const [latest] = versions;
  const version = orNotFound(asked.number ? versions.find(({ number }) => number === asked.number) : latest);
  const country = office?.country ?? "";
  const isOverseer = seesWhoSubmitted(actor);
  if (!isOverseer) authorise(positionPolicy.read, actor, { country });
  const period = await findSubmittingOf(services.db, version.versionId, country);
  const found = { services, actor, texts, country, version };
  const own = period && !isOverseer ? await ownOf(found, period, asked) : nothing;
  const head = headOf(version, texts.lang);
  return {
    ...{ slug: asked.slug, number: version.number, latest: latest?.number ?? version.number },
    ...{ title: head.title, titleLang: head.lang, newId: randomUUID() },
    country: isOverseer ? null : formatsFor(texts.lang).country(country),
    deadline: period
      ? deadlineOf(texts, period, {
          zone: zoneOf({ country: office?.country ?? null, cityZone: version.cityZone }),
          now: services.clock(),
        })
      : null,
    isRunning: period?.isRunning ?? false,
    can: abilities(positionPolicy, actor, { country: isOverseer ? "" : country }),
    ...own,
    countries: period && isOverseer ? await countriesOf(found, period.id) : [],
  };
}

type Period = NonNullable<Awaited<ReturnType<typeof findSubmittingOf>>>;

async function ownOf(found: Found, period: Period, { word, own }: Pick<Asked, "word" | "own">) {
  const { services, actor, texts, country, version } = found;
  const { db } = services;
  const prepares = positionPolicy.prepare(actor, { country });
  const [listed, cities] = await Promise.all([
    positions.listCountryComments(db, period.id, country, sightOf(actor)),
    prepares ? positions.listCitiesOfPeriod(db, period.id, country) : [],
  ]);
  const comments = listed.filter(({ isWithdrawn }) => !isWithdrawn);
  const spoken = comments.flatMap(({ passageLang }) => passageLang ?? []);
  const languages = [...new Set([texts.lang, version.authoritativeLang, ...spoken])];
  const place = { versionId: version.versionId, nodeId: "" };
  const adds = prepares && own;
  const nodes = comments.length === 0 && !adds ? [] : await documents.listNodes(db, place, languages);
  return {
    groups: groupsOf(comments, { texts, nodes, original: version.authoritativeLang, now: services.clock() }),
    undecided: undecidedOf(comments).map(({ id }) => id),
    wording: adds
      ? ownWording(headOf(version, texts.lang).lang)
      : prepares
        ? wordingFrom(comments, word)
        : null,
    places: adds ? placesFrom(nodes, languages).all : [],
    cities,
    countries: [],
    submitted: period.submittedAt && {
      when: ago(texts, period.submittedAt, services.clock()),
      statement: period.statement,
      comments: period.comments?.length ?? 0,
    },
  };
}

async function countriesOf({ services, texts }: Found, periodId: string) {
  const rows = await positions.listCountriesOfPeriod(services.db, periodId);
  return rows.map(({ code, at, comments }) => ({
    ...{ code, comments, name: formatsFor(texts.lang).country(code) },
    submitted: at && ago(texts, at, services.clock()),
  }));
}
