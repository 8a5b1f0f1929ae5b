import type { Person } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { hashToken } from "#app/features/accounts/tokens.server.ts";
import * as queries from "#db/queries/room-letters.ts";
import { usualChoices, type LetterChoices } from "./choices.ts";

/** When a person is written to. */
export async function findChoices({ db }: Services, person: Person): Promise<LetterChoices> {
  return (await queries.findChoices(db, person.id)) ?? usualChoices;
}

/** Keeps when a person wants to be written to. */
export async function chooseLetters({ db }: Services, person: Person, choices: LetterChoices): Promise<void> {
  await db.transaction().execute((trx) => queries.saveChoices(trx, person.id, choices));
}

/** Which letters the link of one stops, and whether they are stopped. Throws 404 `notFound`. */
export async function findStopping({ db }: Services, token: string) {
  const { kind, ...choices } = orNotFound(await queries.findStopping(db, hashToken(token)));
  return { kind, isStopped: choices[kind] === "never" };
}

/** Stops the letters of this one's kind, whoever asks: the link is its reader's alone. Throws 404 `notFound`. */
export async function stopLetters({ db }: Services, token: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { personId, kind } = orNotFound(await queries.findStopping(trx, hashToken(token)));
    await queries.saveChoices(trx, personId, { [kind]: "never" });
  });
}
