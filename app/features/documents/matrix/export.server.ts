import type { Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { formatsFor } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import * as documents from "#db/queries/documents.ts";
import { listMatrixRows } from "#db/queries/matrix-rows.ts";
import { matrixColumns } from "./columns.ts";
import type { MatrixFilter } from "./filter.ts";
import { openMatrix } from "./matrix-page.server.ts";
import { placesFrom } from "./places.ts";
import { showRow } from "./show-row.server.ts";
import type { ShownMatrixRow } from "./shown-matrix.ts";

/** So many rows are read at a time. */
const portionSize = 200;

interface Asked {
  readonly slug: string;
  /** Null for the latest version that has rows. */
  readonly number: number | null;
  readonly filter: MatrixFilter;
}

/** A row as files hold it: a text for each of `matrixColumns`, and the revision of its answer. */
export interface ExportedRow {
  readonly cells: readonly string[];
  readonly revision: number;
}

/**
 * The matrix of a version as the actor may see it, for a file: the names of its columns, and its rows as they are read,
 * portion by portion. Throws 404 `notFound`, 401, 403.
 */
export async function exportMatrix({ db }: Services, actor: Actor, texts: Texts, asked: Asked) {
  const { version, looking } = await openMatrix(db, actor, asked);
  const { versionId, number } = version;
  const languages = [...new Set([texts.lang, version.authoritativeLang])];
  const places = placesFrom(await documents.listNodes(db, { versionId, nodeId: "" }, languages), languages);
  const { country } = formatsFor(texts.lang);
  const find = (part: string, key: string) => texts.find(part, key).text;
  async function* rows(): AsyncGenerator<ExportedRow, undefined> {
    let after: { createdAt: string; id: string } | undefined;
    for (;;) {
      const portion = await listMatrixRows(db, versionId, {
        ...{ ...looking, filter: asked.filter, portion: { after, limit: portionSize } },
      });
      for (const row of portion) {
        const shown = showRow(row, { places, country });
        yield { cells: cellsOf(shown, number, find), revision: shown.revision };
      }
      after = portion.at(-1);
      if (portion.length < portionSize) return;
    }
  }
  return {
    ...{ slug: asked.slug, number, title: find("matrix", "short"), rows: rows() },
    head: matrixColumns.map((key) => find("matrix", `column.${key}`)),
  };
}

function cellsOf(row: ShownMatrixRow, version: number, find: (part: string, key: string) => string) {
  const { section, paragraph, answer } = row;
  const cells: Record<(typeof matrixColumns)[number], string | null | undefined> = {
    id: row.id,
    version: `${String(version)} · ${row.lang}`,
    section: section ? `${section.number} ${section.text}` : find("matrix", "whole"),
    paragraph: paragraph?.number,
    quote: row.quote,
    country: row.country,
    office: row.body ?? (row.officeKind && find("accounts", `office.${row.officeKind}`)),
    type: find("documents", `type.${row.type}`),
    proposed: row.proposed,
    reason: row.reason,
    supports: row.supports.join(", "),
    response: answer?.response,
    disposition: answer?.disposition && find("matrix", `disposition.${answer.disposition}`),
    resulting: answer?.resulting?.number,
  };
  return matrixColumns.map((key) => cells[key] ?? "");
}
