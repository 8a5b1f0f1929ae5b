import { sql, type Updateable } from "kysely";
import type { FileRead } from "#app/features/documents/imports/file-read.ts";
import type { ImportRefusal } from "#app/features/documents/imports/limits.ts";
import type { Db } from "../connection.ts";
import type { Database } from "../tables.ts";

interface NewImport {
  readonly documentSlug: string;
  readonly mandateId: string;
  readonly lang: string;
  /** SHA-256 of the file. */
  readonly file: string;
  readonly name: string;
  readonly acceptsChanges: boolean;
}

/** How far an import is: sent, being read, read and to be looked at, refused, or taken into the draft. */
export type ImportState = "waiting" | "reading" | "read" | "refused" | "taken";

/** Writes down a file that was sent in; gives the import's id. */
export async function insertImport(db: Db, given: NewImport): Promise<string> {
  const { id } = await db
    .insertInto("documentImports")
    .values(given)
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

function imports(db: Db) {
  return db
    .selectFrom("documentImports as import")
    .innerJoin("documents", "documents.slug", "import.documentSlug")
    .select((is) => [
      "import.id",
      "import.documentSlug",
      "import.lang",
      "import.file",
      "import.name",
      "import.acceptsChanges",
      "import.progress",
      "documents.authoritativeLang",
      is.ref("import.state").$castTo<ImportState>().as("state"),
      is.ref("import.refusal").$castTo<ImportRefusal | null>().as("refusal"),
      is.ref("import.content").$castTo<FileRead | null>().as("content"),
    ]);
}

export type ImportRow = Awaited<ReturnType<ReturnType<typeof imports>["executeTakeFirstOrThrow"]>>;

/** An import with the authoritative language of its document. */
export function findImport(db: Db, id: string): Promise<ImportRow | undefined> {
  return imports(db).where("import.id", "=", id).executeTakeFirst();
}

/** As `findImport`, held until the transaction ends: two deeds on one import come one after the other. */
export function lockImport(db: Db, id: string): Promise<ImportRow | undefined> {
  return imports(db).where("import.id", "=", id).forUpdate("import").executeTakeFirst();
}

/** The last imports of a document, the newest first, without what they hold. */
export function listImports(db: Db, slug: string, limit: number) {
  return db
    .selectFrom("documentImports")
    .select((is) => ["id", "lang", "name", "createdAt", is.ref("state").$castTo<ImportState>().as("state")])
    .where("documentSlug", "=", slug)
    .orderBy("createdAt", "desc")
    .limit(limit)
    .execute();
}

/** How far the reading is, 0 to 1. */
export async function markReading(db: Db, id: string, progress: number): Promise<void> {
  await db
    .updateTable("documentImports")
    .set({ state: "reading", progress })
    .where("id", "=", id)
    .where("state", "in", ["waiting", "reading"])
    .execute();
}

/** What was read, to be looked at; false where the import waits no more, read by another node meanwhile. */
export function markRead(db: Db, id: string, content: FileRead): Promise<boolean> {
  return endReading(db, id, { state: "read", progress: 1, content: JSON.stringify(content) });
}

/** Why it cannot be read; false as `markRead`. */
export function markRefused(db: Db, id: string, refusal: ImportRefusal): Promise<boolean> {
  return endReading(db, id, { state: "refused", refusal: JSON.stringify(refusal) });
}

async function endReading(db: Db, id: string, found: Updateable<Database["documentImports"]>) {
  const { numUpdatedRows } = await db
    .updateTable("documentImports")
    .set(found)
    .where("id", "=", id)
    .where("state", "in", ["waiting", "reading"])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Begins anew, this time with tracked changes accepted. */
export async function markAccepting(db: Db, id: string): Promise<void> {
  await db
    .updateTable("documentImports")
    .set({ state: "waiting", progress: 0, refusal: null, acceptsChanges: true })
    .where("id", "=", id)
    .execute();
}

/** Taken into the draft: what was read is now there, and need not be kept twice. */
export async function markTaken(db: Db, id: string): Promise<void> {
  await db
    .updateTable("documentImports")
    .set({ state: "taken", content: null })
    .where("id", "=", id)
    .execute();
}

interface Choice {
  /** Which block, from 0. */
  readonly block: number;
  readonly match: string | null;
  readonly isOut: boolean;
}

/** Writes what a person chose for some blocks of what was read. */
export async function writeChoices(db: Db, id: string, choices: readonly Choice[]): Promise<void> {
  for (const { block, match, isOut } of choices)
    await sql`update document_imports
      set content = jsonb_set(content, array['blocks', ${String(block)}],
        (content #> array['blocks', ${String(block)}]) || ${JSON.stringify({ match, isOut, how: "person" })}::jsonb)
      where id = ${id}::uuid`.execute(db);
}

/** The version that an import is matched with: the draft, else the newest; and its title in this language. */
export function findMatchedVersion(db: Db, slug: string, lang: string) {
  return db
    .selectFrom("documentVersions as version")
    .leftJoin("documentTitles as named", (join) =>
      join.onRef("named.versionId", "=", "version.id").on("named.lang", "=", lang),
    )
    .select(["version.id", "version.number", "version.publishedAt", "named.title", "named.label"])
    .where("version.documentSlug", "=", slug)
    .orderBy("version.number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** A document's authoritative language, and its title: in the reader's language where there is one, else in that; undefined where there is no such document. */
export function findImportedDocument(db: Db, slug: string, reader: string) {
  return db
    .selectFrom("documents")
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom("documentVersions as version")
          .innerJoin("documentTitles as named", "named.versionId", "version.id")
          .select(["named.title", "named.lang as titleLang"])
          .whereRef("version.documentSlug", "=", "documents.slug")
          .where((is) =>
            is.or([
              is("named.lang", "=", reader),
              is("named.lang", "=", is.ref("documents.authoritativeLang")),
            ]),
          )
          .orderBy("version.number", "desc")
          .orderBy(sql`named.lang = ${reader}`, "desc")
          .limit(1)
          .as("newest"),
      (join) => join.onTrue(),
    )
    .select(["documents.slug", "documents.authoritativeLang", "newest.title", "newest.titleLang"])
    .where("documents.slug", "=", slug)
    .executeTakeFirst();
}
