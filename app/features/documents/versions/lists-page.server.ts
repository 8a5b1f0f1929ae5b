import type { Actor } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { abilities, authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Texts } from "#app/language/texts.ts";
import { countOfDocument, listOfDocument, type ListedRow } from "#db/queries/comment-lists.ts";
import * as documents from "#db/queries/documents.ts";
import { listPlacedNodes } from "#db/queries/placed-nodes.ts";
import { sightOf } from "../comments/visibility.ts";
import { headOf } from "../pages.server.ts";
import { documentPolicy } from "../policy.ts";
import { numbersOf } from "./numbers-of.ts";
import { sayingOf } from "./says-who.server.ts";
import { placesPerPage } from "./schema.ts";
import type { ListKind, ShownCommentList, ShownListed } from "./shown-lists.ts";

interface Asked {
  readonly slug: string;
  readonly which: ListKind;
  /** From 1. */
  readonly page: number;
}

/**
 * The comments on all versions of a document that the actor may see, the newest first, 25 a page: each with where it
 * stands. Four queries. Throws 404 `notFound`, 401, 403.
 */
export async function findCommentList(
  { db, clock }: Services,
  actor: Actor,
  texts: Texts,
  { slug, which, page }: Asked,
): Promise<ShownCommentList> {
  const [latest] = await documents.listVersions(db, slug);
  const version = orNotFound(latest);
  authorise(documentPolicy.listComments, actor, { isPublished: true });
  const sight = sightOf(actor);
  const asked = { slug, latestId: version.versionId, which, offset: (page - 1) * placesPerPage };
  const [rows, counts] = await Promise.all([
    listOfDocument(db, { ...asked, limit: placesPerPage + 1 }, sight),
    countOfDocument(db, asked, sight),
  ]);
  const shown = rows.slice(0, placesPerPage);
  const numbers = numbersOf(await listPlacedNodes(db, [...new Set(shown.map(({ stoodIn }) => stoodIn))]));
  const head = headOf(version, texts.lang);
  const now = clock();
  return {
    ...{ slug, which, page, counts, hasMore: rows.length > placesPerPage, latest: version.number },
    ...{ title: head.title, titleLang: head.lang },
    comments: shown.map((row) => ({ ...sayingOf(texts, row, now), ...placeOf(row, numbers) })),
    mayPlace: abilities(documentPolicy, actor, { isPublished: true }).placeComments,
  };
}

type Place = Omit<ShownListed, keyof ReturnType<typeof sayingOf>>;

function placeOf(row: ListedRow, numbers: ReturnType<typeof numbersOf>): Place {
  const { state, stoodIn, stoodNumber, nodeId, quote, isAmendment, disposition } = row;
  const isWithout = state === null || state === "left";
  return {
    ...{ isAmendment, quote, disposition, version: stoodNumber, paragraph: nodeId },
    standing: state === "waiting" ? "waits" : isWithout ? "nowhere" : "stands",
    number: nodeId === null ? null : numbers(stoodIn, nodeId),
  };
}
