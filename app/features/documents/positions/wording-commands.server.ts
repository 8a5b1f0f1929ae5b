import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import * as positions from "#db/queries/positions.ts";
import { checkPassage, madeBefore, type Commenting } from "../comments/commands.server.ts";
import { mentionOffices } from "../comments/mentioning.server.ts";
import { citiesComments, lockPosition } from "./commands.server.ts";
import { wordingOf } from "./position.ts";

interface Wording extends Omit<Commenting, "files"> {
  /** Ids of the comments of the country's cities that it is made of: several are merged, one is edited; none for what the country adds. */
  readonly sources: readonly string[];
}

/**
 * A comment in the country's own words: made of one or more of its cities' comments, which stay as they are and linked, or
 * added of its own accord, also after the end for cities.
 * National Representative and alternates; seen by the country alone until it submits. Taking it back (`withdrawComment`)
 * opens its sources again. Throws 404 `notFound`, 401, 403, 409 `positionsClosed` by the database's clock, 409
 * `positionSubmitted`, `commentWorded` or `idTaken`, 422 `paragraphNotInVersion`, `quoteNotFound`, `amendmentSame` or
 * `tooManyMentions`.
 */
export function wordComments(
  { db }: Services,
  actor: Actor,
  wording: Wording,
): Promise<{ id: string; createdAt: Date }> {
  return db.transaction().execute(async (trx) => {
    const position = await lockPosition(trx, actor, "prepare", wording);
    const { mandate } = position.actor;
    const { id, document, paragraph, type, lang, body } = wording;
    const comment = {
      ...{ id, versionId: position.versionId, nodeId: paragraph === "" ? null : paragraph },
      ...{ mandateId: mandate.id, officeId: mandate.office.id },
      ...{ countryCode: position.country, citySlug: null, type, lang, body },
      ...(await checkPassage(trx, position.versionId, wording)),
    };
    const before = await madeBefore(trx, comment);
    if (before) return { id, createdAt: before };
    if (position.submission) throw new DomainError(409, "positionSubmitted");
    const sources = wording.sources.length === 0 ? [] : citiesComments(position.comments, wording.sources);
    const createdAt = await positions.insertWording(trx, position.period.id, comment);
    if (!createdAt) throw new DomainError(409, "positionsClosed");
    if (sources.length > 0) await linkSources(trx, { id, sources, mandateId: mandate.id });
    await mentionOffices(trx, position.actor, { document, comment: id, reply: null, body });
    await announce(trx, position.actor, {
      type: "documents.commentsWorded",
      subject: document,
      data: { paragraph, comment: id },
    });
    return { id, createdAt };
  });
}

async function linkSources(
  trx: Db,
  { id, sources, mandateId }: { id: string; sources: readonly string[]; mandateId: string },
): Promise<void> {
  await positions.insertSources(trx, id, sources);
  for (const commentId of sources)
    await positions.saveDecision(trx, {
      ...{ commentId, decision: wordingOf(sources), intoId: id, mandateId },
      ...{ reason: null, lang: null },
    });
}
