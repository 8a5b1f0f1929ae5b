import { expect, test } from "vitest";
import type { ExportedRow } from "#app/features/documents/matrix/export.server.ts";
import { matrixColumns } from "#app/features/documents/matrix/columns.ts";
import { matrixFile, type MatrixFormat } from "./matrix-exports.ts";

/** Letters that cannot be packed small, the same in every run. */
function* letters(): Generator<string, never> {
  let state = 1;
  for (;;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state.toString(36);
  }
}

test.each<MatrixFormat>(["csv", "xlsx", "docx"])(
  "a %s leaves while its rows come: it holds few of them at once",
  async (format) => {
    const next = letters();
    const text = Array.from({ length: 400 }, () => next.next().value).join(" ");
    let given = 0;
    const rows = (async function* (): AsyncGenerator<ExportedRow, undefined> {
      for (; given < 2000; given += 1) {
        const cells = matrixColumns.map((_, column) => ({
          text: column === 9 ? `${next.next().value}${text}` : "",
          lang: "en",
        }));
        yield await Promise.resolve({ cells, mark: { answer: 0, comment: 1 } });
      }
    })();
    const head = matrixColumns.map(String);
    let before = 0;
    let most = 0;
    for await (const chunk of matrixFile(format, {
      slug: "s",
      number: 1,
      lang: "en",
      title: "T",
      head,
      rows,
      facts: {},
    })) {
      expect(chunk.length).toBeLessThan(1_000_000);
      most = Math.max(most, given - before);
      before = given;
    }
    expect(given).toBe(2000);
    expect(most).toBeLessThanOrEqual(200);
  },
);
