/** A row of a table as a file holds it. */
export interface TableRow {
  /** Its place in the table, from 1, as a person counts. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** An Excel or Word file as it was read: what it says of itself, by name, and its tables. */
export interface TableFile {
  readonly facts: Readonly<Record<string, string>>;
  readonly tables: readonly (readonly TableRow[])[];
}
