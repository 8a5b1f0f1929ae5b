import { sql } from "kysely";
import type { Db } from "../connection.ts";

interface SettingRow {
  readonly name: string;
  readonly value: unknown;
}

/** What has been set, by name, as it was stored. */
export function listSettings(db: Db): Promise<SettingRow[]> {
  return db.selectFrom("settings").select(["name", "value"]).orderBy("name").execute();
}

/** Nobody else changes a setting until the transaction ends, so that two do not overwrite each other unseen. */
export async function lockSettings(trx: Db): Promise<void> {
  await sql`lock table settings in share row exclusive mode`.execute(trx);
}

/** Sets `name`, whatever stood there. */
export async function putSetting(trx: Db, name: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value);
  await trx
    .insertInto("settings")
    .values({ name, value: json })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet({ value: json, changedAt: sql`clock_timestamp()` }),
    )
    .execute();
}

/** Sets `name` unless something stands there already. */
export async function putSettingOnce(db: Db, name: string, value: unknown): Promise<void> {
  await db
    .insertInto("settings")
    .values({ name, value: JSON.stringify(value) })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
}
