import type { Actor, Mandated } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { authorise, orHidden } from "#app/features/access/policy.ts";
import type { Db } from "#db/connection.ts";
import { lockDocument } from "#db/queries/documents.ts";
import { findDraft } from "#db/queries/drafts.ts";
import { draftPolicy } from "../policy.ts";

/** The actor as one who may write drafts. Throws 404 `notFound` for everyone else: drafts are absent for them. */
export function asEditor(actor: Actor): Mandated {
  orHidden(draftPolicy.edit, actor, null);
  authorise(draftPolicy.edit, actor, null);
  return actor;
}

/**
 * The draft of a document for one who may write it, the document held until the transaction ends: whoever changes a draft
 * sees what all before have written. Throws 404 `notFound`, 409 `draftGone` for a document without a draft: it may have been
 * published or discarded while someone wrote.
 */
export async function lockDraft(trx: Db, actor: Actor, slug: string) {
  const editor = asEditor(actor);
  orNotFound(await lockDocument(trx, slug));
  const found = await findDraft(trx, slug);
  if (!found) throw new DomainError(409, "draftGone");
  const { id, ...draft } = found;
  return { ...draft, versionId: id, mandateId: editor.mandate.id };
}

export type LockedDraft = Awaited<ReturnType<typeof lockDraft>>;
