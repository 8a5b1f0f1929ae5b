import { DomainError } from "#app/features/access/errors.ts";
import type { Db } from "#db/connection.ts";
import { listPlacedNodes, placeNodes, removeNodes } from "#db/queries/draft-nodes.ts";
import { numberNodes } from "../numbering.ts";
import type { LockedDraft } from "./lock-draft.server.ts";
import { placesOf, type Tree } from "./structure.ts";

/** The nodes of a draft in reading order. */
export async function loadTree(trx: Db, versionId: string) {
  return numberNodes(await listPlacedNodes(trx, versionId));
}

type Loaded = Awaited<ReturnType<typeof loadTree>>;

/** Brings a draft from one structure to another; new nodes are named already. What is not in it any more is taken out, restorably. Throws 409 `cannotStandThere` for none. */
export async function storeTree(
  trx: Db,
  draft: LockedDraft,
  before: Loaded,
  after: Tree | null,
): Promise<void> {
  if (after === null) throw new DomainError(409, "cannotStandThere");
  const known = new Map(before.map((node) => [node.id, node]));
  const changed = placesOf(after).filter(({ id, parentId, position }) => {
    const node = known.get(id);
    return node?.parentId !== parentId || node.position !== position;
  });
  const left = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  await removeNodes(trx, draft, gone);
  await placeNodes(trx, draft.versionId, changed);
}
