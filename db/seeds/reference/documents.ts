import { sql } from "kysely";
import type { Db } from "#db/connection.ts";
import { drafts, toolkitRevision, type DraftRecord, type Revision, type Texts } from "./content.ts";

const languages = ["en", "vi"] as const;

interface PlacedNode {
  /** Permanent: it names the place in the first version and stays when the paragraph moves. */
  readonly id: string;
  readonly kind: "section" | "paragraph";
  readonly parentId: string | null;
  readonly position: number;
  readonly texts: Texts;
}

interface VersionRecord {
  readonly slug: string;
  readonly number: number;
  readonly publishedDaysAgo: number;
  readonly draft: DraftRecord;
  readonly nodes: readonly PlacedNode[];
}

/** Loads the two illustrative concept documents with their published versions, in English (authoritative) and Vietnamese. */
export async function loadDocuments(trx: Db): Promise<void> {
  const portal = draftOf("concept-online-portal");
  const toolkit = draftOf("concept-investment-toolkit");
  const portalNodes = nodesOf(portal, "op");
  const toolkitNodes = nodesOf(toolkit, "it");
  const revised = nodesOf(revise(toolkit, toolkitRevision), "it");
  await loadDocument(trx, "online-portal", [...portalNodes]);
  await loadDocument(trx, "investment-toolkit", [...toolkitNodes, ...revised]);
  const first = { slug: "investment-toolkit", draft: toolkit };
  await loadVersion(trx, {
    slug: "online-portal",
    draft: portal,
    number: 1,
    publishedDaysAgo: 3,
    nodes: portalNodes,
  });
  await loadVersion(trx, { ...first, number: 1, publishedDaysAgo: 20, nodes: toolkitNodes });
  await loadVersion(trx, { ...first, number: 2, publishedDaysAgo: 2, nodes: revised });
}

async function loadDocument(trx: Db, slug: string, nodes: readonly PlacedNode[]): Promise<void> {
  await trx
    .insertInto("documents")
    .values({ slug, authoritativeLang: "en", isIllustrative: true })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto("documentNodes")
    .values(nodes.map(({ id, kind }) => ({ id, documentSlug: slug, kind })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A version that is there stays as it is: its nodes and texts are looked at only when the version itself is new. */
async function loadVersion(
  trx: Db,
  { slug, number, publishedDaysAgo, draft, nodes }: VersionRecord,
): Promise<void> {
  const version = await trx
    .insertInto("documentVersions")
    .values({
      documentSlug: slug,
      number,
      publishedAt: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (version === undefined) return;
  const versionId = version.id;
  await trx
    .insertInto("documentTitles")
    .values(
      languages.map((lang) => ({ versionId, lang, title: draft.title[lang], label: draft.label[lang] })),
    )
    .execute();
  await trx
    .insertInto("versionNodes")
    .values(nodes.map(({ id, parentId, position }) => ({ versionId, nodeId: id, parentId, position })))
    .execute();
  await trx
    .insertInto("versionTexts")
    .values(
      nodes.flatMap(({ id, texts }) =>
        languages.map((lang) => ({ versionId, nodeId: id, lang, text: texts[lang] })),
      ),
    )
    .execute();
  // Last: what is published takes no more texts.
  await trx
    .updateTable("documentVersions")
    .set({ publishedAt: sql<Date>`now() - make_interval(days => ${publishedDaysAgo})` })
    .where("id", "=", versionId)
    .execute();
}

function draftOf(id: string): DraftRecord {
  const draft = drafts.find((candidate) => candidate.id === id);
  if (draft === undefined) throw new Error(`documents.json has no draft ${id}.`);
  return draft;
}

/** Sections `op-1`, paragraphs `op-1-2`: the numbers of the first version. */
function nodesOf(draft: DraftRecord, prefix: string): readonly PlacedNode[] {
  return draft.sections.flatMap(({ no, heading, paragraphs }, index) => {
    const sectionId = `${prefix}-${no}`;
    const inside = paragraphs.map((paragraph, place) => ({
      id: `${prefix}-${paragraph.no.replace(".", "-")}`,
      kind: "paragraph" as const,
      parentId: sectionId,
      position: place + 1,
      texts: paragraph,
    }));
    const section = {
      id: sectionId,
      kind: "section" as const,
      parentId: null,
      position: index + 1,
      texts: heading,
    };
    return [section, ...inside];
  });
}

/** The draft with paragraphs reworded under their own numbers and new ones placed after the one they name. */
function revise(draft: DraftRecord, { reworded, added }: Revision): DraftRecord {
  const sections = draft.sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.flatMap((paragraph) => [
      reworded.find((candidate) => candidate.no === paragraph.no) ?? paragraph,
      ...added.filter((candidate) => candidate.after === paragraph.no),
    ]),
  }));
  return { ...draft, sections };
}
