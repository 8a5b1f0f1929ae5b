/** The columns of the comment matrix (product.md), in their order, as keys of locales/<lang>/matrix.json `column`. */
export const matrixColumns = [
  "id",
  "version",
  "section",
  "paragraph",
  "quote",
  "country",
  "office",
  "type",
  "proposed",
  "reason",
  "supports",
  "response",
  "disposition",
  "resulting",
] as const;

/** So many rows a Word file of it has at most: beyond, Word itself takes minutes to open one. */
export const wordRows = 2000;
