import type { Actor } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Lang } from "#app/language/languages.ts";
import type { Texts } from "#app/language/texts.ts";
import { listDraftNodes, listRemoved } from "#db/queries/draft-nodes.ts";
import { listVersions, type VersionRow } from "#db/queries/documents.ts";
import { findDraftHead, listDrafts } from "#db/queries/drafts.ts";
import { listOriginChoices, listOriginPlaces } from "#db/queries/origins.ts";
import { missingOf, proposalOf } from "../amendments/show-amendments.server.ts";
import { sightOf } from "../comments/visibility.ts";
import { plainOf } from "../markup.ts";
import { countThrough, numberNodes } from "../numbering.ts";
import { headOf } from "../pages.server.ts";
import { draftPolicy } from "../policy.ts";
import { asEditor } from "./lock-draft.server.ts";
import { earlierTexts } from "./earlier-texts.server.ts";
import type { ShownDraft, ShownDraftNode, ShownOrigins } from "./shown-draft.ts";
import { mergesWith, placesOf } from "./structure.ts";

interface Asked {
  readonly slug: string;
  readonly texts: Texts;
  /** The language that is written; the authoritative one without it or where the draft has it not. */
  readonly in: string | null;
  /** The paragraph whose form is open. */
  readonly edit: string | null;
  /** For a paragraph that is new: the one of the version before whose comments may have led to it, "" for the whole document. */
  readonly from: string | null;
  /** Whether it is asked what the open paragraph said before. */
  readonly history: boolean;
}

/**
 * The draft of a document as its page shows it, or the number of the version that would be drafted where there is none
 * yet. At most four queries. Throws 404 `notFound` for all but the Secretariat, and for what is no document.
 */
export async function findDraftPage(
  { db }: Services,
  actor: Actor,
  { slug, ...asked }: Asked,
): Promise<ShownDraft | ShownStart> {
  const { mandate } = asEditor(actor);
  const head = await findDraftHead(db, slug);
  if (!head) return startOf(slug, orNotFound((await listVersions(db, slug))[0]), asked.texts.lang);
  const original = head.authoritativeLang;
  const lang = head.titles.find((title) => title.lang === asked.in)?.lang ?? original;
  const [rows, removed] = await Promise.all([
    listDraftNodes(db, head.id, [original, lang]),
    listRemoved(db, head.id, original),
  ]);
  const nodes = nodesOf(rows, original, lang);
  const versionId = head.id;
  const open = nodes.find(({ id }) => id === asked.edit) ?? null;
  return {
    ...{ editor: mandate.id, slug, lang, original, nodes },
    number: head.number,
    titles: head.titles,
    toPlace: head.formerId === null ? null : (head.toPlace ?? 0),
    removed: rootsOf(removed).map(({ id, kind, text }) => ({ id, kind, text: plainOf(text ?? "") })),
    open: open && {
      id: open.id,
      // One or the other: the page asks for no more than it shows.
      ...(asked.history
        ? {
            comments: [],
            choice: null,
            earlier: await earlierTexts(db, asked.texts, { versionId, lang }, open),
          }
        : { ...(await originsOf(db, actor, { ...head, lang, from: asked.from }, open)), earlier: null }),
    },
    missing: open ? [] : await missingOf(db, actor, { ...head, versionId: head.id }, numberIn(nodes)),
  };
}

interface ShownStart {
  readonly slug: string;
  readonly title: string;
  readonly lang: string;
  /** The number of the version that would be drafted. */
  readonly next: number;
}

function startOf(slug: string, latest: VersionRow, reader: Lang): ShownStart {
  const { title, lang } = headOf(latest, reader);
  return { slug, title, lang, next: latest.number + 1 };
}

function numberIn(nodes: readonly ShownDraftNode[]) {
  const numbers = new Map(nodes.map(({ id, number }) => [id, number]));
  return (id: string) => numbers.get(id) ?? null;
}

type Rows = Awaited<ReturnType<typeof listDraftNodes>>;

function nodesOf(rows: Rows, original: string, lang: string): ShownDraftNode[] {
  const tree = numberNodes(rows);
  const places = new Map(placesOf(tree).map(({ id, parentId }) => [id, parentId]));
  return countThrough(tree).map((node) => {
    const textIn = (tag: string) => node.texts.find((text) => text.lang === tag);
    const own = textIn(lang);
    return {
      ...{ id: node.id, kind: node.kind, number: node.number, run: node.run, depth: node.depth },
      ...{ isPublished: node.isPublished, origins: node.origins },
      parentId: places.get(node.id) ?? null,
      text: own?.text ?? "",
      revision: own?.revision ?? 0,
      original: lang === original ? null : (textIn(original)?.text ?? ""),
      isBehind: own?.behind ?? false,
      mergesWith: mergesWith(tree, node.id),
    };
  });
}

type Removed = Awaited<ReturnType<typeof listRemoved>>;

/** What was taken out for itself, not with something above it. */
function rootsOf(removed: Removed): Removed {
  return removed.filter(
    ({ parentId, removedAt }) =>
      !removed.some((one) => one.id === parentId && one.removedAt.getTime() === removedAt.getTime()),
  );
}

interface Sought {
  /** Ids of the draft and of the version before. */
  readonly id: string;
  readonly formerId: string | null;
  readonly from: string | null;
  /** The language that is written. */
  readonly lang: string;
}

/** The comments that may have led to what the paragraph says, and which of them are linked. */
async function originsOf(
  db: Services["db"],
  actor: Actor,
  { id: versionId, formerId, from, lang }: Sought,
  node: ShownDraftNode,
): Promise<ShownOrigins> {
  const { id: nodeId, isPublished } = node;
  if (formerId === null) return { comments: [], choice: null };
  const sight = sightOf(actor);
  const chosen = from === null ? undefined : from || null;
  const [comments, places] = await Promise.all([
    listOriginChoices(db, { versionId, nodeId, formerId, from: isPublished ? nodeId : chosen }, sight),
    isPublished ? null : listOriginPlaces(db, formerId, sight),
  ]);
  return {
    comments: comments.map((comment) => ({
      ...{ id: comment.id, lang: comment.lang, body: comment.body, version: comment.madeIn },
      ...{ city: comment.city, organisation: comment.organisation, country: comment.countryCode },
      ...{ author: comment.authorName, isLinked: comment.isLinked },
      ...{ disposition: comment.disposition, proposal: proposalOf(comment, { ...node, lang }) },
    })),
    choice: places && {
      from,
      places: numberNodes(places)
        .filter(({ count }) => count > 0)
        .map(({ id, number, count }) => ({ id, number, count })),
    },
  };
}

/** All drafts for those who write them; null for everyone else. */
export function listDraftRows({ db }: Services, actor: Actor) {
  return draftPolicy.edit(actor) ? listDrafts(db) : Promise.resolve(null);
}
