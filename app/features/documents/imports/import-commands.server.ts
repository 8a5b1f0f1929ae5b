import { createHash } from "node:crypto";
import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { lockDocument } from "#db/queries/documents.ts";
import { lockBytes } from "#db/queries/files.ts";
import * as imports from "#db/queries/imports.ts";
import { addJob } from "#db/queries/jobs.ts";
import { asEditor } from "../drafts/lock-draft.server.ts";
import { newNodeId } from "../drafts/new-node-id.server.ts";
import { replaceWithin } from "../drafts/replace-commands.server.ts";
import type { FileRead } from "./file-read.ts";
import { listKnownNodes } from "./known-nodes.server.ts";
import { fileLimit } from "./limits.ts";
import { placeBlocks } from "./placing.ts";

interface Sending {
  readonly document: string;
  /** The language (BCP 47) the text is in. */
  readonly lang: string;
  /** The file's own name, for showing; its ending says what it is meant to be. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly acceptsChanges: boolean;
}

/**
 * Takes a file for a draft; a job reads it. Secretariat. Gives the import's id. Throws 404 `notFound`, 422 `importNoFile`
 * and `importTooLarge` (`limit`, MB).
 */
export async function sendImport({ db, files }: Services, actor: Actor, sending: Sending): Promise<string> {
  const { document, lang, name, bytes, acceptsChanges } = sending;
  const { mandate } = asEditor(actor);
  if (bytes.length === 0) throw new DomainError(422, "importNoFile");
  if (bytes.length > fileLimit)
    throw new DomainError(422, "importTooLarge", { limit: fileLimit / 1024 / 1024 });
  const file = createHash("sha256").update(bytes).digest("hex");
  return db.transaction().execute(async (trx) => {
    orNotFound(await lockDocument(trx, document));
    // Held: who removes a file of the same bytes at this moment would remove these too.
    await lockBytes(trx, file);
    await files.put(bytes);
    const id = await imports.insertImport(trx, {
      ...{ documentSlug: document, mandateId: mandate.id, lang, file, name, acceptsChanges },
    });
    await askForReading(trx, id);
    await announce(trx, actor, { type: "imports.sent", subject: document, data: { import: id } });
    return id;
  });
}

function askForReading(trx: Db, id: string): Promise<void> {
  return addJob(trx, { task: "imports.read", payload: { import: id } });
}

interface Addressed {
  readonly document: string;
  readonly id: string;
}

/** The import held, its document before it. Throws 404 `notFound` where it is not of this document or not for the actor. */
async function lockImport(trx: Db, actor: Actor, { document, id }: Addressed) {
  asEditor(actor);
  orNotFound(await lockDocument(trx, document));
  const row = orNotFound(await imports.lockImport(trx, id));
  if (row.documentSlug !== document) throw new DomainError(404, "notFound");
  return row;
}

/** Reads a file with tracked changes again, with all of them accepted. Secretariat. Throws 404 `notFound`, 409 `importElsewhere`. */
export function acceptTracked({ db }: Services, actor: Actor, addressed: Addressed): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { state, refusal } = await lockImport(trx, actor, addressed);
    if (state !== "refused" || refusal?.key !== "importTracked")
      throw new DomainError(409, "importElsewhere");
    await imports.markAccepting(trx, addressed.id);
    await askForReading(trx, addressed.id);
  });
}

/** What a block becomes: `new`, `out` (it stays out), or the id of the node that it is. */
interface Choosing extends Addressed {
  readonly block: number;
  readonly match: string;
}

/**
 * Changes what a block is matched with; another block that was this node becomes new. Secretariat. Throws 404 `notFound`,
 * 409 `importElsewhere`, 422 `importOtherKind` and `badValue`.
 */
export function chooseMatch({ db }: Services, actor: Actor, choosing: Choosing): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const row = await lockImport(trx, actor, choosing);
    const content = contentOf(row);
    const block = content.blocks[choosing.block];
    if (!block) throw new DomainError(422, "badValue");
    const isTranslation = row.lang !== row.authoritativeLang;
    if (choosing.match === "new" && isTranslation) throw new DomainError(422, "badValue");
    const match = choosing.match === "new" || choosing.match === "out" ? null : choosing.match;
    if (match !== null) await checkNode(trx, row, { match, kind: block.kind });
    const others = content.blocks.flatMap((one, index) =>
      match !== null && one.match === match && index !== choosing.block ? [index] : [],
    );
    await imports.writeChoices(trx, choosing.id, [
      { block: choosing.block, match, isOut: choosing.match === "out" },
      ...others.map((index) => ({ block: index, match: null, isOut: isTranslation })),
    ]);
  });
}

async function checkNode(
  trx: Db,
  row: imports.ImportRow,
  { match, kind }: { readonly match: string; readonly kind: string },
): Promise<void> {
  const { nodes } = await listKnownNodes(trx, row.documentSlug, row.lang);
  const node = nodes.find(({ id }) => id === match);
  if (!node) throw new DomainError(422, "badValue");
  if (node.kind !== kind) throw new DomainError(422, "importOtherKind");
}

/** What was read and waits to be taken. Throws 409 `importElsewhere` where there is nothing such. */
function contentOf({ state, content }: imports.ImportRow): FileRead {
  if (state !== "read" || content === null) throw new DomainError(409, "importElsewhere");
  return content;
}

interface Taking extends Addressed {
  /** The title of the document in the language of the import. */
  readonly title: string;
}

/**
 * Writes all blocks of an import into the draft, which is begun where there is none, in one transaction. In the
 * authoritative language they are the whole text; in another one they are texts of nodes that stand in the draft.
 * Secretariat. Throws 404 `notFound`, 409 `importElsewhere`, 422 `importEmpty` and what `replaceDraft` throws.
 */
export function takeImport({ db }: Services, actor: Actor, taking: Taking): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const row = await lockImport(trx, actor, taking);
    const { documentSlug: document, lang, authoritativeLang } = row;
    const known = await listKnownNodes(trx, document, lang);
    const nodes = nodesToWrite(contentOf(row), known.nodes, lang !== authoritativeLang);
    if (nodes.length === 0) throw new DomainError(422, "importEmpty");
    await replaceWithin(trx, actor, { document, lang, title: taking.title, label: known.label, nodes });
    await imports.markTaken(trx, taking.id);
    await announce(trx, actor, {
      type: "imports.taken",
      subject: document,
      data: { import: taking.id, lang },
    });
  });
}

/** The blocks that are not left out, at the depths at which they will stand; a node that is gone meanwhile comes as a new one, or in a translation not at all. */
function nodesToWrite(
  { blocks }: FileRead,
  known: readonly { readonly id: string; readonly kind: string; readonly parentId: string | null }[],
  isTranslation: boolean,
) {
  const kinds = new Map(known.map(({ id, kind }) => [id, kind]));
  const kept = blocks
    .filter(({ isOut }) => !isOut)
    .map(({ match, kind, depth, text }) => {
      const isKnown = match !== null && kinds.get(match) === kind;
      return { id: isKnown ? match : newNodeId(), isKnown, kind, depth, text };
    })
    .filter(({ isKnown }) => isKnown || !isTranslation);
  const parents = new Map(known.map(({ id, parentId }) => [id, parentId]));
  return placeBlocks(kept, parents).map(({ id, isKnown, kind, depth, text }) => ({
    ...{ id: isKnown ? id : null, kind, depth, text },
  }));
}
