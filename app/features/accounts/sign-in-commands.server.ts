import { visitor, type Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import type { LimitName } from "#app/features/access/settings.ts";
import { record } from "#app/features/access/trace.server.ts";
import { findCredentials } from "#db/queries/credentials.ts";

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Where a try comes from. */
export interface Asker {
  readonly clientAddress: string;
  /** The hash of the token of this browser, if it has one. */
  readonly deviceHash: string | null;
  readonly from: Actor["from"];
}

type Bucket = readonly [LimitName, string];

/**
 * Who signs in, and whether a second factor has to follow. Throws 422 `signInFailed`, the same and as late for an unknown
 * address; 429 `tooMany` after too many failures: of the address signed in with and of the place asked from, or, on a
 * device that has signed this person in before, of that device alone. So nobody locks another out by guessing.
 */
export async function signIn(services: Services, asker: Asker, { email, password }: Credentials) {
  const { db, passwords } = services;
  const account = await findCredentials(db, email, asker.deviceHash);
  const buckets: readonly Bucket[] = account?.deviceHash
    ? [["signInsOfDevice", `${account.deviceHash} ${account.id}`]]
    : [
        ["signInsOfAccount", email.toLowerCase()],
        ["signInsOfAddress", asker.clientAddress],
      ];
  await refuseAllSpent(services, buckets);
  const isRight = await passwords.verify(account?.passwordHash ?? null, password);
  if (!account || !isRight) {
    // Counted before it is written down: a right guess sent at the same moment must find it counted.
    try {
      await takeAll(services, buckets);
    } finally {
      await noteFailure(services, asker.from, account?.id ?? null);
    }
    throw new DomainError(422, "signInFailed");
  }
  // Asked again: many guesses sent at once have all passed the first question.
  await refuseAllSpent(services, buckets);
  return { personId: account.id, needsSecondFactor: account.hasSecondFactor };
}

async function refuseAllSpent({ limits }: Services, buckets: readonly Bucket[]): Promise<void> {
  for (const [name, key] of buckets) await limits.refuseSpent(name, key);
}

/** Counts the failure in every bucket, though the first may be spent already, and then throws. */
async function takeAll({ limits }: Services, buckets: readonly Bucket[]): Promise<void> {
  const results = await Promise.allSettled(buckets.map(([name, key]) => limits.take(name, key)));
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

/** Writes a sign-in that failed into the trace; `personId` is null for an address nobody has. */
export async function noteFailure({ db }: Services, from: Actor["from"], personId: string | null) {
  const actor: Actor = from ? { ...visitor, from } : visitor;
  const object = personId === null ? {} : { object: { kind: "person" as const, id: personId } };
  await record(db, actor, { act: "sessions.failed", ...object });
}
