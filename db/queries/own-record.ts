import { sql, type SqlBool } from "kysely";
import type { Db } from "../connection.ts";
import { readRoomTraces } from "./own-rooms.ts";
import { listDraftsOf } from "./comment-drafts.ts";

/**
 * Everything the portal keeps of a person, by what it is about: for the person's own download. Hashes and secrets are
 * left out, because whoever holds a copy of them could sign in.
 */
export async function readOwnRecord(db: Db, personId: string) {
  const account = await findAccount(db, personId);
  const mandates = await listMandates(db, personId);
  const mandateIds = mandates.map(({ id }) => id);
  return {
    account,
    mandates,
    ...(await readSignIns(db, personId)),
    ...(await readInvitations(db, { email: account.email ?? "", mandateIds })),
    ...(await readRoomTraces(db, personId)),
    ...(await readActs(db, mandateIds)),
    trace: await listTrace(db, personId),
  };
}

function findAccount(db: Db, personId: string) {
  return db
    .selectFrom("people")
    .select(["id", "email", "name", "lang", "zone", "isDemonstration", "createdAt", "closesAt"])
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
}

function listMandates(db: Db, personId: string) {
  return db
    .selectFrom("mandates")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .select([
      "mandates.id",
      "mandates.capacity",
      "mandates.startsAt",
      "mandates.endsAt",
      "mandates.appointedBy",
      "mandates.endedBy",
      "mandates.handOverNote",
      "offices.handle as office",
      "offices.kind",
      "offices.countryCode",
      "offices.citySlug",
      "offices.organisationSlug",
      "offices.term",
    ])
    .where("mandates.personId", "=", personId)
    .orderBy("mandates.startsAt")
    .execute();
}

async function readSignIns(db: Db, personId: string) {
  return {
    sessions: await db
      .selectFrom("sessions")
      .select([
        "mandateId",
        "createdAt",
        "lastSeenAt",
        "expiresAt",
        "endsAt",
        "browser",
        "system",
        "addressClass",
      ])
      .where("personId", "=", personId)
      .orderBy("createdAt")
      .execute(),
    devices: await db
      .selectFrom("devices")
      .select(["lastUsedAt"])
      .where("personId", "=", personId)
      .orderBy("lastUsedAt")
      .execute(),
    authenticator: await db
      .selectFrom("authenticators")
      .select(["confirmedAt"])
      .where("personId", "=", personId)
      .executeTakeFirst(),
    recoveryCodes: await db
      .selectFrom("recoveryCodes")
      .select(["usedAt"])
      .where("personId", "=", personId)
      .execute(),
    passkeys: await db
      .selectFrom("passkeys")
      .select(["browser", "system", "transports", "createdAt", "lastUsedAt"])
      .where("personId", "=", personId)
      .orderBy("createdAt")
      .execute(),
    addressesToConfirm: await db
      .selectFrom("mailedTokens")
      .select(["kind", "email", "expiresAt", "usedAt"])
      .where("personId", "=", personId)
      .execute(),
  };
}

/** What is kept under the person's address, and the invitations they took. */
async function readInvitations(
  db: Db,
  { email, mandateIds }: { email: string; mandateIds: readonly string[] },
) {
  const isOwn = sql<SqlBool>`lower(email) = lower(${email})`;
  return {
    invitations: await db
      .selectFrom("invitations")
      .innerJoin("offices", "offices.id", "invitations.officeId")
      .select([
        "invitations.email",
        "invitations.lang",
        "offices.handle as office",
        "invitations.capacity",
        "invitations.sentAt",
        "invitations.expiresAt",
        "invitations.withdrawnAt",
        "invitations.acceptedAt",
        "invitations.mandateId",
      ])
      .where((is) => is.or([isOwn, is("invitations.mandateId", "=", is.fn.any(is.val([...mandateIds])))]))
      .orderBy("invitations.sentAt")
      .execute(),
    registrations: await db
      .selectFrom("registrations")
      .select([
        "organisation",
        "person",
        "email",
        "purpose",
        "lang",
        "status",
        "askedAt",
        "decidedAt",
        "reason",
      ])
      .where(isOwn)
      .orderBy("askedAt")
      .execute(),
  };
}

/** What was done under the person's mandates. */
async function readActs(db: Db, mandateIds: readonly string[]) {
  if (mandateIds.length === 0)
    return {
      comments: [],
      files: [],
      commentDrafts: [],
      initiatives: [],
      profileChanges: [],
      replies: [],
      supports: [],
      revisions: [],
    };
  return {
    ...(await readThreads(db, mandateIds)),
    comments: await db
      .selectFrom("comments")
      .innerJoin("documentVersions as version", "version.id", "comments.versionId")
      .select([
        "comments.id",
        "version.documentSlug as document",
        "version.number as version",
        "comments.nodeId as paragraph",
        "comments.mandateId",
        "comments.type",
        "comments.lang",
        "comments.body",
        "comments.quote",
        "comments.createdAt",
        "comments.submittedAt",
        "comments.editedAt",
        "comments.withdrawnAt",
      ])
      .where("comments.mandateId", "in", mandateIds)
      .orderBy("comments.createdAt")
      .execute(),
    files: await db
      .selectFrom("files")
      .leftJoin("commentFiles", "commentFiles.fileId", "files.id")
      .leftJoin("messageFiles", "messageFiles.fileId", "files.id")
      .leftJoin("messages", "messages.key", "messageFiles.messageKey")
      .select(["files.id", "name", "description", "mediaType", "bytes", "files.mandateId", "files.createdAt"])
      .select(["commentFiles.commentId as comment", "messages.id as message"])
      .where("files.mandateId", "in", mandateIds)
      .orderBy("files.createdAt")
      .execute(),
    commentDrafts: await listDraftsOf(db, mandateIds),
    initiatives: await db
      .selectFrom("initiatives")
      .select(["reference", "mandateId", "status", "lang", "title", "summary", "offer", "ask", "contact"])
      .where("mandateId", "in", mandateIds)
      .orderBy("reference")
      .execute(),
    profileChanges: await db
      .selectFrom("citySections")
      .select(["citySlug as city", "section", "version", "content", "changedAt", "mandateId"])
      .where("mandateId", "in", mandateIds)
      .orderBy("changedAt")
      .execute(),
  };
}

/** Replies, support, and what comments and replies said before the person's office changed them. */
async function readThreads(db: Db, mandateIds: readonly string[]) {
  const revisions = db
    .selectFrom("commentRevisions")
    .select(["commentId as of", "revision", "mandateId", "lang", "body", "proposed", "at"])
    .where("mandateId", "in", mandateIds)
    .unionAll(
      db
        .selectFrom("replyRevisions")
        .select((is) => [
          ...(["replyId as of", "revision", "mandateId", "lang", "body"] as const),
          is.cast<string | null>(is.val(null), "text").as("proposed"),
          "at",
        ])
        .where("mandateId", "in", mandateIds),
    );
  return {
    replies: await db
      .selectFrom("commentReplies")
      .select(["id", "commentId", "mandateId", "lang", "body", "createdAt", "editedAt", "withdrawnAt"])
      .where("mandateId", "in", mandateIds)
      .orderBy("createdAt")
      .execute(),
    supports: await db
      .selectFrom("commentSupports")
      .select(["commentId", "mandateId", "at"])
      .where("mandateId", "in", mandateIds)
      .orderBy("at")
      .execute(),
    revisions: await revisions.orderBy("at").execute(),
  };
}

function listTrace(db: Db, personId: string) {
  return db
    .selectFrom("traces")
    .select(["id", "at", "mandateId", "addressClass", "act", "objectKind", "objectId"])
    .where("personId", "=", personId)
    .orderBy("id")
    .execute();
}
