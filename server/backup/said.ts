import path from "node:path";

/** A path as the person at the terminal gave it: npm runs commands in the project's folder and keeps theirs in INIT_CWD. */
export function pathGiven(name: string, source: NodeJS.ProcessEnv): string {
  return path.resolve(source["INIT_CWD"] ?? process.cwd(), name);
}

/** "12,345 rows in 40 tables". */
export function total(counts: Readonly<Record<string, number>>): string {
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return `${rows.toLocaleString("en")} rows in ${String(Object.keys(counts).length)} tables`;
}
