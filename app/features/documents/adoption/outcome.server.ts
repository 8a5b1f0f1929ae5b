import type { Actor } from "#app/features/access/actor.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Db } from "#db/connection.ts";
import { insertRecord } from "#db/queries/adoption-records.ts";
import * as procedures from "#db/queries/procedures.ts";
import { writeAdoptionLetters } from "./letters.server.ts";
import type { Outcome } from "./procedures.ts";
import { writtenRecord } from "./write-record.server.ts";

const events = {
  adopted: "documents.adopted",
  broken: "documents.silenceBroken",
  "not-reached": "documents.consensusNotReached",
  withdrawn: "documents.procedureWithdrawn",
} as const satisfies Record<Outcome, string>;

interface Deciding {
  readonly document: string;
  readonly version: number;
  readonly versionId: string;
  readonly procedureId: string;
  readonly outcome: Outcome;
  /** By the database's clock. */
  readonly at: Date;
}

/** Writes the outcome of a procedure, with the record where the version is adopted, and announces it. The caller holds the document. */
export async function writeOutcome(trx: Db, actor: Actor, deciding: Deciding): Promise<void> {
  const { document, version, versionId, procedureId, outcome, at } = deciding;
  await procedures.decideProcedure(trx, procedureId, { outcome, at, by: actor.mandate?.id ?? null });
  if (outcome === "adopted") {
    const record = await writtenRecord(trx, { document, version, versionId, adoptedAt: at });
    await insertRecord(trx, { versionId, procedureId, adoptedAt: at, record });
  }
  await writeAdoptionLetters(trx, { occasion: "decided", procedure: procedureId });
  await announce(trx, actor, {
    type: events[outcome],
    subject: document,
    data: { version, procedure: procedureId },
  });
}
