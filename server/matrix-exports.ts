import { Hono } from "hono";
import { exportMatrix } from "#app/features/documents/matrix/export.server.ts";
import { readFilter } from "#app/features/documents/matrix/filter.ts";
import { versionNumber } from "#app/features/documents/schema.ts";
import { isLang } from "#app/language/languages.ts";
import { askerOf } from "./asker.ts";
import { byteOrderMark, csvRow } from "./csv.ts";
import type { Door, Env } from "./door.ts";
import { writeSpreadsheet } from "./spreadsheet.ts";

const types = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** In characters, column by column; the last, the revision, is not shown. */
const widths = [38, 10, 24, 10, 40, 14, 20, 14, 50, 50, 24, 50, 18, 12, 8];

type Exported = Awaited<ReturnType<typeof exportMatrix>>;

/** The comment matrix of a version (`?version=`, with the filter of its page) as a table, written row by row. */
export function matrixExports(door: Door): Hono<Env> {
  const app = new Hono<Env>();
  app.get("/:lang/documents/:slug/:file{matrix\\.(?:csv|xlsx)}", async (c, next) => {
    const lang = c.req.param("lang");
    const texts = isLang(lang) ? door.texts.get(lang) : undefined;
    const asked = new URL(c.req.url).searchParams;
    const version = asked.get("version");
    const number = version === null ? null : versionNumber(version);
    if (!texts || number === undefined) return next();
    const actor = await askerOf(door, c);
    const filter = readFilter(asked);
    const found = await exportMatrix(door.services, actor, texts, {
      ...{ slug: c.req.param("slug"), number, filter },
    });
    await door.services.limits.take("exports", actor.person?.id ?? "");
    const format = c.req.param("file") === "matrix.csv" ? "csv" : "xlsx";
    const chunks = format === "csv" ? csvOf(found) : spreadsheetOf(found);
    return c.body(streamOf(chunks), 200, {
      "Content-Type": types[format],
      "Content-Disposition": `attachment; filename="${found.slug}-matrix-v${String(found.number)}.${format}"`,
      "Cache-Control": "no-store",
    });
  });
  return app;
}

async function* csvOf({ head, rows }: Exported): AsyncGenerator<Uint8Array, undefined> {
  const encoder = new TextEncoder();
  yield encoder.encode(byteOrderMark + csvRow(head));
  for await (const { cells } of rows) yield encoder.encode(csvRow(cells));
}

function spreadsheetOf({ head, rows, slug, number, title }: Exported) {
  const withRevisions = (async function* () {
    for await (const { cells, revision } of rows) yield [...cells, String(revision)];
  })();
  return writeSpreadsheet({
    ...{ name: title, head: [...head, "revision"], widths, hidden: 1, rows: withRevisions },
    facts: { document: slug, version: String(number), form: "1" },
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
