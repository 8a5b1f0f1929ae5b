import type { Db } from "#db/connection.ts";
import { insertTrace } from "#db/queries/trace.ts";
import type { Actor } from "./actor.ts";

/** An act for the audit log, in the past tense (`mandates.ended`), and what it was done to. Ids only: never a name, an address or a text. */
export interface Traced {
  readonly act: `${string}.${string}`;
  /** The kind of the object and its id: `mandate 0f3c…`; absent where the actor is the object. */
  readonly object?: { readonly kind: string; readonly id: string };
}

/** Writes the act into the audit log, within the caller's transaction: what is rolled back has not happened. */
export async function record(trx: Db, actor: Actor, { act, object }: Traced): Promise<void> {
  await insertTrace(trx, {
    personId: actor.person?.id ?? null,
    mandateId: actor.mandate?.id ?? null,
    addressClass: actor.from ?? "server",
    act,
    objectKind: object?.kind ?? null,
    objectId: object?.id ?? null,
  });
}
