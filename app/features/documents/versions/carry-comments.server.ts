import type { Db } from "#db/connection.ts";
import * as places from "#db/queries/comment-places.ts";
import { addJob } from "#db/queries/jobs.ts";
import { decideCarrying } from "./carrying.ts";
import { textsByNode } from "./texts-of.ts";

interface Publishing {
  /** Ids of the version that is published now, and of the published one before it. */
  readonly versionId: string;
  readonly before: string;
  /** BCP 47. */
  readonly authoritativeLang: string;
}

/**
 * Gives every comment of the version before its place in the one that is published in this transaction: where its
 * paragraph reads as it did it stands, else it waits for a person. Where a waiting one may belong is worked out by a job,
 * so that publishing takes no longer where many wait; another tells the authors.
 */
export async function carryComments(trx: Db, publishing: Publishing): Promise<void> {
  const { versionId, before, authoritativeLang } = publishing;
  const carried = await places.listToCarry(trx, before);
  if (carried.length === 0) return;
  const versions = [versionId, ...new Set(carried.map(({ stoodIn }) => stoodIn))];
  const spoken = new Set(carried.flatMap(({ lang, passageLang }) => [lang, passageLang ?? lang]));
  const textsOf = textsByNode(await places.listTexts(trx, versions, [authoritativeLang, ...spoken]));
  const placed = carried.map((one) => {
    const { commentId, stoodIn, nodeId, quote, passageLang } = one;
    const [was, is] = nodeId === null ? [] : [textsOf(stoodIn, nodeId), textsOf(versionId, nodeId)];
    const state = decideCarrying(one, was, is, authoritativeLang);
    const stands = state === "carried" ? { nodeId, quote, passageLang } : nowhere;
    return { commentId, state, ...stands };
  });
  await places.insertPlaces(trx, versionId, placed);
  await addJob(trx, { task: "documents.tellAuthors", payload: { version: versionId } });
  if (placed.some(({ state }) => state === "waiting"))
    await addJob(trx, { task: "documents.suggestPlaces", payload: { version: versionId } });
}

const nowhere = { nodeId: null, quote: null, passageLang: null };
