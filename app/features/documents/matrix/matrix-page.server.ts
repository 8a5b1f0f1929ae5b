import type { Actor } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { abilities, authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { formatsFor } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import type { Db } from "#db/connection.ts";
import { countMatrices, findBesideRows, listMatrixRows } from "#db/queries/matrix-rows.ts";
import { listPlaces } from "#db/queries/matrix-places.ts";
import * as documents from "#db/queries/documents.ts";
import { sightOf } from "../comments/visibility.ts";
import { headOf } from "../pages.server.ts";
import { readFilter, type MatrixFilter } from "./filter.ts";
import { matrixPlacesFrom } from "./results.ts";
import type { Places } from "./places.ts";
import { matrixPolicy } from "./policy.ts";
import { rowsPerPage } from "./schema.ts";
import { memberStates } from "./member-states.ts";
import { showRow } from "./show-row.server.ts";
import type { ShownMatrix, ShownMatrixRow, ShownPlace } from "./shown-matrix.ts";

interface Asked {
  readonly slug: string;
  /** Null for the latest version that has rows. */
  readonly number: number | null;
  readonly filter: MatrixFilter;
  /** From 1. */
  readonly page: number;
  /** Comments that are to be answered; nothing to those who do not answer. */
  readonly answering: readonly string[];
}

/** The version whose matrix is asked for, what the actor may see of it, and its counts. Two queries. Throws 404 `notFound`, 401, 403. */
export async function openMatrix(db: Db, actor: Actor, { slug, number }: Pick<Asked, "slug" | "number">) {
  const listed = await documents.listVersions(db, slug);
  const latest = orNotFound(listed[0]);
  authorise(matrixPolicy.read, actor, null);
  const can = abilities(matrixPolicy, actor, null);
  const looking = { sight: sightOf(actor), seesUnpublished: can.seeUnpublished };
  const counted = await countMatrices(db, slug, looking);
  const wanted = number ?? counted[0]?.number ?? latest.number;
  const version = orNotFound(listed.find((one) => one.number === wanted));
  const counts = counted.find((one) => one.number === wanted) ?? { ...none, number: wanted };
  return {
    ...{ version, counts, looking, can, office: actor.mandate.office, isLatest: wanted === latest.number },
    versions: counted.map((one) => one.number),
  };
}

/** A page of the comment matrix of a version as the actor may see it. Five queries. Throws 404 `notFound`, 401, 403. */
export async function findMatrixPage(
  { db }: Services,
  actor: Actor,
  texts: Texts,
  asked: Asked,
): Promise<ShownMatrix> {
  const { slug, filter, page } = asked;
  const { version, counts, versions, looking, can, office, isLatest } = await openMatrix(db, actor, asked);
  const { number } = version;
  const also = can.answer ? asked.answering.slice(0, rowsPerPage) : [];
  const languages = [...new Set([texts.lang, version.authoritativeLang])];
  const [rows, beside, nodes] = await Promise.all([
    listMatrixRows(db, version.versionId, {
      ...{ ...looking, filter, also },
      portion: { offset: (page - 1) * rowsPerPage, limit: rowsPerPage },
    }),
    findBesideRows(db, {
      ...{ versionId: version.versionId, asked: { ...looking, filter }, officeId: office.id, document: slug },
    }),
    listPlaces(db, { slug, versionId: version.versionId, seesDraft: can.answer }, languages),
  ]);
  const fitting = beside.fitting ?? counts.rows;
  const head = headOf(version, texts.lang);
  const { own: places, results, resultsIn } = matrixPlacesFrom(nodes, version.versionId, languages);
  const { country } = formatsFor(texts.lang);
  const shown = rows.map((row) => showRow(row, { places, results, country }));
  const answering = shown.filter(({ id }) => also.includes(id));
  return {
    ...{ slug, number, counts, fitting, filter, page, rows: shown },
    ...{ title: head.title, titleLang: head.lang, versions },
    pages: Math.max(1, Math.ceil(fitting / rowsPerPage)),
    answering: answering.map(({ id }) => id),
    sections: places.all.filter(({ kind }) => kind === "section"),
    places: answering.length > 0 ? choicesOf(answering, { results, places }) : [],
    resultsIn,
    mayPutIn: can.answer && isLatest,
    drafted: can.answer ? rows.flatMap(({ id, inDraft }) => (inDraft === null ? [] : [[id, inDraft]])) : [],
    countries: memberStates.map((code) => ({ code, name: country(code) })),
    views: beside.views.map((view) => ({
      name: view.name,
      filter: readFilter(new URLSearchParams(view.filter)),
    })),
    mayAnswer: can.answer,
    mayBringBack: can.bringBack,
  };
}

/** What can have come of the comments: the places of the newest version, and what was chosen before and stands there no more. */
function choicesOf(
  answering: readonly ShownMatrixRow[],
  { results, places }: { readonly results: Places; readonly places: Places },
): readonly ShownPlace[] {
  const chosen = new Set(answering.flatMap(({ answer }) => answer?.resulting?.id ?? []));
  const isGone = ({ id }: ShownPlace) => chosen.has(id) && results.numberOf(id) === null;
  return [...results.all, ...places.all.filter(isGone)];
}

const none = { rows: 0, unanswered: 0, unpublished: 0, forMeeting: 0 };
