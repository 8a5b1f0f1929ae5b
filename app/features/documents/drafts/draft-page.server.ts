import type { Actor } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { listDraftNodes, listRemoved } from "#db/queries/draft-nodes.ts";
import { findDraftHead, findLatest, listDrafts } from "#db/queries/drafts.ts";
import { listOriginChoices } from "#db/queries/origins.ts";
import { sightOf } from "../comments/visibility.ts";
import { plainOf } from "../markup.ts";
import { countThrough, numberNodes } from "../numbering.ts";
import { draftPolicy } from "../policy.ts";
import { asEditor } from "./lock-draft.server.ts";
import type { ShownDraft, ShownDraftNode } from "./shown-draft.ts";
import { mergesWith, placesOf } from "./structure.ts";

interface Asked {
  readonly slug: string;
  /** The language that is written; the authoritative one without it or where the draft has it not. */
  readonly in: string | null;
  /** The paragraph whose form is open. */
  readonly edit: string | null;
}

/**
 * The draft of a document as its page shows it, or the number of the version that would be drafted where there is none
 * yet. At most four queries. Throws 404 `notFound` for all but the Secretariat, and for what is no document.
 */
export async function findDraftPage(
  { db }: Services,
  actor: Actor,
  { slug, ...asked }: Asked,
): Promise<ShownDraft | { readonly slug: string; readonly next: number }> {
  const { mandate } = asEditor(actor);
  const head = await findDraftHead(db, slug);
  if (!head) return { slug, next: orNotFound(await findLatest(db, slug)).number + 1 };
  const original = head.authoritativeLang;
  const lang = head.titles.find((title) => title.lang === asked.in)?.lang ?? original;
  const [rows, removed] = await Promise.all([
    listDraftNodes(db, head.id, [original, lang]),
    listRemoved(db, head.id, original),
  ]);
  const nodes = nodesOf(rows, original, lang);
  const open = nodes.find(({ id }) => id === asked.edit) ?? null;
  const linked = rows.find(({ id }) => id === open?.id)?.origins ?? [];
  return {
    ...{ editor: mandate.id, slug, lang, original, nodes },
    number: head.number,
    titles: head.titles,
    toPlace: head.formerId === null ? null : (head.toPlace ?? 0),
    removed: rootsOf(removed).map(({ id, kind, text }) => ({ id, kind, text: plainOf(text ?? "") })),
    open: open && {
      id: open.id,
      comments:
        head.formerId === null
          ? []
          : await originsOf(db, actor, { versionId: head.formerId, nodeId: open.id }, linked),
    },
  };
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
      ...{ isPublished: node.isPublished, origins: node.origins.length },
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

/** The comments at the paragraph in the version before, and which of them are linked. */
async function originsOf(
  db: Services["db"],
  actor: Actor,
  place: { readonly versionId: string; readonly nodeId: string },
  linked: readonly string[],
) {
  const choices = await listOriginChoices(db, place, sightOf(actor));
  return choices.map((comment) => ({
    ...{ id: comment.id, lang: comment.lang, body: comment.body, proposed: comment.proposed },
    ...{ city: comment.city, organisation: comment.organisation, country: comment.countryCode },
    author: comment.authorName,
    isLinked: linked.includes(comment.id),
  }));
}

/** All drafts for those who write them; null for everyone else. */
export function listDraftRows({ db }: Services, actor: Actor) {
  return draftPolicy.edit(actor) ? listDrafts(db) : Promise.resolve(null);
}
