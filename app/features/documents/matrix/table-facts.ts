import { commentTypes } from "../comments/comment-types.ts";
import { matrixColumns } from "./columns.ts";
import { dispositions } from "./dispositions.ts";

/** The form of the files that the matrix is written as: a file of another form is not read back. */
export const tableForm = "2";

/** The name of the column that holds each row's mark. */
export const markColumn = "revision";

interface Table {
  readonly slug: string;
  readonly number: number;
  readonly lang: string;
  /** The text of a key of locales/<lang>/<part>.json. */
  readonly find: (part: string, key: string) => string;
}

/**
 * What a file says of itself, so that it can be read back whatever language it was written in, and however the words of the
 * pages have changed since: which document and version it holds, and what its columns and choices are called.
 */
export function factsOf({ slug, number, lang, find }: Table): Record<string, string> {
  const named = (prefix: string, keys: readonly string[], part: string) =>
    Object.fromEntries(keys.map((key) => [`${prefix}.${key}`, find(part, `${prefix}.${key}`)]));
  return {
    ...{ document: slug, version: String(number), language: lang, form: tableForm },
    ...named("column", matrixColumns, "matrix"),
    ...named("type", commentTypes, "documents"),
    ...named("disposition", dispositions, "matrix"),
    whole: find("matrix", "whole"),
  };
}

/** What was seen of a row when it was written: the revisions of its answer and of its comment. */
export interface Mark {
  readonly answer: number;
  readonly comment: number;
}

const markPattern = /\ba(\d{1,9})c(\d{1,9})\b/;

/** A mark as a file holds it: `a3c1`. */
export function writeMark({ answer, comment }: Mark): string {
  return `a${String(answer)}c${String(comment)}`;
}

/** The mark that a text of a file holds; null without one. */
export function readMark(text: string): Mark | null {
  const found = markPattern.exec(text);
  return found ? { answer: Number(found[1]), comment: Number(found[2]) } : null;
}
