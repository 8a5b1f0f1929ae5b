import type { Services } from "#app/features/access/services.ts";
import { hashToken, makeToken } from "#app/features/accounts/tokens.server.ts";
import type { Db } from "#db/connection.ts";
import { addJob } from "#db/queries/jobs.ts";
import { listMentioned, takeUntold } from "#db/queries/message-mentions.ts";
import * as letters from "#db/queries/room-letters.ts";
import type { RoomLetterKind } from "./choices.ts";

/** How long a mention waits, in seconds: who is there reads it meanwhile, and who wrote it may take it back. */
const wait = 60;

/** Bytes of messages in one letter: a mail of about a megabyte, which has them as text and as HTML, each in base64. What is beyond goes into further letters. */
const mostBytes = 350_000;

/** So many letters of mentions one is sent within an hour, at most: what comes beyond waits for the next, together. The words of the choice say the number. */
const mostAnHour = 5;

/** The task of every minute: finds whom new mentions mean, and has letters written to those who want them at once. */
export async function tellMentions({ db }: Services): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await letters.lockLetters(trx);
    const keys = await takeUntold(trx, wait);
    if (keys.length > 0) await letters.insertMentions(trx, await listMentioned(trx, keys));
    await beginMentions(trx, "at-once");
  });
}

/** The task of every hour, for those who want mentions hourly. */
export async function tellMentionsHourly({ db }: Services): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await letters.lockLetters(trx);
    await beginMentions(trx, "hourly");
  });
}

/** The daily task: a letter to each person of what is new in the rooms they follow. */
export async function tellRest({ db }: Services): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await letters.lockLetters(trx);
    const byPerson = new Map<string, letters.Span[]>();
    for (const { personId, ...span } of await letters.takeRest(trx))
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), span]);
    for (const [personId, taken] of byPerson)
      for (const spans of await letters.partSpans(trx, taken, mostBytes))
        await begin(trx, { personId, kind: "rest", spans });
  });
}

async function beginMentions(trx: Db, pace: letters.Pace): Promise<void> {
  for (const personId of await letters.listAwaiting(trx, pace, mostAnHour)) {
    let isMore = true;
    while (isMore) {
      const id = await begin(trx, { personId, kind: "mentions", spans: [] });
      isMore = await letters.putMentions(trx, personId, { id, most: mostBytes });
    }
  }
}

interface Beginning {
  readonly personId: string;
  readonly kind: RoomLetterKind;
  readonly spans: readonly letters.Span[];
}

/** Begins a letter: what is in it is claimed and its job asked for by one transaction; its words are read as it is sent. */
async function begin(trx: Db, { personId, kind, spans }: Beginning): Promise<string> {
  const token = makeToken();
  const letter = await letters.insertLetter(trx, { personId, kind, tokenHash: hashToken(token) });
  const payload = { letter, token, to: { personId }, spans };
  await addJob(trx, { task: "rooms.letter", payload, key: `rooms.letter ${letter}` });
  return letter;
}
