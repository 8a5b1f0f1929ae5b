import { randomUUID } from "node:crypto";
import type { Mandated } from "#app/features/access/actor.ts";
import type { Db } from "#db/connection.ts";
import { insertMessage } from "#db/queries/message-posting.ts";

/** A message with these words in a room, what it said before, what its writer has read there, and a reaction. */
export async function leaveRoomTraces(db: Db, { person, mandate }: Mandated, body: string): Promise<void> {
  const writer = { personId: person.id, mandateId: mandate.id };
  const { written } = await insertMessage(db, {
    ...{ ...writer, room: "covid-19-response", audiences: ["everyone"], guest: null },
    ...{ isUnhurried: false, pace: null },
    ...{ id: randomUUID(), body, html: `<p>${body}</p>`, lang: "en", cards: [], mentions: [], words: [] },
    ...{ replyTo: null, topicId: null, newTopic: null, sessionId: null, counter: null },
  });
  const messageKey = written?.messageKey ?? 0;
  const { roomId } = await db
    .selectFrom("messages")
    .select("roomId")
    .where("key", "=", messageKey)
    .executeTakeFirstOrThrow();
  await db
    .insertInto("roomReaders")
    .values({ personId: person.id, roomId, upTo: 1, attention: "following" })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto("messageReactions")
    .values({ messageKey, ...writer, emoji: "👍" })
    .execute();
  await db
    .insertInto("messageRevisions")
    .values({ messageKey, revision: 1, body: "Said first.", mandateId: mandate.id, at: new Date() })
    .execute();
  await leaveLetterTraces(db, person.id, messageKey);
}

/** A letter of a mention, and a choice of letters. */
async function leaveLetterTraces(db: Db, personId: string, messageKey: number): Promise<void> {
  await db.insertInto("letterChoices").values({ personId, mentions: "hourly", rest: "never" }).execute();
  const { id: letterId } = await db
    .insertInto("roomLetters")
    .values({ personId, kind: "mentions", tokenHash: randomUUID() })
    .returning("id")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("roomLetterMentions")
    .values({ personId, messageKey, direct: true, letterId })
    .execute();
}
