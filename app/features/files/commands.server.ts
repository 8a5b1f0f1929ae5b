import { createHash } from "node:crypto";
import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { commentPolicy } from "#app/features/documents/policy.ts";
import { roomPolicy, type Audience, type RoomState } from "#app/features/rooms/policy.ts";
import type { Db } from "#db/connection.ts";
import * as files from "#db/queries/files.ts";
import { inspectFile } from "./inspecting.server.ts";
import { filePolicy } from "./policy.ts";

type Stores = Pick<Services, "db" | "files">;
type Keeping = Stores & Pick<Services, "drawPage">;

interface Sending {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What it shows, for those who cannot see it; null for none. */
  readonly description: string | null;
}

/** A file that was sent in and hangs on nothing yet. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  /** How large, in bytes. */
  readonly bytes: number;
}

/** Keeps a file for the actor, who has a day to hang it on something. Throws 401, 403, and 422 as `inspectFile` does. */
export async function keepFile(
  { db, files: store, drawPage }: Keeping,
  actor: Actor,
  sent: Sending,
): Promise<KeptFile> {
  if (actor.person === null) throw new DomainError(401, "signInFirst");
  const mandateId = actor.mandate?.id;
  if (mandateId === undefined) throw new DomainError(403, "forbidden");
  const { bytes, name, mediaType, preview } = await inspectFile(sent, drawPage);
  return db.transaction().execute(async (trx) => {
    const hash = await putBytes(trx, store, bytes);
    const { description } = sent;
    const row = { hash, name, description, mediaType, bytes: bytes.length, mandateId };
    const id = await files.insertFile(trx, row);
    if (preview) {
      const { width, height } = preview;
      const small = { hash: await putBytes(trx, store, preview.bytes), bytes: preview.bytes.length };
      await files.insertPreview(trx, { fileId: id, ...small, width, height });
    }
    return { id, name, bytes: bytes.length };
  });
}

/** Keeps bytes for a row that the transaction writes, and gives their hash. */
async function putBytes(trx: Db, store: Stores["files"], bytes: Uint8Array): Promise<string> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  await files.lockBytes(trx, hash);
  await store.put(bytes);
  return hash;
}

/** Hangs files on a comment that is being made. Throws 422 `fileGone` unless each is the mandate's own, of the last day, and hangs on nothing. */
export async function attachFiles(
  trx: Db,
  mandateId: string,
  { comment, ids }: { comment: string; ids: readonly string[] },
): Promise<void> {
  const wanted = new Set(ids);
  if (wanted.size === 0) return;
  const count = await files.attachToComment(trx, { commentId: comment, mandateId, ids: [...wanted] });
  if (count !== wanted.size) throw new DomainError(422, "fileGone");
}

/** Hangs files on a message that is being posted. Throws 422 `fileGone` as `attachFiles` does. */
export async function attachToMessage(
  trx: Db,
  mandateId: string,
  { messageKey, ids }: { messageKey: number; ids: readonly string[] },
): Promise<void> {
  const wanted = [...new Set(ids)];
  const count = await files.attachToMessage(trx, { messageKey, mandateId, ids: wanted });
  if (count !== wanted.length) throw new DomainError(422, "fileGone");
}

/** A file's bytes and what to say about them, for whoever may see what it hangs on, and for who sent it in. Throws 404. */
export async function fetchFile({ db, files: store }: Stores, actor: Actor, id: string) {
  const { hash, name, mediaType } = await findOpen(db, actor, id);
  return { hash, name, mediaType, bytes: orNotFound(await store.get(hash)) };
}

/** A file's preview (WebP), for whoever may fetch the file. Throws 404, also where it has none. */
export async function fetchPreview({ db, files: store }: Stores, actor: Actor, id: string) {
  const hash = orNotFound((await findOpen(db, actor, id)).preview);
  return { hash, bytes: orNotFound(await store.get(hash)) };
}

async function findOpen(db: Db, actor: Actor, id: string) {
  const found = orNotFound(await files.findFile(db, id));
  const isGone = found.deletedAt !== null || found.hiddenAt !== null;
  orHidden(filePolicy.fetch, actor, { mandate: found.mandate, isOpen: isOpen(actor, found), isGone });
  return found;
}

type Found = NonNullable<Awaited<ReturnType<typeof files.findFile>>>;

function isOpen(actor: Actor, found: Found): boolean {
  return isOfOpenRoom(actor, found) || isOfOpenComment(actor, found);
}

function isOfOpenRoom(actor: Actor, { audience, roomState, guests }: Found): boolean {
  if (audience === null || roomState === null) return false;
  // Both are held to their lists by the database.
  const room = { audience: audience as Audience, state: roomState as RoomState, guests };
  return roomPolicy.read(actor, room);
}

function isOfOpenComment(actor: Actor, found: Found): boolean {
  const { comment, withdrawnAt, publishesDirectly, takes, country, city, office, isSubmitted, isClosed } =
    found;
  if (comment === null || publishesDirectly === null || takes === null) return false;
  const known = { country, city, office, isSubmitted, isClosed, publishesDirectly, takes };
  return withdrawnAt === null ? commentPolicy.read(actor, known) : commentPolicy.readWithdrawn(actor, known);
}

/** Removes what hangs on nothing and no longer may, or on a deleted message, and its bytes and preview unless another row stands for them; gives how many. */
export async function removeLeftFiles({ db, files: store }: Stores): Promise<number> {
  const left = await files.listLeft(db);
  for (const { id, hash, preview } of left)
    await db.transaction().execute(async (trx) => {
      const hashes = preview === null ? [hash] : [hash, preview];
      for (const one of hashes) await files.lockBytes(trx, one);
      await files.deleteFile(trx, id);
      // Before the row is gone for good: what fails now is tried again the next day.
      for (const one of hashes) if (!(await files.isHeld(trx, one))) await store.remove(one);
    });
  return left.length;
}
