import type { Db } from "../connection.ts";

interface NewTrace {
  readonly personId: string | null;
  readonly mandateId: string | null;
  readonly addressClass: string;
  readonly act: string;
  readonly objectKind: string | null;
  readonly objectId: string | null;
}

/** Adds an entry to the audit log; `at` is the database's clock. */
export async function insertTrace(trx: Db, entry: NewTrace): Promise<void> {
  await trx.insertInto("traces").values(entry).execute();
}
