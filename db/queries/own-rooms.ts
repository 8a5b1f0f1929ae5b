import type { Db } from "../connection.ts";

/** What a person left in rooms: what they wrote, read and reacted with, what they were written to, reports, and restrictions of theirs. */
export async function readRoomTraces(db: Db, personId: string) {
  return {
    messages: await listMessages(db, personId),
    messageRevisions: await listRevisions(db, personId),
    roomsRead: await listRoomsRead(db, personId),
    ...(await readLetters(db, personId)),
    reactions: await listReactions(db, personId),
    reports: await listReports(db, personId),
    restrictions: await listRestrictions(db, personId),
  };
}

function listMessages(db: Db, personId: string) {
  return db
    .selectFrom("messages")
    .innerJoin("rooms", "rooms.id", "messages.roomId")
    .select(["messages.id", "rooms.slug as room", "messages.mandateId", "messages.body", "messages.lang"])
    .select(["messages.replyTo", "messages.createdAt", "messages.editedAt", "messages.deletedAt"])
    .select(["messages.hiddenAt", "messages.hiddenReason"])
    .where("messages.personId", "=", personId)
    .orderBy("messages.key")
    .execute();
}

function listRevisions(db: Db, personId: string) {
  return db
    .selectFrom("messageRevisions as earlier")
    .innerJoin("messages", "messages.key", "earlier.messageKey")
    .select(["messages.id as message", "earlier.revision", "earlier.body", "earlier.at"])
    .where("messages.personId", "=", personId)
    .orderBy("earlier.messageKey")
    .orderBy("earlier.revision")
    .execute();
}

function listRoomsRead(db: Db, personId: string) {
  return db
    .selectFrom("roomReaders as reader")
    .innerJoin("rooms", "rooms.id", "reader.roomId")
    .select(["rooms.slug as room", "reader.upTo", "reader.attention", "reader.mailedUpTo"])
    .where("reader.personId", "=", personId)
    .orderBy("rooms.slug")
    .execute();
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

function listReactions(db: Db, personId: string) {
  return db
    .selectFrom("messageReactions as reaction")
    .innerJoin("messages", "messages.key", "reaction.messageKey")
    .select(["messages.id as message", "reaction.emoji", "reaction.mandateId", "reaction.at"])
    .where("reaction.personId", "=", personId)
    .orderBy("reaction.at")
    .execute();
}

function listReports(db: Db, personId: string) {
  return db
    .selectFrom("messageReports as report")
    .innerJoin("messages", "messages.key", "report.messageKey")
    .select(["messages.id as message", "report.reason", "report.mandateId", "report.at"])
    .where("report.personId", "=", personId)
    .orderBy("report.at")
    .execute();
}

function listRestrictions(db: Db, personId: string) {
  return db
    .selectFrom("roomRestrictions as restriction")
    .innerJoin("rooms", "rooms.id", "restriction.roomId")
    .select(["rooms.slug as room", "restriction.reason", "restriction.at", "restriction.until"])
    .select("restriction.liftedAt")
    .where("restriction.personId", "=", personId)
    .orderBy("restriction.at")
    .execute();
}
