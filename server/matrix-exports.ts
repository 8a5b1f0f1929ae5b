import { Hono } from "hono";
import { wordRows } from "#app/features/documents/matrix/columns.ts";
import { exportMatrix } from "#app/features/documents/matrix/export.server.ts";
import { readFilter } from "#app/features/documents/matrix/filter.ts";
import { markColumn, writeMark } from "#app/features/documents/matrix/table-facts.ts";
import { versionNumber } from "#app/features/documents/schema.ts";
import { isLang } from "#app/language/languages.ts";
import { askerOf } from "./asker.ts";
import { byteOrderMark, csvRow } from "./csv.ts";
import type { Door, Env } from "./door.ts";
import { writeSpreadsheet } from "./spreadsheet.ts";
import { writeWordTable } from "./word-table.ts";

const types = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;
export type MatrixFormat = keyof typeof types;

/** In characters, column by column; the last, the mark, is not shown. */
const widths = [38, 10, 24, 10, 40, 14, 20, 14, 50, 50, 24, 50, 18, 12, 8];
/** What part of a line of Word each column takes. */
const shares = [14, 12, 13, 13, 20, 12, 12, 15, 25, 25, 13, 25, 15, 14];

type Exported = Awaited<ReturnType<typeof exportMatrix>>;

/** The comment matrix of a version (`?version=`, with the filter of its page) as a table, written row by row. */
export function matrixExports(door: Door): Hono<Env> {
  const app = new Hono<Env>();
  app.get("/:lang/documents/:slug/:file{matrix\\.(?:csv|xlsx|docx)}", async (c, next) => {
    const lang = c.req.param("lang");
    const texts = isLang(lang) ? door.texts.get(lang) : undefined;
    const asked = new URL(c.req.url).searchParams;
    const version = asked.get("version");
    const number = version === null ? null : versionNumber(version);
    if (!texts || number === undefined) return next();
    const format = c.req.param("file").slice("matrix.".length) as MatrixFormat;
    const actor = await askerOf(door, c);
    const found = await exportMatrix(door.services, actor, texts, {
      ...{ slug: c.req.param("slug"), number, filter: readFilter(asked) },
      most: format === "docx" ? wordRows : undefined,
    });
    await door.services.limits.take("exports", actor.person?.id ?? "");
    return c.body(streamOf(matrixFile(format, found)), 200, {
      "Content-Type": types[format],
      "Content-Disposition": `attachment; filename="${found.slug}-matrix-v${String(found.number)}.${format}"`,
      "Cache-Control": "no-store",
    });
  });
  return app;
}

type Writer = (found: Exported) => AsyncGenerator<Uint8Array, undefined>;
const writers: Readonly<Record<MatrixFormat, Writer>> = { csv: csvOf, xlsx: spreadsheetOf, docx: wordOf };

/** The matrix as a file of this format, written as its rows are read. */
export function matrixFile(format: MatrixFormat, found: Exported): AsyncGenerator<Uint8Array, undefined> {
  return writers[format](found);
}

async function* csvOf({ head, rows }: Exported): AsyncGenerator<Uint8Array, undefined> {
  const encoder = new TextEncoder();
  yield encoder.encode(byteOrderMark + csvRow(head));
  for await (const { cells } of rows) yield encoder.encode(csvRow(cells.map(({ text }) => text)));
}

function spreadsheetOf({ head, rows, title, facts }: Exported) {
  const marked = (async function* () {
    for await (const { cells, mark } of rows) yield [...cells.map(({ text }) => text), writeMark(mark)];
  })();
  return writeSpreadsheet({
    ...{ name: title, head: [...head, markColumn], widths, hidden: 1, rows: marked, facts },
  });
}

/** In Word nothing can be hidden that stays: a row's mark stands under its id. */
function wordOf({ head, rows, title, lang, facts }: Exported) {
  const marked = (async function* () {
    for await (const { cells, mark } of rows) {
      const [id, ...others] = cells;
      yield [{ text: `${id?.text ?? ""}\n${writeMark(mark)}`, lang: "en" }, ...others];
    }
  })();
  return writeWordTable({
    ...{ title: { text: title, lang }, head: head.map((text) => ({ text, lang })) },
    ...{ widths: shares, rows: marked },
    facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [`ascn_${name}`, value])),
  });
}

/** Asks for the next part only when the reader has taken the last. */
function streamOf(chunks: AsyncGenerator<Uint8Array, undefined>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}
