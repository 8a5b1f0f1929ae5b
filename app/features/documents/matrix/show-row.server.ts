import type { MatrixRow } from "#db/queries/matrix-rows.ts";
import { commentTypes, type CommentType } from "../comments/comment-types.ts";
import { dispositions, type Disposition } from "./dispositions.ts";
import type { Places } from "./places.ts";
import type { ShownMatrixRow } from "./shown-matrix.ts";

interface Showing {
  readonly places: Places;
  /** The places of the version in which resulting paragraphs stand; without it of the same. */
  readonly results?: Places;
  /** The name of a country by its code. */
  readonly country: (code: string) => string;
}

/** A row as the page and the files show it. */
export function showRow(row: MatrixRow, { places, results = places, country }: Showing): ShownMatrixRow {
  const { section, paragraph } = places.find(row.nodeId);
  const supporters = new Set(row.supports.flatMap((one) => (one.country === null ? [] : [one.country])));
  return {
    ...{ id: row.id, code: row.id.slice(0, 8), lang: row.lang, section, paragraph, node: row.nodeId ?? "" },
    ...{ quote: row.quote, quoteLang: row.passageLang ?? row.lang, proposed: row.proposed, reason: row.body },
    country: row.country === null ? null : country(row.country),
    body: row.cityName ?? row.organisation ?? row.authorName,
    officeKind: row.officeKind,
    type: commentTypes.find((type) => type === row.type) ?? ("substantive" satisfies CommentType),
    supports: [...supporters].map(country),
    answer: answerOf(row, results),
    revision: row.revision ?? 0,
  };
}

function answerOf(row: MatrixRow, places: Places): ShownMatrixRow["answer"] {
  if (row.response === null || row.responseLang === null) return null;
  const { resultingNodeId: id } = row;
  return {
    response: row.response,
    lang: row.responseLang,
    disposition: dispositionOf(row.disposition),
    resulting: id === null ? null : { id, number: places.numberOf(id) ?? id },
    isPublished: row.revision !== null && row.publishedRevision === row.revision,
  };
}

function dispositionOf(value: string | null): Disposition | null {
  return dispositions.find((one) => one === value) ?? null;
}
