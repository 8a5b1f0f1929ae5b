import type { Actor } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { findNode } from "#db/queries/documents.ts";
import { findDraft } from "#db/queries/drafts.ts";
import { deleteEditor, touchEditor } from "#db/queries/text-editors.ts";
import { asEditor } from "./lock-draft.server.ts";

interface Editing {
  readonly document: string;
  /** The paragraph that is open; empty for none: one then only watches. */
  readonly paragraph: string;
  readonly lang: string;
}

/**
 * Says which paragraph of a draft someone has open, for 45 s by the database's clock; every node is woken. It decides
 * nothing: whoever saves second is told so. Secretariat. Throws 404 `notFound`.
 */
export async function showEditing({ db }: Services, actor: Actor, editing: Editing): Promise<void> {
  const { mandate } = asEditor(actor);
  const { id, slug } = orNotFound(await findDraft(db, editing.document));
  const { paragraph: nodeId, lang } = editing;
  if (nodeId === "") await deleteEditor(db, { versionId: id, slug, mandateId: mandate.id });
  else {
    orNotFound(await findNode(db, id, nodeId));
    await touchEditor(db, { versionId: id, slug, nodeId, lang, mandateId: mandate.id });
  }
}
