import type { Actor, Mandated } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import * as documents from "#db/queries/documents.ts";
import * as places from "#db/queries/place-decisions.ts";
import { findPassage } from "../comments/amendments.ts";
import { sightOf } from "../comments/visibility.ts";
import { lockVersion } from "../lock-version.server.ts";
import { plainOf } from "../markup.ts";
import { documentPolicy } from "../policy.ts";
import { refuseDeed } from "./deciding.ts";
import type { Placing } from "./schema.ts";

interface Decision extends Placing {
  /** Slug of the document, and number of its latest version. */
  readonly document: string;
  readonly version: number;
}

/**
 * Decides where comments stand in the latest version, all of them or none: at the place suggested, at another, at none,
 * or undoes what was decided. Secretariat. Throws 404 `notFound` (also for a comment it may not read), 401, 403, 409
 * `versionNotLatest`, `placeDecided`, `placeWaits` or `suggestionChanged`, 422 `paragraphNotInVersion` or `quoteNotFound`.
 */
export function decidePlaces({ db }: Services, actor: Actor, decision: Decision): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const version = await lockVersion(trx, decision.document, decision.version);
    authorise(documentPolicy.placeComments, actor, version);
    const latest = await documents.findPublished(trx, decision.document);
    if (latest?.id !== version.id) throw new DomainError(409, "versionNotLatest");
    const ids = [...new Set(decision.comment)];
    const locked = await places.lockPlaces(trx, version.id, ids, sightOf(actor));
    if (locked.length !== ids.length) throw new DomainError(404, "notFound");
    for (const place of locked) {
      const refusal = refuseDeed(decision.deed, place, decision.paragraph);
      if (refusal) throw new DomainError(409, refusal);
    }
    for (const place of locked) await decide(trx, actor, { decision, place, versionId: version.id });
  });
}

interface Deciding {
  readonly decision: Decision;
  readonly place: places.LockedPlace;
  readonly versionId: string;
}

async function decide(trx: Db, actor: Mandated, { decision, place, versionId }: Deciding) {
  const { commentId } = place;
  const { deed, document } = decision;
  const there =
    deed === "confirm" || deed === "choose" ? await placeIn(trx, versionId, decision, place) : nowhere;
  await places.markPlace(trx, versionId, {
    ...{ commentId, ...there },
    state: deed === "undo" ? "waiting" : deed === "leave" ? "left" : "confirmed",
    decidedBy: deed === "undo" ? null : actor.mandate.id,
  });
  await announce(trx, actor, {
    type: deed === "undo" ? "documents.placeUndone" : "documents.placeDecided",
    subject: document,
    data: { version: decision.version, paragraph: there.nodeId ?? "", comment: commentId },
  });
}

const nowhere = { nodeId: null, quote: null, passageLang: null };

/** The place suggested or chosen, the words in the language that says them. */
async function placeIn(
  trx: Db,
  versionId: string,
  { deed, paragraph, quote }: Decision,
  place: places.LockedPlace,
) {
  const node = await documents.findNode(trx, versionId, paragraph);
  if (!node) throw new DomainError(422, "paragraphNotInVersion");
  const words = deed === "confirm" ? (place.suggestedQuote ?? "") : quote;
  if (words === "") return { nodeId: paragraph, quote: null, passageLang: place.passageLang };
  const texts = node.texts.map(({ lang, text }) => ({ lang, text: plainOf(text) }));
  const found = findPassage(texts, words, place.passageLang ?? place.lang);
  if (!found) throw new DomainError(422, "quoteNotFound");
  return { nodeId: paragraph, quote: found.text, passageLang: found.lang };
}
