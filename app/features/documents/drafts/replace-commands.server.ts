import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import * as nodes from "#db/queries/draft-nodes.ts";
import { listTexts, writeTexts, writeTitle } from "#db/queries/draft-texts.ts";
import { nodeLimit } from "../schema.ts";
import { lockOrStartDraft } from "./draft-commands.server.ts";
import type { LockedDraft } from "./lock-draft.server.ts";
import { newNodeId } from "./new-node-id.server.ts";
import { isTree, placesOf, type NodeKind } from "./structure.ts";

interface ReplacingNode {
  /** A node of the document that this is; null for a new one. */
  readonly id: string | null;
  readonly kind: NodeKind;
  /** 1 at the top: the nearest before it that is one less deep holds it. */
  readonly depth: number;
  /** As it is written down (markup.ts, tables.ts), NFC. */
  readonly text: string;
}

export interface Replacing {
  readonly document: string;
  /** The authoritative language brings the structure; another one only texts of nodes that stand in the draft. */
  readonly lang: string;
  readonly title: string;
  readonly label: string | null;
  /** In reading order. */
  readonly nodes: readonly ReplacingNode[];
}

/**
 * Writes the whole text of one language into the draft, which is begun where there is none. In the authoritative language
 * nodes that are not given are taken out (they can be brought back) and translations of those that stay remain. Secretariat.
 * Gives the number of the draft and the ids in the order given. Throws 404 `notFound`, 422 `draftTree`, `notInDraft` or
 * `tooLong`, 409 `nodeKindKept` for an id given with another kind.
 */
export function replaceDraft({ db }: Services, actor: Actor, replacing: Replacing) {
  return db.transaction().execute((trx) => replaceWithin(trx, actor, replacing));
}

/** As `replaceDraft`, within the caller's transaction. */
export async function replaceWithin(trx: Db, actor: Actor, replacing: Replacing) {
  const { document, lang, title, label } = replacing;
  const draft = await lockOrStartDraft(trx, actor, document);
  if (replacing.nodes.some(({ text }) => Array.from(text).length > nodeLimit))
    throw new DomainError(422, "tooLong", { limit: nodeLimit });
  const isOriginal = lang === draft.authoritativeLang;
  const ids = isOriginal
    ? await replaceNodes(trx, draft, replacing.nodes)
    : await knownIds(trx, draft, replacing.nodes);
  const before = new Map((await listTexts(trx, draft.versionId, lang)).map((one) => [one.nodeId, one.text]));
  const texts = replacing.nodes.map(({ text }, index) => ({ id: ids[index] ?? "", text }));
  const changed = texts.filter(({ id, text }) => before.get(id) !== text && (isOriginal || text !== ""));
  await writeTexts(trx, { ...draft, lang }, changed);
  await writeTitle(trx, { versionId: draft.versionId, lang, title, label });
  await announce(trx, actor, { type: "drafts.replaced", subject: document, data: { lang } });
  return { number: draft.number, ids };
}

/** The ids of a translation's texts: all of nodes that stand in the draft. */
async function knownIds(trx: Db, { versionId }: LockedDraft, given: readonly ReplacingNode[]) {
  const placed = new Set((await nodes.listPlacedNodes(trx, versionId)).map(({ id }) => id));
  return given.map(({ id }) => {
    if (id === null || !placed.has(id)) throw new DomainError(422, "notInDraft");
    return id;
  });
}

/** Makes the structure what is given: known nodes where they belong, new ones named, the others taken out. */
async function replaceNodes(trx: Db, draft: LockedDraft, given: readonly ReplacingNode[]): Promise<string[]> {
  const { versionId, slug } = draft;
  const tree = given.map(({ id, kind, depth }) => ({ id: id ?? newNodeId(), kind, depth }));
  const ids = tree.map(({ id }) => id);
  if (!isTree(tree) || new Set(ids).size < ids.length) throw new DomainError(422, "draftTree");
  const kinds = new Map((await nodes.listKinds(trx, slug, ids)).map(({ id, kind }) => [id, kind]));
  given.forEach(({ id, kind }) => {
    if (id === null) return;
    if (!kinds.has(id)) throw new DomainError(422, "notInDraft");
    if (kinds.get(id) !== kind) throw new DomainError(409, "nodeKindKept");
  });
  const kept = new Set(ids);
  const gone = (await nodes.listPlacedNodes(trx, versionId)).filter(({ id }) => !kept.has(id));
  await nodes.removeNodes(
    trx,
    draft,
    gone.map(({ id }) => id),
  );
  await nodes.insertNodes(
    trx,
    slug,
    tree.filter(({ id }) => !kinds.has(id)),
  );
  await nodes.forgetRemoved(trx, versionId, ids);
  await nodes.placeNodes(trx, versionId, placesOf(tree));
  return ids;
}
