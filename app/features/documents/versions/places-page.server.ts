import type { Actor } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Texts } from "#app/language/texts.ts";
import * as documents from "#db/queries/documents.ts";
import { listPlacedNodes } from "#db/queries/placed-nodes.ts";
import * as places from "#db/queries/place-decisions.ts";
import { sightOf } from "../comments/visibility.ts";
import { numberNodes } from "../numbering.ts";
import { headOf } from "../pages.server.ts";
import { documentPolicy } from "../policy.ts";
import { groupPlaces, paragraphsOf } from "./place-groups.server.ts";
import { numbersOf } from "./numbers-of.ts";
import { placesPerPage } from "./schema.ts";
import type { ShownPlaces } from "./shown-places.ts";

interface Asked {
  readonly slug: string;
  readonly number: number;
  readonly view: "waiting" | "decided";
  /** From 1. */
  readonly page: number;
  /** The comment for which another place is to be chosen. */
  readonly choosing: string | null;
  /** Only these comments, whatever became of them: what somebody else has decided meanwhile. */
  readonly only?: readonly string[];
}

const statesOf = { waiting: ["waiting"], decided: ["confirmed", "left"] };

/**
 * The comments that wait for a place in a version, or have been given one, 25 a page. Five queries. Throws 404
 * `notFound`, 401, 403.
 */
export async function findPlacesPage(
  { db, clock }: Services,
  actor: Actor,
  texts: Texts,
  asked: Asked,
): Promise<ShownPlaces> {
  const versions = await documents.listVersions(db, asked.slug);
  const version = orNotFound(versions.find(({ number }) => number === asked.number));
  authorise(documentPolicy.placeComments, actor, { isPublished: true });
  const sight = sightOf(actor);
  const rows = await places.listPlaces(
    db,
    {
      versionId: version.versionId,
      states: asked.only ? [...statesOf.waiting, ...statesOf.decided] : statesOf[asked.view],
      ...(asked.only ? { ids: asked.only } : {}),
      offset: (asked.page - 1) * placesPerPage,
      limit: placesPerPage + 1,
    },
    sight,
  );
  const shown = rows.slice(0, placesPerPage);
  const spoken = shown.flatMap(({ lang, passageLang }) => [lang, passageLang ?? lang]);
  const languages = [...new Set([texts.lang, version.authoritativeLang, ...spoken])];
  const [counts, nodes, old] = await Promise.all([
    places.countPlaces(db, version.versionId, sight),
    documents.listNodes(db, { versionId: version.versionId, nodeId: "" }, languages),
    listPlacedNodes(db, [...new Set(shown.map(({ stoodIn }) => stoodIn))]),
  ]);
  const head = headOf(version, texts.lang);
  const latest = versions[0]?.number ?? version.number;
  const numbered = numberNodes(nodes);
  const choosing = shown.find(({ id }) => id === asked.choosing)?.id ?? null;
  return {
    ...{ slug: asked.slug, number: version.number, latest, view: asked.view, counts, page: asked.page },
    ...{ title: head.title, titleLang: head.lang, hasMore: rows.length > placesPerPage, choosing },
    groups: groupPlaces(shown, {
      ...{ texts, nodes: numbered, now: clock(), authoritative: version.authoritativeLang },
      oldNumbers: numbersOf(old),
    }),
    paragraphs: choosing === null ? [] : paragraphsOf(numbered, [texts.lang, version.authoritativeLang]),
    canDecide: version.number === latest,
  };
}
