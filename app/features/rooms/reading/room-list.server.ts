import type { Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { listRooms as listRows } from "#db/queries/room-lists.ts";
import type { Reader } from "#db/queries/unread.ts";
import { labelOf } from "../opening/title.ts";
import { readableRooms } from "../policy.ts";
import { excerptOf } from "../writing/excerpt.ts";
import { followingOf } from "./following.ts";

/** Whose unread messages are counted: those of who acts under a mandate. */
export function readerOf({ person, mandate }: Actor): Reader {
  if (!person || !mandate) return { personId: null, officeId: null, country: null };
  return { personId: person.id, officeId: mandate.office.id, country: mandate.office.country };
}

/** The rooms the actor may read and that are opened, with what is unread in each (at most 100): archived ones last, else standing ones first, then the last active. */
export async function listRooms({ db }: Services, actor: Actor) {
  const rows = await listRows(db, readableRooms(actor), readerOf(actor));
  return rows.map((row) => {
    const last = row.lastMessage;
    return {
      ...labelOf(row),
      state: row.state,
      lastAt: row.lastAt?.toISOString() ?? null,
      unread: row.unread,
      mentions: row.mentions ?? 0,
      following: followingOf(row),
      excerpt: last === null ? null : { text: excerptOf(last.body), lang: last.lang },
    };
  });
}
