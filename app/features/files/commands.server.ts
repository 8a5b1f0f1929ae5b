import { createHash } from "node:crypto";
import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { commentPolicy } from "#app/features/documents/policy.ts";
import type { Db } from "#db/connection.ts";
import * as files from "#db/queries/files.ts";
import { inspectFile } from "./inspecting.server.ts";
import { filePolicy } from "./policy.ts";

type Stores = Pick<Services, "db" | "files">;

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
export async function keepFile({ db, files: store }: Stores, actor: Actor, sent: Sending): Promise<KeptFile> {
  if (actor.person === null) throw new DomainError(401, "signInFirst");
  const mandateId = actor.mandate?.id;
  if (mandateId === undefined) throw new DomainError(403, "forbidden");
  const { bytes, name, mediaType } = await inspectFile(sent);
  const hash = createHash("sha256").update(bytes).digest("hex");
  return db.transaction().execute(async (trx) => {
    await files.lockBytes(trx, hash);
    await store.put(bytes);
    const { description } = sent;
    const row = { hash, name, description, mediaType, bytes: bytes.length, mandateId };
    return { id: await files.insertFile(trx, row), name, bytes: bytes.length };
  });
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

/** A file's bytes and what to say about them, for whoever may see what it hangs on, and for who sent it in. Throws 404. */
export async function fetchFile({ db, files: store }: Stores, actor: Actor, id: string) {
  const { hash, name, mediaType, mandate, ...found } = orNotFound(await files.findFile(db, id));
  orHidden(filePolicy.fetch, actor, { mandate, isOpen: isOpen(actor, found) });
  return { hash, name, mediaType, bytes: orNotFound(await store.get(hash)) };
}

type Hanging = Omit<NonNullable<Awaited<ReturnType<typeof files.findFile>>>, keyof files.NewFile | "mandate">;

function isOpen(
  actor: Actor,
  { comment, withdrawnAt, publishesDirectly, takes, ...facts }: Hanging,
): boolean {
  if (comment === null || publishesDirectly === null || takes === null) return false;
  const known = { ...facts, publishesDirectly, takes };
  return withdrawnAt === null ? commentPolicy.read(actor, known) : commentPolicy.readWithdrawn(actor, known);
}

/** Removes what hangs on nothing and no longer may, and its bytes unless another row stands for them; gives how many. */
export async function removeLeftFiles({ db, files: store }: Stores): Promise<number> {
  const left = await files.listLeft(db);
  for (const { id, hash } of left)
    await db.transaction().execute(async (trx) => {
      await files.lockBytes(trx, hash);
      await files.deleteFile(trx, id);
      // Before the row is gone for good: what fails now is tried again the next day.
      if (!(await files.isHeld(trx, hash))) await store.remove(hash);
    });
  return left.length;
}
