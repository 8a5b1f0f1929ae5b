import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Lang } from "#app/language/languages.ts";
import * as imports from "#db/queries/imports.ts";
import { asEditor } from "../drafts/lock-draft.server.ts";
import { listKnownNodes } from "./known-nodes.server.ts";
import { previewOf } from "./preview.ts";
import type { ShownImport } from "./shown-import.ts";

/** How many of the last imports are listed. */
const lastImports = 10;

/** The page on which a file is sent in: the document and what was imported into it last. Secretariat; 404 `notFound` for others. Two queries. */
export async function findSendingPage({ db }: Services, actor: Actor, slug: string, reader: Lang = "en") {
  asEditor(actor);
  const document = orNotFound(await imports.findImportedDocument(db, slug, reader));
  const rows = await imports.listImports(db, slug, lastImports);
  return {
    slug,
    title: document.title ?? slug,
    titleLang: document.titleLang ?? document.authoritativeLang,
    authoritative: document.authoritativeLang,
    imports: rows,
  };
}

interface Asked {
  readonly slug: string;
  readonly id: string;
  readonly page: number;
  readonly block: number | null;
}

/** How far an import is, and what was read once it is. Secretariat; 404 `notFound` for others. At most three queries. */
export async function findImportPage({ db }: Services, actor: Actor, asked: Asked): Promise<ShownImport> {
  asEditor(actor);
  const row = orNotFound(await imports.findImport(db, asked.id));
  if (row.documentSlug !== asked.slug) throw new DomainError(404, "notFound");
  const { id, name, lang, state, progress, refusal, content } = row;
  const isTranslation = lang !== row.authoritativeLang;
  const known =
    state === "read" && content ? await listKnownNodes(db, asked.slug, lang) : { title: null, nodes: [] };
  const preview =
    state === "read" && content
      ? previewOf(content, known.nodes, { ...asked, lang, isTranslation, title: known.title ?? "" })
      : null;
  return { ...{ slug: asked.slug, id, name, lang, isTranslation, state, progress, refusal }, preview };
}
