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
  /** Id of the version's last procedure as it was shown to the actor, null where none was; absent where nobody was shown one. */
  readonly procedure?: string | null | undefined;
}

/** Where a version stands: what the steps ask of it, its procedures with what was said in them, and whose words they wait for. */
export async function loadStanding(db: Db, { document, versionId }: { document: string; versionId: string }) {
  const { countries, ...facts } = await procedures.findStandingFacts(db, versionId);
  const all = await procedures.listProcedures(db, document);
  const own = all.filter((one) => one.versionId === versionId);
  const last = own.at(-1);
  const ended = own.findLast(({ outcome }) => outcome !== null && outcome !== "withdrawn");
  const standing: Standing = {
    ...facts,
    unanswered: await matrix.countUnanswered(db, document),
    procedure: last ? { ...last, spoken: last.said.map((one) => ({ ...one, at: new Date(one.at) })) } : null,
    nextStep: ended?.nextStep ?? null,
  };
  return { standing, last, all, countries };
}

/**
 * The version in hand, held until the transaction ends, with where it stands and the database's time. Throws 404 `notFound`, 409
 * `procedureChanged` where another procedure runs than the one that was shown: a word for the one is none for the other.
 */
export async function lockStanding(trx: Db, { document, version, procedure }: Place) {
  const { id: versionId } = await lockVersion(trx, document, version);
  const loaded = await loadStanding(trx, { document, versionId });
  if (procedure !== undefined && procedure !== (loaded.last?.id ?? null))
    throw new DomainError(409, "procedureChanged");
  return { ...loaded, versionId, now: await procedures.readClock(trx) };
}

/** Sentences about what was sent; all others say that it is not its time. */
const wrongInput = ["badValue", "statementNeeded", "expiryNeeded", "closesInThePast", "silenceTooShort"];

/** The standing after the act. Throws 422 or 409 with the key of the sentence that says why not. */
export function advance(standing: Standing, act: Act, countries: readonly string[]): Standing {
  const decision = decideAct(standing, act, countries);
  if (decision.refused === undefined) return decision.standing;
  throw new DomainError(wrongInput.includes(decision.refused) ? 422 : 409, decision.refused);
}
