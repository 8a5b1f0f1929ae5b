import type { Db } from "#db/connection.ts";
import { insertTrace, insertTraceOnce } from "#db/queries/trace.ts";
import type { Actor } from "./actor.ts";
import type { Act, TracedKind } from "./acts.ts";

/** An act for the audit log, in the past tense (`mandates.ended`), and what it was done to. Ids only: never a name, an address or a text. */
export interface Traced {
  readonly act: Act;
  /** The kind of the object and its id: `mandate 0f3c…`; absent where the actor is the object. */
  readonly object?: { readonly kind: TracedKind; readonly id: string };
}

/** Writes the act into the audit log, within the caller's transaction: what is rolled back has not happened. */
export async function record(trx: Db, actor: Actor, traced: Traced): Promise<void> {
  await insertTrace(trx, entryOf(actor, traced));
}

/** As `record`, but the same act of the same person on the same object is written at most once a minute: for readings. */
export async function recordOnce(trx: Db, actor: Actor, traced: Traced): Promise<void> {
  await insertTraceOnce(trx, entryOf(actor, traced));
}

function entryOf(actor: Actor, { act, object }: Traced) {
  return {
    personId: actor.person?.id ?? null,
    mandateId: actor.mandate?.id ?? null,
    addressClass: actor.from ?? "server",
    act,
    objectKind: object?.kind ?? null,
    objectId: object?.id ?? null,
  };
}
