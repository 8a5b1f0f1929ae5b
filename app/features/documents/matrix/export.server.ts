import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { formatsFor } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import * as documents from "#db/queries/documents.ts";
import { countMatrixRows, listMatrixRows } from "#db/queries/matrix-rows.ts";
import { matrixColumns } from "./columns.ts";
import type { MatrixFilter } from "./filter.ts";
import { openMatrix } from "./matrix-page.server.ts";
import { placesFrom } from "./places.ts";
import { showRow } from "./show-row.server.ts";
import type { ShownMatrixRow } from "./shown-matrix.ts";
import { factsOf, type Mark } from "./table-facts.ts";

/** So many rows are read at a time. */
const portionSize = 200;

interface Asked {
  readonly slug: string;
  /** Null for the latest version that has rows. */
  readonly number: number | null;
  readonly filter: MatrixFilter;
  /** Most rows that the file can have; absent for any number. */
  readonly most?: number | undefined;
}

/** A row as files hold it: a text for each of `matrixColumns` with its language, and what was seen of it. */
export interface ExportedRow {
  readonly cells: readonly { readonly text: string; readonly lang: string }[];
  readonly mark: Mark;
}

/**
 * The matrix of a version as the actor may see it, for a file: the names of its columns, and its rows as they are read,
 * portion by portion. Throws 404 `notFound`, 401, 403, 409 `matrixTooLong` where it has more rows than the file can have.
 */
export async function exportMatrix({ db }: Services, actor: Actor, texts: Texts, asked: Asked) {
  const { version, counts, looking } = await openMatrix(db, actor, asked);
  const { versionId, number } = version;
  if (asked.most !== undefined && counts.rows > asked.most) {
    const count = await countMatrixRows(db, versionId, { ...looking, filter: asked.filter });
    if (count > asked.most) throw new DomainError(409, "matrixTooLong", { count, limit: asked.most });
  }
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
        yield {
          cells: cellsOf(shown, { number, lang: texts.lang, find }),
          mark: { answer: shown.revision, comment: row.edition },
        };
      }
      after = portion.at(-1);
      if (portion.length < portionSize) return;
    }
  }
  return {
    ...{ slug: asked.slug, number, lang: texts.lang, rows: rows() },
    title: texts.find("matrix", "title", { number }).text,
    head: matrixColumns.map((key) => find("matrix", `column.${key}`)),
    facts: factsOf({ slug: asked.slug, number, lang: texts.lang, find }),
  };
}

interface Writing {
  readonly number: number;
  readonly lang: string;
  readonly find: (part: string, key: string) => string;
}

function cellsOf(row: ShownMatrixRow, { number, lang, find }: Writing): ExportedRow["cells"] {
  const { section, paragraph, answer } = row;
  const cells: Record<(typeof matrixColumns)[number], string | null | undefined> = {
    id: row.id,
    version: `${String(number)} · ${row.lang}`,
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
  const langs: Partial<Record<(typeof matrixColumns)[number], string | undefined>> = {
    ...{ section: section?.lang, quote: row.quoteLang, proposed: row.quoteLang },
    ...{ reason: row.lang, response: answer?.lang },
  };
  return matrixColumns.map((key) => ({ text: cells[key] ?? "", lang: langs[key] ?? lang }));
}
