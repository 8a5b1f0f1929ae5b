import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import * as drafts from "#db/queries/comment-drafts.ts";
import * as documents from "#db/queries/documents.ts";
import { documentPolicy } from "../policy.ts";

/** Where something is being written. */
interface Writing {
  /** Slug. */
  readonly document: string;
  readonly version: number;
  /** The permanent id of a section or paragraph; empty for the whole document. */
  readonly paragraph: string;
}

/** What is kept of a form that is not sent: its fields as they were typed. */
export type DraftFields = Readonly<Record<string, string>>;

/** In which fields of a draft there are words of one's own. */
const words = ["body", "proposed", "quote"] as const;

/**
 * Keeps a comment that is being written, for the mandate acted under alone; with nothing in it, forgets it. Nobody hears
 * of it. Throws 404 `notFound`, 401, 403, 422 `paragraphNotInVersion`.
 */
export function keepDraft({ db }: Services, actor: Actor, writing: Writing, fields: DraftFields) {
  return db.transaction().execute(async (trx) => {
    const place = await placeOf(trx, actor, writing);
    if (words.some((name) => (fields[name] ?? "") !== "")) await drafts.saveDraft(trx, place, fields);
    else await drafts.deleteDraft(trx, place);
  });
}

/** Forgets what the mandate acted under was writing there. Throws as `keepDraft`. */
export function discardDraft({ db }: Services, actor: Actor, writing: Writing) {
  return db.transaction().execute(async (trx) => {
    await drafts.deleteDraft(trx, await placeOf(trx, actor, writing));
  });
}

async function placeOf(trx: Db, actor: Actor, { document, version: number, paragraph }: Writing) {
  const version = orNotFound(await documents.findVersion(trx, document, number));
  if (!version.isPublished) throw new DomainError(404, "notFound");
  authorise(documentPolicy.comment, actor, version);
  if (paragraph !== "" && !(await documents.findNode(trx, version.id, paragraph)))
    throw new DomainError(422, "paragraphNotInVersion");
  return { mandateId: actor.mandate.id, versionId: version.id, nodeId: paragraph };
}
