import type { Actor } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { listTopics } from "#db/queries/topics.ts";
import { topicPolicy } from "../policy.ts";
import type { Room } from "../seen-room.server.ts";
import type { Topic } from "./topic.ts";

/** How many topics stand at the head of a room. */
const topicsAtMost = 30;

/** The room's topics, the last active first, and the one of id `wanted`. Throws 404 `notFound` where that is none of this room. */
export async function findTopics({ db }: Services, actor: Actor, room: Room, wanted?: string) {
  const rows = await listTopics(db, room.id, {
    personId: actor.person?.id ?? null,
    wanted: wanted ?? null,
    limit: topicsAtMost,
  });
  const topics = rows.map(({ id, title, answeredAt, unread, mandateId }): Topic => {
    const maySettle = topicPolicy.settle(actor, { room, mandateId });
    return { id, title, isAnswered: answeredAt !== null, unread, maySettle };
  });
  const current = wanted === undefined ? null : orNotFound(topics.find(({ id }) => id === wanted));
  return { topics, current };
}
