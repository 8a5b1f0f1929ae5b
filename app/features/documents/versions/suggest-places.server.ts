import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { Services } from "#app/features/access/services.ts";
import * as places from "#db/queries/comment-places.ts";
import { findAuthoritativeLang } from "#db/queries/documents.ts";
import { decidePlacing, type Passage } from "./anchors.ts";
import { anchorOf, langOf } from "./carrying.ts";
import { textsByNode } from "./texts-of.ts";

const payloadSchema = z.object({ version: z.uuid() });
/** So many are written at once: what is found is seen soon, and a job that is cut off goes on from there. */
const batch = 100;

/**
 * The task `documents.suggestPlaces`: works out where the waiting comments of a version may belong. Only those who
 * confirm places see it, so nothing is announced. Between two comments others have their turn.
 */
export async function suggestPlaces({ db }: Services, payload: unknown): Promise<void> {
  const { version } = payloadSchema.parse(payload);
  const waiting = await places.listUnsuggested(db, version);
  const authoritative = await findAuthoritativeLang(db, version);
  if (waiting.length === 0 || authoritative === undefined) return;
  const suggest = suggester(version, authoritative, {
    nodes: await places.listNodeIds(db, version),
    textsOf: textsByNode(await listTexts(db, version, authoritative, waiting)),
  });
  for (let at = 0; at < waiting.length; at += batch) {
    const found: places.Suggested[] = [];
    for (const one of waiting.slice(at, at + batch)) {
      found.push({ commentId: one.commentId, ...suggest(one) });
      await setImmediate();
    }
    await places.markSuggested(db, version, found);
  }
}

type Waiting = readonly places.CarriedRow[];

function listTexts(db: Services["db"], version: string, authoritative: string, waiting: Waiting) {
  const versions = new Set([version, ...waiting.map(({ stoodIn }) => stoodIn)]);
  const spoken = waiting.flatMap(({ lang, passageLang }) => [lang, passageLang ?? lang]);
  return places.listTexts(db, [...versions], [...new Set([authoritative, ...spoken])]);
}

interface Known {
  readonly nodes: readonly { readonly nodeId: string }[];
  readonly textsOf: ReturnType<typeof textsByNode>;
}

const nothing = { nodeId: null, quote: null };

/** Where a comment may belong; those that are about the same words of the same paragraph are told the same, worked out once. */
function suggester(version: string, authoritative: string, { nodes, textsOf }: Known) {
  const passages = new Map<string, readonly Passage[]>();
  const told = new Map<string, Omit<places.Suggested, "commentId">>();
  const passagesIn = (lang: string) => {
    const known =
      passages.get(lang) ??
      nodes.map(({ nodeId }) => ({ nodeId, text: textsOf(version, nodeId)?.get(lang) ?? "" }));
    passages.set(lang, known);
    return known;
  };
  return (one: places.CarriedRow) => {
    const { nodeId } = one;
    const texts = nodeId === null ? undefined : textsOf(one.stoodIn, nodeId);
    const lang = texts && langOf(one, texts, authoritative);
    if (nodeId === null || !texts || !lang) return nothing;
    const anchor = anchorOf({ ...one, nodeId }, texts.get(lang) ?? "");
    const key = JSON.stringify([lang, anchor]);
    const known = told.get(key) ?? suggestionOf(decidePlacing(anchor, passagesIn(lang)), passagesIn(lang));
    told.set(key, known);
    return known;
  };
}

function suggestionOf(placing: ReturnType<typeof decidePlacing>, passages: readonly Passage[]) {
  if (placing.kind === "carried" || !placing.suggestion) return nothing;
  const { nodeId, range } = placing.suggestion;
  const text = passages.find((passage) => passage.nodeId === nodeId)?.text ?? "";
  return { nodeId, quote: range && text.slice(...range) };
}
