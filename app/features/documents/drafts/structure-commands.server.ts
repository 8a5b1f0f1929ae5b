import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import * as nodes from "#db/queries/draft-nodes.ts";
import { writeTexts } from "#db/queries/draft-texts.ts";
import { numberNodes } from "../numbering.ts";
import { lockDraft, type LockedDraft } from "./lock-draft.server.ts";
import { newNodeId } from "./new-node-id.server.ts";
import * as structure from "./structure.ts";
import { loadTree, storeTree } from "./tree-of.server.ts";

interface Named {
  readonly document: string;
  readonly paragraph: string;
}
interface Work {
  readonly trx: Db;
  readonly draft: LockedDraft;
  readonly tree: Awaited<ReturnType<typeof loadTree>>;
}

/** Every change of structure: lock, load, change, announce. Throws 404 `notFound`; gives what `change` gives. */
export function restructure<T>(
  { db }: Services,
  actor: Actor,
  { document, paragraph }: Named,
  change: (work: Work) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    const draft = await lockDraft(trx, actor, document);
    const result = await change({ trx, draft, tree: await loadTree(trx, draft.versionId) });
    await announce(trx, actor, { type: "drafts.restructured", subject: draft.slug, data: { paragraph } });
    return result;
  });
}

interface Inserting extends Named {
  readonly kind: structure.NodeKind;
}

/** A new, empty node after a paragraph; with an empty `paragraph` at the beginning. Gives its id. Secretariat. Throws 404 `notFound`, 409 `cannotStandThere`. */
export function insertParagraph(services: Services, actor: Actor, { kind, ...named }: Inserting) {
  return restructure(services, actor, named, async ({ trx, draft, tree }) => {
    const node = { id: newNodeId(), kind };
    const after = structure.insertNode(tree, node, named.paragraph === "" ? null : named.paragraph);
    await nodes.insertNodes(trx, draft.slug, [node]);
    await storeTree(trx, draft, tree, after);
    await writeTexts(trx, { ...draft, lang: draft.authoritativeLang }, [{ id: node.id, text: "" }]);
    return node.id;
  });
}

interface Moving extends Named {
  /** One step, or the section whose last it becomes; null for the end of the text. */
  readonly to: structure.Move | { readonly section: string | null };
}

/** Moves a node with all below it. Secretariat. Throws 404 `notFound`, 409 `cannotStandThere`. */
export function moveParagraph(services: Services, actor: Actor, { to, ...named }: Moving): Promise<void> {
  return restructure(services, actor, named, ({ trx, draft, tree }) => {
    const after =
      typeof to === "string"
        ? structure.moveNode(tree, named.paragraph, to)
        : structure.moveTo(tree, named.paragraph, to.section);
    return storeTree(trx, draft, tree, after);
  });
}

/** Takes a node with all below it out of the draft; it can be brought back. Secretariat. Throws 404 `notFound`, 409 `cannotStandThere`. */
export function removeParagraph(services: Services, actor: Actor, named: Named): Promise<void> {
  return restructure(services, actor, named, ({ trx, draft, tree }) =>
    storeTree(trx, draft, tree, structure.removeNode(tree, named.paragraph)),
  );
}

/** Brings back what was taken out, with all that was taken out with it, to where it stood or as near as that still is. Secretariat. Throws 404 `notFound`. */
export function restoreParagraph(services: Services, actor: Actor, named: Named): Promise<void> {
  return restructure(services, actor, named, async ({ trx, draft, tree }) => {
    const removed = await nodes.listRemoved(trx, draft.versionId, draft.authoritativeLang);
    const root = orNotFound(removed.find(({ id }) => id === named.paragraph));
    const together = removed.filter(({ removedAt }) => removedAt.getTime() === root.removedAt.getTime());
    const branch = structure.branchOf(numberNodes(together), root.id);
    const after = structure.putBack(tree, branch, root);
    await storeTree(trx, draft, tree, after);
    await nodes.restoreTexts(
      trx,
      draft.versionId,
      branch.map(({ id }) => id),
    );
  });
}

/** Makes a node one of another kind. Secretariat. Throws 404 `notFound`, 409 `nodeKindKept` once it was published, 409 `cannotStandThere`. */
export function changeKind(services: Services, actor: Actor, { kind, ...named }: Inserting): Promise<void> {
  return restructure(services, actor, named, async ({ trx, draft, tree }) => {
    const node = orNotFound(tree.find(({ id }) => id === named.paragraph));
    if (node.kind === kind) return;
    if (node.isPublished) throw new DomainError(409, "nodeKindKept");
    await storeTree(trx, draft, tree, structure.changeKind(tree, node.id, kind));
    await nodes.updateKind(trx, node.id, kind);
  });
}
