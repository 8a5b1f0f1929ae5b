import { mandateFrom, type Actor, type Mandate } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { listActing } from "#db/queries/mandates.ts";
import {
  listLetterMessages,
  listLetterRooms,
  type LetterContents,
  type LetterMessage,
} from "#db/queries/letter-messages.ts";
import { withTitle } from "../opening/title.ts";
import { roomPolicy } from "../policy.ts";
import { roomFrom } from "../seen-room.server.ts";

/** A letter grows no longer than this many messages; it says how many more there are. */
const mostInLetter = 50;

export interface ToldMessage {
  readonly room: { readonly slug: string; readonly kind: string; readonly subject: string | null };
  /** Of what the room is about, for the reader; null for one that is named by its slug or subject. */
  readonly title: string | null;
  readonly n: number;
  /** As it was typed. */
  readonly body: string;
  readonly at: Date;
  readonly by: Mandate;
}

/**
 * What a letter tells at this moment, in the order of its rooms, and how many messages more there are: only what still
 * stands, is unread, and lies in rooms that its reader may read under one of these mandates.
 */
export async function readLetter(
  { db }: Services,
  letter: LetterContents,
  { actors, lang }: { readonly actors: readonly Actor[]; readonly lang: string },
): Promise<{ messages: ToldMessage[]; more: number }> {
  const rooms = (await listLetterRooms(db, letter))
    .map((row) => ({ ...row, ...roomFrom(row) }))
    .filter((room) => actors.some((actor) => roomPolicy.read(actor, room)));
  const rows = await listLetterMessages(db, letter, {
    rooms: rooms.map(({ id }) => id),
    limit: mostInLetter,
  });
  const mandates = await mandatesOf(db, rows);
  const messages = rows.flatMap(({ roomId, n, body, createdAt, mandateId }) => {
    const room = rooms.find(({ id }) => id === roomId);
    const by = mandates.get(mandateId);
    if (!room || !by) return [];
    const { slug, kind, subject, title } = withTitle(room, lang);
    return [{ room: { slug, kind, subject }, title: title?.text ?? null, n, body, at: createdAt, by }];
  });
  return { messages, more: (rows[0]?.count ?? 0) - rows.length };
}

async function mandatesOf(db: Services["db"], messages: readonly LetterMessage[]) {
  const ids = [...new Set(messages.map(({ mandateId }) => mandateId))];
  const rows = await listActing(db, ids);
  return new Map(rows.map(({ id, ...row }) => [id, mandateFrom(id, row)]));
}
