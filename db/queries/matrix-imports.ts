import { sql } from "kysely";
import type { FileRow } from "#app/features/documents/matrix-imports/file-rows.ts";
import type { Outcome } from "#app/features/documents/matrix-imports/outcomes.ts";
import type { Db } from "../connection.ts";
import { runsNow } from "./comment-sight.ts";
import { rowsFor, type Looking } from "./matrix-rows.ts";

/** A row of a file with what becomes of it; rows that change nothing are only counted. */
export interface KeptRow {
  readonly row: FileRow;
  readonly outcome: Outcome;
}

interface NewImport {
  readonly versionId: string;
  readonly mandateId: string;
  /** Language (BCP 47) of what is answered and commented in the file. */
  readonly lang: string;
  /** SHA-256 of the file. */
  readonly file: string;
  readonly name: string;
  readonly rows: readonly KeptRow[];
  readonly unchanged: number;
}

/** Writes down a file that came back, as it was read; gives the import's id. */
export async function insertImport(db: Db, { rows, ...given }: NewImport): Promise<string> {
  const { id } = await db
    .insertInto("matrixImports")
    .values({ ...given, rows: JSON.stringify(rows) })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

function imports(db: Db) {
  return db
    .selectFrom("matrixImports as import")
    .innerJoin("documentVersions as version", "version.id", "import.versionId")
    .innerJoin("mandates", "mandates.id", "import.mandateId")
    .select((is) => [
      "import.id",
      "import.name",
      "import.lang",
      "import.unchanged",
      "import.createdAt",
      "import.versionId",
      "version.documentSlug",
      "version.number",
      "mandates.officeId",
      is.ref("import.state").$castTo<"read" | "taken">().as("state"),
    ]);
}

/** An import without its rows. */
export function findImport(db: Db, id: string) {
  return imports(db).where("import.id", "=", id).executeTakeFirst();
}

/** As `findImport`, with its rows and held until the transaction ends: it is taken once. */
export function lockImport(db: Db, id: string) {
  return imports(db)
    .select((is) => is.ref("import.rows").$castTo<readonly KeptRow[]>().as("rows"))
    .where("import.id", "=", id)
    .forUpdate("import")
    .executeTakeFirst();
}

/** What an office has brought back last of a version, the newest first. */
export function listImports(
  db: Db,
  { versionId, officeId, limit }: { versionId: string; officeId: string; limit: number },
) {
  return imports(db)
    .where("import.versionId", "=", versionId)
    .where("mandates.officeId", "=", officeId)
    .orderBy("import.createdAt", "desc")
    .limit(limit)
    .execute();
}

/** Rows of an import in the order of the file, and how many of each kind it has in all. */
export async function listImportRows(
  db: Db,
  id: string,
  { offset, limit }: { offset: number; limit: number },
) {
  const { rows } = await sql<{ kept: KeptRow[]; counts: { kind: string; count: number }[] }>`
    with kept as (select one, at from matrix_imports, jsonb_array_elements(rows) with ordinality as each (one, at)
      where id = ${id}::uuid)
    select
      (select coalesce(jsonb_agg(one order by at), '[]') from
        (select one, at from kept order by at offset ${offset} limit ${limit}) portion) as kept,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'count', count)), '[]') from
        (select one #>> '{outcome,kind}' as kind, count(*) from kept group by 1) counted) as counts`.execute(
    db,
  );
  return rows[0] ?? { kept: [], counts: [] };
}

/** The import is taken: what was written of it and what was not. */
export async function markTaken(
  db: Db,
  id: string,
  { rows, unchanged }: { readonly rows: readonly KeptRow[]; readonly unchanged: number },
): Promise<void> {
  await db
    .updateTable("matrixImports")
    .set({ state: "taken", rows: JSON.stringify(rows), unchanged })
    .where("id", "=", id)
    .execute();
}

/** The rows among these that are of a version's matrix, as far as a file can change them. */
export function listStanding(db: Db, versionId: string, looking: Looking, ids: readonly string[]) {
  return rowsFor(db, looking)
    .select([
      "comments.id",
      "comments.revision as edition",
      "comments.officeId as office",
      "comments.type",
      "comments.lang",
      "comments.quote",
      "comments.proposed",
      "comments.body",
      "answer.response",
      "answer.lang as responseLang",
      "answer.disposition",
      "answer.resultingNodeId",
      sql<number>`coalesce(answer.revision, 0)`.as("answerRevision"),
      sql<boolean>`comments.submitted_at is not null`.as("isSubmitted"),
      runsNow.as("isOpen"),
    ])
    .where("comments.versionId", "=", versionId)
    .where(sql<boolean>`comments.id = any (${ids}::uuid[])`)
    .execute();
}

export type Standing = Awaited<ReturnType<typeof listStanding>>[number];

interface Seen {
  readonly id: string;
  readonly revision: number;
}

/** What these comments said at these revisions, as far as they have said otherwise since. */
export async function listSaidBefore(db: Db, seen: readonly Seen[]) {
  const { rows } = await sql<{ id: string; type: string; body: string; proposed: string | null }>`
    select before.comment_id as id, before.type, before.body, before.proposed
    from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as seen (id uuid, revision int)
    join comment_revisions before on before.comment_id = seen.id and before.revision = seen.revision`.execute(
    db,
  );
  return rows;
}

/** What these comments were answered at these revisions, as far as they have been answered otherwise since. */
export async function listAnsweredBefore(db: Db, seen: readonly Seen[]) {
  const { rows } = await sql<{
    id: string;
    response: string;
    disposition: string | null;
    resultingNodeId: string | null;
  }>`
    select before.comment_id as id, before.response, before.disposition, before.resulting_node_id as "resultingNodeId"
    from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as seen (id uuid, revision int)
    join matrix_answer_revisions before on before.comment_id = seen.id and before.revision = seen.revision`.execute(
    db,
  );
  return rows;
}

/** The ids among these under which a comment was made before, also one that was taken back. */
export async function listMade(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("comments")
    .select("id")
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
