import type { Db } from "#db/connection.ts";
import { listNodes } from "#db/queries/documents.ts";
import { findMatchedVersion } from "#db/queries/imports.ts";
import { numberNodes } from "../numbering.ts";
import type { Known } from "./matching.ts";

export interface KnownNode extends Known {
  readonly number: string;
  readonly parentId: string | null;
}

/** What an import in this language is matched with: the nodes of the draft, else of the newest version, in reading order. Two queries. */
export async function listKnownNodes(db: Db, slug: string, lang: string) {
  const version = await findMatchedVersion(db, slug, lang);
  const rows = version ? await listNodes(db, { versionId: version.id, nodeId: "" }, [lang]) : [];
  const nodes = numberNodes(rows).map(({ id, kind, number, depth, parentId, texts }): KnownNode => {
    const text = texts.find((one) => one.lang === lang)?.text ?? "";
    return { id, kind, number, depth, parentId, text };
  });
  return { title: version?.title ?? null, label: version?.label ?? null, nodes };
}
