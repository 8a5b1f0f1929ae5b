import type { Run } from "../markup.ts";

/** Where each cell begins in the text that is read of its table; cells are looked for one after the other. */
export function cellPlaces(text: string, rows: readonly (readonly (readonly Run[])[])[]): number[][] {
  let at = 0;
  return rows.map((row) =>
    row.map((runs) => {
      const cell = runs.map((run) => run.text).join("");
      const found = text.indexOf(cell, at);
      if (found >= 0) at = found + cell.length;
      return Math.max(found, 0);
    }),
  );
}
