import { placesFrom, type Places } from "./places.ts";

type Node = Parameters<typeof placesFrom>[0][number];

interface PlacedRow extends Node {
  readonly versionId: string;
  /** Of that version. */
  readonly number: number;
}

/** Where the comments of a version stand, and what can come of them: the places of the newest version, which may be a draft. */
export interface MatrixPlaces {
  readonly own: Places;
  readonly results: Places;
  /** Number of the version of the results; null where that is the one commented on. */
  readonly resultsIn: number | null;
}

/** The places of a version's matrix from the nodes of that version and of the newest one, named in the first of these languages. */
export function matrixPlacesFrom(
  rows: readonly PlacedRow[],
  versionId: string,
  languages: readonly string[],
): MatrixPlaces {
  const own = placesFrom(
    rows.filter((row) => row.versionId === versionId),
    languages,
  );
  const others = rows.filter((row) => row.versionId !== versionId);
  const [first] = others;
  if (!first) return { own, results: own, resultsIn: null };
  return { own, results: placesFrom(others, languages), resultsIn: first.number };
}
