import type { ColumnType, JSONColumnType } from "kysely";

export type Json<T> = JSONColumnType<T & object>;
/** A moment the database writes by its own clock and nobody changes. */
export type Stamp = ColumnType<Date, Date | undefined, never>;
/** A moment the database writes first and later changes bring up to date. */
export type Touched = ColumnType<Date, Date | undefined, Date>;
