import type { Actor } from "#app/features/access/actor.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import { listMessages } from "#db/queries/messages.ts";
import { findTitledRoom } from "#db/queries/rooms.ts";
import { listAllTopics } from "#db/queries/topics.ts";
import { labelOf, withTitle } from "../opening/title.ts";
import { messageEventFrom } from "../room-event.ts";
import { seenRoom } from "../seen-room.server.ts";
import { roomExportPolicy } from "./policy.ts";

/** So many messages are read at a time. */
const portionSize = 200;

/**
 * A room for a file: its topics, and its messages as they are read, portion by portion, each as it is at that moment:
 * what is deleted or hidden meanwhile comes without its words. Throws 404 `notFound`, 401 `signInFirst`, 403
 * `forbidden`, 429 `tooMany`. That it was made stands in the audit log.
 */
export async function exportRoom({ db, limits }: Services, actor: Actor, slug: string, lang: string) {
  const room = await seenRoom(db, actor, slug, findTitledRoom);
  authorise(roomExportPolicy.export, actor, room);
  await limits.take("exports", actor.person.id);
  await record(db, actor, { act: "exports.made", object: { kind: "room", id: slug } });
  const topics = await listAllTopics(db, room.id);
  async function* messages() {
    for (let after = 0; ;) {
      const rows = await listMessages(db, { roomId: room.id, after, limit: portionSize });
      for (const row of rows)
        yield { ...messageEventFrom(row), files: (row.files ?? []).map(({ name }) => name) };
      if (rows.length < portionSize) return;
      after = rows.at(-1)?.n ?? after;
    }
  }
  return {
    room: withTitle(labelOf(room), lang),
    topics: topics.map(({ id, title, createdAt, answeredAt }) => ({
      ...{ id, title, at: createdAt.toISOString(), answered: answeredAt !== null },
    })),
    messages: messages(),
  };
}

export type ExportedRoom = Awaited<ReturnType<typeof exportRoom>>;
