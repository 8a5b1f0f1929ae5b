import { writeFilter, type MatrixFilter } from "../filter.ts";

interface Wanted {
  readonly version: number;
  readonly filter?: MatrixFilter;
  readonly page?: number;
  /** The comment that is to be answered. */
  readonly answer?: string;
}

/** What an address of the matrix asks for, as names and values. */
export function matrixQuery({ version, filter = {}, page = 1, answer }: Wanted): Record<string, string> {
  return {
    version: String(version),
    ...writeFilter(filter),
    ...(page > 1 ? { page: String(page) } : {}),
    ...(answer === undefined ? {} : { answer }),
  };
}

/** The address of the matrix at `path` that asks for this; an answer's leads to its form. */
export function matrixAddress(path: string, wanted: Wanted): string {
  const place = wanted.answer === undefined ? "" : "#answer-form";
  return `${path}?${new URLSearchParams(matrixQuery(wanted)).toString()}${place}`;
}
