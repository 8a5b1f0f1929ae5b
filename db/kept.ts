import { CompiledQuery, type Compilable } from "kysely";
import type { Db } from "./connection.ts";

/** What is asked all the time with ever the same text: built here once, parsed and planned by PostgreSQL once a connection (`kept as`, connection.ts). */
type Kept<Values, Row> = (db: Db, values: Values) => Promise<readonly Row[]>;

/** A statement in SQL, `$name` where a value goes, as often as it is needed. */
export function keptStatement<Row, Values extends object>(name: string, text: string): Kept<Values, Row> {
  const names: string[] = [];
  const numbered = text.replace(/\$([a-z]\w*)/gi, (_, value: string) => {
    if (!names.includes(value)) names.push(value);
    return `$${String(names.indexOf(value) + 1)}`;
  });
  const sql = `/* kept as ${name} */ ${numbered}`;
  return async (db, values) => {
    const given = names.map((one) => (values as Readonly<Record<string, unknown>>)[one]);
    return (await db.executeQuery<Row>(CompiledQuery.raw(sql, given))).rows;
  };
}

/** A query whose values come in the order in which they stand in it; `build` is given any. It names itself by `kept as`. */
export function keptQuery<Row>(build: (db: Db) => Compilable<Row>): Kept<readonly unknown[], Row> {
  let built: CompiledQuery<Row> | undefined;
  return async (db, parameters) => {
    built ??= build(db).compile();
    return (await db.executeQuery<Row>({ ...built, parameters })).rows;
  };
}
