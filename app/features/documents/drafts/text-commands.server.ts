import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { findNode } from "#db/queries/documents.ts";
import { findText, listTitles, writeTexts, writeTitle } from "#db/queries/draft-texts.ts";
import { lockDraft, type LockedDraft } from "./lock-draft.server.ts";

export interface Saving {
  readonly document: string;
  readonly paragraph: string;
  readonly lang: string;
  readonly text: string;
  /** The revision that was changed; 0 where there was no text. */
  readonly revision: number;
}

/**
 * Writes the text of a paragraph in one language; what stood before is kept. Gives its revision: the same text sent again
 * gives the same answer. Secretariat. Throws 404 `notFound`, 409 `paragraphGone` for one that does not stand in the draft,
 * 422 `languageMissing`, and 409 `textChanged` where someone else has written since that revision.
 */
export function saveText({ db }: Services, actor: Actor, saving: Saving): Promise<{ revision: number }> {
  return db.transaction().execute(async (trx) => {
    const draft = await lockDraft(trx, actor, saving.document);
    const { paragraph, lang, text } = saving;
    const revision = await checkRevision(trx, draft, saving);
    if (revision !== null) return { revision };
    const [written] = await writeTexts(trx, { ...draft, lang }, [{ id: paragraph, text }]);
    await announce(trx, actor, {
      type: "drafts.textChanged",
      subject: draft.slug,
      data: { paragraph, lang },
    });
    return { revision: written?.revision ?? 1 };
  });
}

/** The revision that says this already, null where it is to be written; throws where it may not be written over what stands. */
export async function checkRevision(trx: Db, draft: LockedDraft, saving: Omit<Saving, "document">) {
  const { paragraph, lang, text, revision } = saving;
  if (!(await findNode(trx, draft.versionId, paragraph))) throw new DomainError(409, "paragraphGone");
  const titles = await listTitles(trx, draft.versionId);
  if (!titles.some((title) => title.lang === lang)) throw new DomainError(422, "languageMissing");
  const current = await findText(trx, draft.versionId, paragraph, lang);
  if ((current?.text ?? "") === text) return current?.revision ?? 0;
  if ((current?.revision ?? 0) !== revision) throw new DomainError(409, "textChanged");
  return null;
}

interface Naming {
  readonly document: string;
  readonly lang: string;
  readonly title: string;
  /** Empty for none. */
  readonly label: string;
  /** What the title was when it was changed; empty for a language that is added. */
  readonly was: string;
}

/**
 * Writes title and label of a language version of the draft; a new language begins with its title. Secretariat.
 * Throws 404 `notFound`, 409 `titleChanged` where someone else has changed it meanwhile.
 */
export function saveTitle({ db }: Services, actor: Actor, naming: Naming): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { versionId, slug } = await lockDraft(trx, actor, naming.document);
    const { lang, title, was } = naming;
    const known = (await listTitles(trx, versionId)).find((one) => one.lang === lang);
    if ((known?.title ?? "") !== was && known?.title !== title) throw new DomainError(409, "titleChanged");
    await writeTitle(trx, { versionId, lang, title, label: naming.label === "" ? null : naming.label });
    await announce(trx, actor, { type: "drafts.titleChanged", subject: slug, data: { lang } });
  });
}
