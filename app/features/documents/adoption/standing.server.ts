import { DomainError } from "#app/features/access/errors.ts";
import type { Db } from "#db/connection.ts";
import * as matrix from "#db/queries/matrix.ts";
import * as procedures from "#db/queries/procedures.ts";
import { lockVersion } from "../lock-version.server.ts";
import { decideAct, type Act, type Standing } from "./steps.ts";

export interface Place {
  /** Slug of the document, and number of one of its published versions. */
  readonly document: string;
  readonly version: number;
}

/** Where a version stands: what the steps ask of it, and its procedures with what was said in them. */
export async function loadStanding(db: Db, { document, versionId }: { document: string; versionId: string }) {
  const facts = await procedures.findStandingFacts(db, versionId);
  const all = await procedures.listProcedures(db, document);
  const last = all.findLast((one) => one.versionId === versionId);
  const standing: Standing = {
    ...facts,
    unanswered: await matrix.countUnanswered(db, document),
    procedure: last ? { ...last, spoken: last.said.map((one) => ({ ...one, at: new Date(one.at) })) } : null,
    nextStep: last?.nextStep ?? null,
  };
  return { standing, last, all };
}

/** The version in hand, held until the transaction ends, with where it stands and the database's time. Throws 404 `notFound`. */
export async function lockStanding(trx: Db, { document, version }: Place) {
  const { id: versionId } = await lockVersion(trx, document, version);
  const loaded = await loadStanding(trx, { document, versionId });
  const countries = await procedures.listCountryCodes(trx);
  return { ...loaded, versionId, countries, now: await procedures.readClock(trx) };
}

/** Sentences about what was sent; all others say that it is not its time. */
const wrongInput = ["badValue", "statementNeeded", "expiryNeeded", "closesInThePast", "silenceTooShort"];

/** The standing after the act. Throws 422 or 409 with the key of the sentence that says why not. */
export function advance(standing: Standing, act: Act, countries: readonly string[]): Standing {
  const decision = decideAct(standing, act, countries);
  if (decision.refused === undefined) return decision.standing;
  throw new DomainError(wrongInput.includes(decision.refused) ? 422 : 409, decision.refused);
}
