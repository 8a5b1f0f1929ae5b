import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { insertNodes } from "#db/queries/draft-nodes.ts";
import { listTexts, writeTexts } from "#db/queries/draft-texts.ts";
import { copyOrigins, moveOrigins } from "#db/queries/origins.ts";
import { nodeLimit } from "../schema.ts";
import { newNodeId } from "./new-node-id.server.ts";
import { joined, piecesOf, withoutCut } from "./pieces.ts";
import { restructure } from "./structure-commands.server.ts";
import { mergeNodes, mergesWith, splitNode } from "./structure.ts";
import { checkRevision, type Saving } from "./text-commands.server.ts";
import { storeTree } from "./tree-of.server.ts";

/**
 * Parts a paragraph at the line `///` of its new text in the authoritative language: the first piece keeps the id and the
 * translations, the second is new. Gives the id of the second. Secretariat. Throws 404 `notFound`, 422 `splitWhere`, 409
 * `cannotStandThere` for a section or a table, and what saving a text throws.
 */
export function splitParagraph(services: Services, actor: Actor, splitting: Omit<Saving, "lang">) {
  return restructure(services, actor, splitting, async ({ trx, draft, tree }) => {
    const { paragraph, text } = splitting;
    const lang = draft.authoritativeLang;
    const pieces = piecesOf(text);
    if (!pieces) throw new DomainError(422, "splitWhere");
    // Without the line it may be what autosave has written a moment ago.
    await checkRevision(trx, draft, { ...splitting, lang, text: withoutCut(text) });
    const id = newNodeId();
    const after = splitNode(tree, paragraph, id);
    const kind = tree.find((node) => node.id === paragraph)?.kind ?? "paragraph";
    await insertNodes(trx, draft.slug, [{ id, kind }]);
    await storeTree(trx, draft, tree, after);
    await writeTexts(trx, { ...draft, lang }, [
      { id: paragraph, text: pieces[0] },
      { id, text: pieces[1] },
    ]);
    // Which piece says what a comment led to nobody knows yet.
    await copyOrigins(trx, { versionId: draft.versionId, from: paragraph, to: id });
    return id;
  });
}

interface Merging {
  readonly document: string;
  readonly paragraph: string;
}

/**
 * Makes a paragraph and the next one of its kind one, in every language; the next one is taken out, restorably.
 * Secretariat. Throws 404 `notFound`, 409 `cannotMerge` without such a one, 422 `tooLong`.
 */
export function mergeParagraphs(services: Services, actor: Actor, merging: Merging): Promise<void> {
  return restructure(services, actor, merging, async ({ trx, draft, tree }) => {
    const { paragraph } = merging;
    const next = mergesWith(tree, paragraph);
    if (next === null) throw new DomainError(409, "cannotMerge");
    const texts = await listTexts(trx, draft.versionId, null);
    const textOf = (id: string, lang: string) =>
      texts.find((one) => one.nodeId === id && one.lang === lang)?.text ?? "";
    for (const { lang, text } of texts.filter(({ nodeId }) => nodeId === next)) {
      const whole = joined(textOf(paragraph, lang), text, lang);
      if (Array.from(whole).length > nodeLimit) throw new DomainError(422, "tooLong", { limit: nodeLimit });
      await writeTexts(trx, { ...draft, lang }, [{ id: paragraph, text: whole }]);
    }
    await moveOrigins(trx, { versionId: draft.versionId, from: next, to: paragraph });
    await storeTree(trx, draft, tree, mergeNodes(tree, paragraph));
  });
}
