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
  const found = tables.flatMap((table) => {
    const head = table.slice(0, headDepth).findIndex((row) => isHead(row, columns));
    return head === -1 ? [] : [{ head: table[head]?.cells ?? [], rows: table.slice(head + 1) }];
  });
  const [first] = found;
  if (!first) return refuse("importNoColumns");
  // Who puts a line between two rows of Word has two tables, the second without names.
  const headless = tables.filter((table) => !table.some((row) => isHead(row, columns)));
  const given = [
    ...found.flatMap(({ head, rows }) => rows.map((row) => ({ head, row }))),
    ...headless.flatMap((table) => table.map((row) => ({ head: first.head, row }))),
  ].filter(({ row }) => !isHead(row, columns) && row.cells.some((cell) => cell.trim() !== ""));
  if (given.length > rowsLimit) return refuse("importTooManyRows", { limit: rowsLimit });
  return { rows: given.map(({ head, row }) => rowOf(row, head, { columns, facts })), refusal: null };
}

/** The columns by the names that the file gives them. */
function columnsOf(facts: TableFile["facts"]): ReadonlyMap<string, Column | typeof markColumn> {
  const named = matrixColumns.map((key) => [nameOf(facts[`column.${key}`] ?? key), key] as const);
  return new Map<string, Column | typeof markColumn>([...named, [markColumn, markColumn]]);
}

const nameOf = (text: string) => text.replace(/\s+/gu, " ").trim().normalize("NFC").toLowerCase();

/** A row that names the ids and at least one more column. */
function isHead({ cells }: TableRow, columns: ReadonlyMap<string, string>): boolean {
  const named = new Set(cells.map((cell) => columns.get(nameOf(cell))));
  named.delete(undefined);
  return named.has("id") && named.size > 2;
}

interface Reading {
  readonly columns: ReadonlyMap<string, Column | typeof markColumn>;
  readonly facts: TableFile["facts"];
}

const idPattern = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

function rowOf({ line, cells }: TableRow, head: readonly string[], { columns, facts }: Reading): FileRow {
  const given: Partial<Record<Column | typeof markColumn, string>> = {};
  head.forEach((name, index) => {
    const column = columns.get(nameOf(name));
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
