import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { lockDocument } from "#db/queries/documents.ts";
import * as drafts from "#db/queries/drafts.ts";
import { writeTitle } from "#db/queries/draft-texts.ts";
import { asEditor, lockDraft } from "./lock-draft.server.ts";

interface Creating {
  readonly slug: string;
  readonly title: string;
  /** BCP 47 tag of the language that is authoritative. */
  readonly lang: string;
}

/** A new document with an empty draft of its first version. Secretariat. Throws 404 `notFound` for others, 409 `slugTaken`. */
export function createDocument(
  { db }: Services,
  actor: Actor,
  { slug, title, lang }: Creating,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { mandate } = asEditor(actor);
    if (!(await drafts.insertDocument(trx, slug, lang))) throw new DomainError(409, "slugTaken");
    const versionId = await drafts.insertDraft(trx, { slug, number: 1, mandateId: mandate.id });
    await writeTitle(trx, { versionId, lang, title, label: null });
    await announce(trx, actor, { type: "drafts.started", subject: slug, data: { version: 1 } });
  });
}

/**
 * Begins the draft of the next version as a copy of the newest: nodes, texts in all languages, titles. Secretariat.
 * Gives its number. Throws 404 `notFound`, 409 `draftExists`.
 */
export function startDraft({ db }: Services, actor: Actor, slug: string): Promise<{ number: number }> {
  return db.transaction().execute(async (trx) => {
    asEditor(actor);
    orNotFound(await lockDocument(trx, slug));
    if (await drafts.findDraft(trx, slug)) throw new DomainError(409, "draftExists");
    return { number: await copyLatest(trx, actor, slug) };
  });
}

/** The draft of a document that is locked already, begun as a copy of the newest version where there is none. Throws 404 `notFound`. */
export async function lockOrStartDraft(trx: Db, actor: Actor, slug: string) {
  asEditor(actor);
  orNotFound(await lockDocument(trx, slug));
  if (!(await drafts.findDraft(trx, slug))) await copyLatest(trx, actor, slug);
  return lockDraft(trx, actor, slug);
}

async function copyLatest(trx: Db, actor: Actor, slug: string): Promise<number> {
  const { mandate } = asEditor(actor);
  const latest = orNotFound(await drafts.findLatest(trx, slug));
  const number = latest.number + 1;
  const draftId = await drafts.insertDraft(trx, { slug, number, mandateId: mandate.id });
  await drafts.copyVersion(trx, latest.id, draftId);
  await announce(trx, actor, { type: "drafts.started", subject: slug, data: { version: number } });
  return number;
}

/** Throws a draft away with all that was written in it; nothing published is touched. Secretariat. Throws 404 `notFound`. */
export function discardDraft({ db }: Services, actor: Actor, slug: string): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const draft = await lockDraft(trx, actor, slug);
    await drafts.deleteDraft(trx, draft.versionId);
    await announce(trx, actor, {
      type: "drafts.discarded",
      subject: slug,
      data: { version: draft.number },
    });
  });
}
