import type { Actor } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { findLastChange } from "#db/queries/messages.ts";
import { insertChange } from "#db/queries/room-changes.ts";
import { lockRoom } from "#db/queries/rooms.ts";
import { findTopic, updateAnswered } from "#db/queries/topics.ts";
import { countWrite } from "../commands.server.ts";
import { refuseRestricted } from "../moderation/barred.server.ts";
import { topicPolicy } from "../policy.ts";
import { eventFrom, type RoomEvent } from "../room-event.ts";
import { authoriseWriting, seenRoom } from "../seen-room.server.ts";

interface Settling {
  readonly room: string;
  /** Id of the topic. */
  readonly topic: string;
  readonly answered: boolean;
}

/**
 * Marks a topic as answered, or as not; the same again gives the same event. Throws 404 `notFound`, 401 `signInFirst`,
 * 403 `forbidden`, 409 `roomClosed` or `roomArchived`, 429 `tooMany`.
 */
export async function settleTopic(
  services: Services,
  actor: Actor,
  { room: slug, topic: id, answered }: Settling,
): Promise<RoomEvent> {
  await countWrite(services, actor);
  return services.db.transaction().execute(async (trx) => {
    const room = await seenRoom(trx, actor, slug, lockRoom);
    authoriseWriting(actor, room);
    const topic = orNotFound(await findTopic(trx, room.id, id));
    authorise(topicPolicy.settle, actor, { room, mandateId: topic.mandateId });
    await refuseRestricted(trx, room, actor);
    if (answered !== (topic.answeredAt !== null)) {
      await updateAnswered(trx, id, answered ? actor.mandate.id : null);
      await insertChange(trx, { roomId: room.id, mandateId: actor.mandate.id, topicId: id });
    }
    return eventFrom(orNotFound(await findLastChange(trx, room.id, id)));
  });
}
