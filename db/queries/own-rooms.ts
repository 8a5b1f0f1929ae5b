import type { Db } from "../connection.ts";

/** What a person left in rooms: messages and what they said before, what was read, reactions, reports, and restrictions of theirs. */
export async function readRoomTraces(db: Db, personId: string) {
  return {
    messages: await listMessages(db, personId),
    messageRevisions: await db
      .selectFrom("messageRevisions as earlier")
      .innerJoin("messages", "messages.key", "earlier.messageKey")
      .select(["messages.id as message", "earlier.revision", "earlier.body", "earlier.at"])
      .where("messages.personId", "=", personId)
      .orderBy("earlier.messageKey")
      .orderBy("earlier.revision")
      .execute(),
    roomsRead: await db
      .selectFrom("roomReaders")
      .innerJoin("rooms", "rooms.id", "roomReaders.roomId")
      .select(["rooms.slug as room", "roomReaders.upTo", "roomReaders.attention", "roomReaders.mailedUpTo"])
      .where("roomReaders.personId", "=", personId)
      .orderBy("rooms.slug")
      .execute(),
    ...(await readLetters(db, personId)),
    reactions: await db
      .selectFrom("messageReactions as reaction")
      .innerJoin("messages", "messages.key", "reaction.messageKey")
      .select(["messages.id as message", "reaction.emoji", "reaction.mandateId", "reaction.at"])
      .where("reaction.personId", "=", personId)
      .orderBy("reaction.at")
      .execute(),
    reports: await db
      .selectFrom("messageReports as report")
      .innerJoin("messages", "messages.key", "report.messageKey")
      .select(["messages.id as message", "report.reason", "report.mandateId", "report.at"])
      .where("report.personId", "=", personId)
      .orderBy("report.at")
      .execute(),
    restrictions: await db
      .selectFrom("roomRestrictions as restriction")
      .innerJoin("rooms", "rooms.id", "restriction.roomId")
      .select(["rooms.slug as room", "restriction.reason", "restriction.at", "restriction.until"])
      .select("restriction.liftedAt")
      .where("restriction.personId", "=", personId)
      .orderBy("restriction.at")
      .execute(),
  };
}

/** When the person wanted to be written to, and was. */
async function readLetters(db: Db, personId: string) {
  return {
    letterChoices: await db
      .selectFrom("letterChoices")
      .select(["mentions", "rest"])
      .where("personId", "=", personId)
      .executeTakeFirst(),
    roomLetters: await db
      .selectFrom("roomLetters")
      .select(["id", "kind", "createdAt"])
      .where("personId", "=", personId)
      .orderBy("createdAt")
      .execute(),
    mentionsInLetters: await db
      .selectFrom("roomLetterMentions as mention")
      .innerJoin("messages", "messages.key", "mention.messageKey")
      .select(["messages.id as message", "mention.direct", "mention.letterId"])
      .where("mention.personId", "=", personId)
      .orderBy("mention.messageKey")
      .execute(),
  };
}

function listMessages(db: Db, personId: string) {
  return db
    .selectFrom("messages")
    .innerJoin("rooms", "rooms.id", "messages.roomId")
    .select([
      "messages.id",
      "rooms.slug as room",
      "messages.mandateId",
      "messages.body",
      "messages.lang",
      "messages.replyTo",
      "messages.createdAt",
      "messages.editedAt",
      "messages.deletedAt",
      "messages.hiddenAt",
      "messages.hiddenReason",
    ])
    .where("messages.personId", "=", personId)
    .orderBy("messages.key")
    .execute();
}
