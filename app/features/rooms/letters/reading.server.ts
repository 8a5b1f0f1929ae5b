import { mandateFrom, type Actor, type Mandate } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { listActing } from "#db/queries/mandates.ts";
import {
  listLetterMandates,
  listLetterMessages,
  listLetterRooms,
  type LetterContents,
} from "#db/queries/letter-messages.ts";
import { isMembersPart, withTitle } from "../opening/title.ts";
import { roomPolicy } from "../policy.ts";
import { roomFrom } from "../seen-room.server.ts";

export interface ToldMessage {
  readonly room: {
    readonly slug: string;
    readonly kind: string;
    readonly subject: string | null;
    readonly isMembersPart: boolean;
  };
  /** Of what the room is about, for the reader; null for one that is named by its slug or subject. */
  readonly title: string | null;
  readonly n: number;
  /** As it was typed. */
  readonly body: string;
  readonly at: Date;
  readonly by: Mandate;
}

/**
 * What a letter tells at this moment, in the order of its rooms: only what still stands, is unread, and lies in rooms that
 * its reader may read under one of these mandates.
 */
export async function readLetter(
  { db }: Services,
  letter: LetterContents,
  { actors, lang }: { readonly actors: readonly Actor[]; readonly lang: string },
): Promise<ToldMessage[]> {
  const rooms = (await listLetterRooms(db, letter))
    .map((row) => ({ ...row, ...roomFrom(row) }))
    .filter((room) => actors.some((actor) => roomPolicy.read(actor, room)));
  const ids = rooms.map(({ id }) => id);
  const mandates = await mandatesOf(db, await listLetterMandates(db, letter, ids));
  // Last of all, so that nothing is deleted or hidden between this and the letter.
  const rows = await listLetterMessages(db, letter, ids);
  return rows.flatMap(({ roomId, n, body, createdAt, mandateId }) => {
    const room = rooms.find(({ id }) => id === roomId);
    const by = mandates.get(mandateId);
    if (!room || !by) return [];
    const { slug, kind, subject, title } = withTitle(room, lang);
    const told = { slug, kind, subject, isMembersPart: isMembersPart(room) };
    return [{ room: told, title: title?.text ?? null, n, body, at: createdAt, by }];
  });
}

async function mandatesOf(db: Services["db"], ids: readonly string[]) {
  const rows = await listActing(db, ids);
  return new Map(rows.map(({ id, ...row }) => [id, mandateFrom(id, row)]));
}
