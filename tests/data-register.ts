import { readFileSync } from "node:fs";
import { sql } from "kysely";
import type { Db } from "#db/connection.ts";

export interface RegisteredColumn {
  /** `table.column`, of another schema than public with the schema before it. */
  readonly column: string;
  readonly atClosing: string;
}

/** docs/data-register.md as data: the columns of its table, one by one, and those of its list; without what browsers keep. */
export function readRegister(): { personal: RegisteredColumn[]; other: string[] } {
  const text = readFileSync(new URL("../docs/data-register.md", import.meta.url), "utf8");
  const lines = text.replace(/^## In the browser$[^]*?(?=^## )/m, "").split("\n");
  const personal = lines
    .filter((line) => line.startsWith("| `"))
    .flatMap((line) => {
      const cells = line.split("|").map((cell) => cell.trim());
      return namesIn(cells[1] ?? "").map((column) => ({ column, atClosing: cells[6] ?? "" }));
    });
  const other = lines
    .filter((line) => line.startsWith("- `"))
    .flatMap((line) => {
      const [table = "", ...columns] = namesIn(line);
      return columns.map((column) => `${table}.${column}`);
    });
  return { personal, other };
}

const namesIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

interface Column {
  readonly schema: string;
  readonly table: string;
  readonly name: string;
  readonly type: string;
  /** As the register writes it. */
  readonly column: string;
}

/** Every column of the portal's own tables, and of the queue of jobs, where letters wait. */
export async function listColumns(db: Db): Promise<Column[]> {
  const { rows } = await sql<Omit<Column, "column">>`
    select c.table_schema as schema, c.table_name as table, c.column_name as name, c.data_type as type
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE'
      and (c.table_schema = 'public' and c.table_name not like 'kysely_%'
        or c.table_schema = 'graphile_worker' and c.table_name = '_private_jobs')
    order by 1, 2, c.ordinal_position`.execute(db);
  return rows.map((row) => ({
    ...row,
    column: `${row.schema === "public" ? "" : `${row.schema}.`}${row.table}.${row.name}`,
  }));
}

/** All values of a column, as text. */
export async function valuesOf(db: Db, { schema, table, name }: Column): Promise<Set<string>> {
  const { rows } = await sql<{ value: string }>`select distinct ${sql.ref(name)}::text as value
    from ${sql.id(schema, table)} where ${sql.ref(name)} is not null`.execute(db);
  return new Set(rows.map(({ value }) => value));
}
