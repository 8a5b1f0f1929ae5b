import type { Actor, Mandated } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import * as documents from "#db/queries/documents.ts";
import * as procedures from "#db/queries/procedures.ts";
import { changesNothing } from "../comments/amendments.ts";
import { plainOf } from "../markup.ts";
import { writeOutcome } from "./outcome.server.ts";
import { adoptionPolicy } from "./policy.ts";
import type { Outcome, Word } from "./procedures.ts";
import { advance, lockStanding, type Place } from "./standing.server.ts";

interface Speaking extends Place {
  /** A UUID made by the sender: sent again with the same content it gives the same answer. */
  readonly id: string;
  readonly word: Word;
  /** Reason of an objection or an amendment, text of a reservation; empty for none. */
  readonly statement: string;
  /** BCP 47 tag of the statement's language. */
  readonly lang: string;
  /** An amendment's text, and permanent id of its paragraph; empty for none. */
  readonly proposed: string;
  readonly paragraph: string;
}

/**
 * What a country says in a procedure ad referendum or under silence, by its National Representative, before it expires by the
 * database's clock. Its outcome is written in the same transaction: an objection breaks the silence at once, the last
 * confirmation adopts. Throws 404 `notFound`, 401, 403, 409 `noProcedure`, `procedureChanged`, `procedureExpired`, `idTaken`, 422
 * `badValue`, `statementNeeded`, `proposalNeeded`, `paragraphNotInVersion`, `amendmentSame`.
 */
export function speakForCountry(
  { db }: Services,
  actor: Actor,
  speaking: Speaking,
): Promise<{ outcome: Outcome | null }> {
  return db.transaction().execute(async (trx) => {
    const loaded = await lockStanding(trx, speaking);
    authorise(adoptionPolicy.speak, actor, null);
    if (loaded.last?.way === "meeting" && loaded.last.outcome === null)
      throw new DomainError(409, "saidAtMeeting");
    return say(trx, actor, loaded, { ...speaking, country: actor.mandate.office.country ?? "" });
  });
}

/**
 * Records at a meeting what a Member State says. Chair or Secretariat. Throws 404 `notFound`, 401, 403, 409 `noProcedure`, `procedureChanged`,
 * `idTaken`, 422 `badValue`, `statementNeeded`.
 */
export function recordWord(
  { db }: Services,
  actor: Actor,
  speaking: Speaking & { readonly country: string },
): Promise<{ outcome: Outcome | null }> {
  return db.transaction().execute(async (trx) => {
    const loaded = await lockStanding(trx, speaking);
    authorise(adoptionPolicy.recordWords, actor, null);
    if (loaded.last?.way !== "meeting") throw new DomainError(409, "noProcedure");
    return say(trx, actor, loaded, speaking);
  });
}

type Loaded = Awaited<ReturnType<typeof lockStanding>>;

async function say(
  trx: Db,
  actor: Mandated,
  loaded: Loaded,
  speaking: Speaking & { readonly country: string },
) {
  const { standing, versionId, countries, now, last } = loaded;
  const { id, country, word, statement, lang, document, version } = speaking;
  if (await saidBefore(trx, actor, last?.id ?? null, speaking)) return { outcome: last?.outcome ?? null };
  const amendment = await checkAmendment(trx, versionId, speaking);
  const after = advance(standing, { kind: "speak", country, word, statement, now }, countries);
  if (!last) throw new DomainError(409, "noProcedure");
  await procedures.insertWord(trx, {
    ...{ id, procedureId: last.id, countryCode: country, word, ...amendment, at: now },
    ...{ statement: statement || null, lang: statement === "" ? null : lang },
    ...{ mandateId: actor.mandate.id, officeId: actor.mandate.office.id },
  });
  await announce(trx, actor, {
    type: "documents.countrySpoke",
    subject: document,
    data: { version, procedure: last.id, country },
  });
  const outcome = after.procedure?.outcome ?? null;
  if (outcome)
    await writeOutcome(trx, actor, { document, version, versionId, procedureId: last.id, outcome, at: now });
  return { outcome };
}

/** An amendment says what should stand where; nothing else proposes a text. */
async function checkAmendment(trx: Db, versionId: string, { word, proposed, paragraph }: Speaking) {
  if (word !== "amends") return { proposed: null, nodeId: null };
  if (proposed === "") throw new DomainError(422, "proposalNeeded");
  const node = await documents.findNode(trx, versionId, paragraph);
  if (!node) throw new DomainError(422, "paragraphNotInVersion");
  if (node.texts.some(({ text }) => changesNothing(plainOf(text), proposed)))
    throw new DomainError(422, "amendmentSame");
  return { proposed, nodeId: paragraph };
}

/** Whether the same was said before under this id in this procedure; throws 409 `idTaken` where the id belongs to something else. */
async function saidBefore(
  trx: Db,
  actor: Mandated,
  procedureId: string | null,
  speaking: Speaking & { readonly country: string },
): Promise<boolean> {
  const known = await procedures.findWord(trx, speaking.id);
  if (!known) return false;
  const isSame =
    known.procedureId === procedureId &&
    known.countryCode === speaking.country &&
    known.word === speaking.word &&
    (known.statement ?? "") === speaking.statement &&
    (known.proposed ?? "") === (speaking.word === "amends" ? speaking.proposed : "") &&
    known.mandateId === actor.mandate.id;
  if (!isSame) throw new DomainError(409, "idTaken");
  return true;
}
