import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import * as documents from "#db/queries/documents.ts";
import { addJob } from "#db/queries/jobs.ts";
import * as matrix from "#db/queries/matrix.ts";
import { sightOf } from "../comments/visibility.ts";
import { lockVersion } from "../lock-version.server.ts";
import type { Disposition } from "./dispositions.ts";
import { writeFilter, type MatrixFilter } from "./filter.ts";
import { matrixPolicy } from "./policy.ts";

interface Answering {
  /** Slug of the document, and number of the published version whose comments are answered. */
  readonly document: string;
  readonly version: number;
  /** Comments of that version, each with the revision of the answer that was seen; 0 where there was none. */
  readonly seen: ReadonlyMap<string, number>;
  readonly response: string;
  /** BCP 47 tag of the response's language. */
  readonly lang: string;
  /** Null while the answer is being worked on. */
  readonly disposition: Disposition | null;
  /** Permanent id of the paragraph that came of it; null for none. */
  readonly resultingNode: string | null;
}

/**
 * Answers comments, one or many alike. Secretariat. Nobody else sees it before it is published. Throws 404 `notFound`, 401, 403, 409
 * `answerChanged` where an answer has changed since it was seen, 422 `paragraphNotInDocument`, `responseNeeded` for a
 * disposition that needs words.
 */
export function answerComments({ db }: Services, actor: Actor, answering: Answering): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { document, seen, response, lang, disposition, resultingNode } = answering;
    const { id } = await lockVersion(trx, document, answering.version);
    authorise(matrixPolicy.answer, actor, null);
    const ids = [...seen.keys()];
    const known = ids.length === 0 ? [] : await matrix.listAnswered(trx, id, sightOf(actor), ids);
    if (known.length === 0 || known.length < ids.length) throw new DomainError(404, "notFound");
    if (known.some((row) => row.revision !== seen.get(row.id))) throw new DomainError(409, "answerChanged");
    if (disposition === "not-accepted" && response === "") throw new DomainError(422, "responseNeeded");
    if (resultingNode !== null && !(await documents.isNodeOf(trx, document, resultingNode)))
      throw new DomainError(422, "paragraphNotInDocument");
    const answer = {
      response,
      lang,
      disposition,
      resultingNodeId: resultingNode,
      mandateId: actor.mandate.id,
    };
    await matrix.saveAnswers(
      trx,
      ids.map((commentId) => ({ commentId, ...answer })),
    );
    await announce(trx, actor, {
      type: "documents.commentsAnswered",
      subject: document,
      data: { version: answering.version, count: ids.length },
    });
  });
}

/**
 * Publishes every answer that has a disposition and is new or changed. Secretariat. Gives how many; the authors are told by a job. Throws 404 `notFound`, 401, 403, 409
 * `nothingToPublish`.
 */
export function publishAnswers(
  { db }: Services,
  actor: Actor,
  { document, version }: { readonly document: string; readonly version: number },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { id } = await lockVersion(trx, document, version);
    authorise(matrixPolicy.answer, actor, null);
    const published = await matrix.publishAnswers(trx, id);
    if (published.count === 0) throw new DomainError(409, "nothingToPublish");
    await announce(trx, actor, {
      type: "documents.answersPublished",
      subject: document,
      data: { version, count: published.count },
    });
    await addJob(trx, { task: "documents.tellAnswered", payload: { version: id, at: published.at } });
    return published.count;
  });
}

interface ViewOf {
  readonly document: string;
  readonly name: string;
}

/** Keeps a filter of the matrix under a name for the actor's office. Throws 404 `notFound`, 401, 403. */
export async function saveView(
  { db }: Services,
  actor: Actor,
  { document, name, filter }: ViewOf & { readonly filter: MatrixFilter },
): Promise<void> {
  orNotFound(await documents.findPublished(db, document));
  authorise(matrixPolicy.read, actor, null);
  const { id, office } = actor.mandate;
  const view = { officeId: office.id, documentSlug: document, name, mandateId: id };
  await matrix.saveView(db, { ...view, filter: writeFilter(filter) });
}

/** Removes a saved view of the actor's office; one that is not there is none. Throws 401, 403. */
export async function deleteView({ db }: Services, actor: Actor, { document, name }: ViewOf): Promise<void> {
  authorise(matrixPolicy.read, actor, null);
  await matrix.deleteView(db, { officeId: actor.mandate.office.id, documentSlug: document, name });
}
