import type { TableFile, TableRow } from "#app/features/access/table-file.ts";
import { commentTypes } from "../comments/comment-types.ts";
import { matrixColumns } from "../matrix/columns.ts";
import { dispositions } from "../matrix/dispositions.ts";
import { markColumn, readMark, tableForm, type Mark } from "../matrix/table-facts.ts";

export type Column = (typeof matrixColumns)[number];

/** A row of a file that came back; choices are the keys that its words stand for. */
export interface FileRow {
  /** Its place in the file, from 1. */
  readonly line: number;
  /** Id of the comment; "" for a row that somebody added, "?" where there is something else. */
  readonly id: string;
  readonly mark: Mark | null;
  /** What its cells say; a column that the file lacks is missing. */
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

/** Why a file is refused: the key of a sentence in locales/<lang>/errors.json and its values. */
interface Refusal {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Most rows of a file. */
const rowsLimit = 20_000;
/** How far down the names of the columns are looked for. */
const headDepth = 20;

const refuse = (key: string, values: Refusal["values"] = {}) => ({ rows: null, refusal: { key, values } });

/** The rows of a matrix that came back as a file, or why it is refused: it is none, of another form, document or version, or too long. */
export function fileRows(
  { facts, tables }: TableFile,
  expected: { readonly document: string; readonly version: number },
): { rows: FileRow[]; refusal: null } | { rows: null; refusal: Refusal } {
  const { document, version, form } = facts;
  if (document === undefined || version === undefined || form === undefined) return refuse("importNotMatrix");
  if (form !== tableForm) return refuse("importOtherForm");
  if (document !== expected.document) return refuse("importOtherDocument", { document });
  if (version !== String(expected.version))
    return refuse("importOtherVersion", { version, expected: expected.version });
  const columns = columnsOf(facts);
  const heads = tables.map((table) => headOf(table, columns));
  const first = heads.find((head) => head !== null);
  if (!first) return refuse("importNoColumns");
  const given = tables.flatMap((table, index) => {
    // Who puts a line between two rows of Word has two tables, the second without names.
    const head = heads[index] ?? { ...first, at: -1 };
    return table
      .slice(head.at + 1)
      .filter(({ cells }) => cells.some((cell, at) => cell !== first.names[at] && cell.trim() !== ""))
      .map((row) => ({ row, head }));
  });
  if (given.length > rowsLimit) return refuse("importTooManyRows", { limit: rowsLimit });
  return { rows: given.map(({ row, head }) => rowOf(row, head, facts)), refusal: null };
}

interface Head {
  /** Where among the rows it stands. */
  readonly at: number;
  readonly names: readonly string[];
  /** What stands in each place. */
  readonly columns: readonly (Column | typeof markColumn | undefined)[];
}

/** The row that names the ids and at least one more column beside the marks; null without one. */
function headOf(table: readonly TableRow[], known: ReturnType<typeof columnsOf>): Head | null {
  for (const [at, { cells }] of table.slice(0, headDepth).entries()) {
    const columns = cells.map((cell) => known.get(nameOf(cell)));
    const named = new Set(columns);
    named.delete(undefined);
    if (named.has("id") && named.size > 2) return { at, names: cells, columns };
  }
  return null;
}

/** The columns by the names that the file gives them. */
function columnsOf(facts: TableFile["facts"]): ReadonlyMap<string, Column | typeof markColumn> {
  const named = matrixColumns.map((key) => [nameOf(facts[`column.${key}`] ?? key), key] as const);
  return new Map<string, Column | typeof markColumn>([...named, [markColumn, markColumn]]);
}

const nameOf = (text: string) => text.replace(/\s+/gu, " ").trim().normalize("NFC").toLowerCase();

const idPattern = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

function rowOf({ line, cells }: TableRow, { columns }: Head, facts: TableFile["facts"]): FileRow {
  const given: Partial<Record<Column | typeof markColumn, string>> = {};
  columns.forEach((column, index) => {
    if (column && given[column] === undefined) given[column] = tidy(cells[index] ?? "");
  });
  const { id = "", [markColumn]: mark = "", ...texts } = given;
  const choices = {
    ...keyed(texts, "type", commentTypes, facts),
    ...keyed(texts, "disposition", dispositions, facts),
    ...(texts.section === facts["whole"] ? { section: "" } : {}),
  };
  return {
    ...{ line, id: idPattern.exec(id)?.[0].toLowerCase() ?? (id === "" ? "" : "?") },
    ...{ mark: readMark(mark) ?? readMark(id), cells: { ...texts, ...choices } },
  };
}

/** As a form's text is kept; what no database holds becomes a sign that no text may have. */
function tidy(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("\u0000", "\ufffd")
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .normalize("NFC")
    .trim();
}

/** What a word of a choice stands for; a word that stands for nothing stays itself. */
function keyed<C extends "type" | "disposition">(
  texts: Partial<Record<Column, string>>,
  column: C,
  keys: readonly string[],
  facts: TableFile["facts"],
): Partial<Record<C, string>> {
  const text = texts[column];
  if (text === undefined) return {};
  const key = keys.find((one) => nameOf(facts[`${column}.${one}`] ?? one) === nameOf(text) || one === text);
  return { [column]: key ?? text } as Partial<Record<C, string>>;
}
