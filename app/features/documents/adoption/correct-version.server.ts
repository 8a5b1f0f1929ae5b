import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { findCorrigendum, insertCorrigendum } from "#db/queries/adoption-records.ts";
import { findNode } from "#db/queries/documents.ts";
import { writeAdoptionLetters } from "./letters.server.ts";
import { adoptionPolicy } from "./policy.ts";
import { lockStanding, type Place } from "./standing.server.ts";

interface Correcting extends Place {
  /** Permanent id of the paragraph; empty for the document as a whole. */
  readonly paragraph: string;
  /** BCP 47 tag of the language version that is corrected. */
  readonly lang: string;
  /** What it should have said. */
  readonly text: string;
  readonly reason: string;
}

/**
 * Adds a corrigendum to an adopted version; its text and its record stay as they are. Secretariat. Gives its number; sent twice it is one. Throws
 * 404 `notFound`, 401, 403, 409 `notAdopted`, 422 `paragraphNotInVersion`.
 */
export function correctVersion({ db }: Services, actor: Actor, correcting: Correcting): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { versionId, last } = await lockStanding(trx, correcting);
    authorise(adoptionPolicy.correct, actor, null);
    if (last?.outcome !== "adopted") throw new DomainError(409, "notAdopted");
    const { document, version, paragraph, lang, text, reason } = correcting;
    if (paragraph !== "" && !(await findNode(trx, versionId, paragraph)))
      throw new DomainError(422, "paragraphNotInVersion");
    const corrigendum = { versionId, nodeId: paragraph || null, lang, text, reason };
    const before = await findCorrigendum(trx, corrigendum);
    if (before !== undefined) return before;
    const number = await insertCorrigendum(trx, { ...corrigendum, mandateId: actor.mandate.id });
    await writeAdoptionLetters(trx, { occasion: "corrected", procedure: last.id, number });
    await announce(trx, actor, { type: "documents.corrected", subject: document, data: { version, number } });
    return number;
  });
}
