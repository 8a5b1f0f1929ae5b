import type { Actor } from "#app/features/access/actor.ts";
import { abilities, authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { listReports, type ModeratedRow } from "#db/queries/moderation.ts";
import { findRestriction } from "#db/queries/restrictions.ts";
import { findTitledRoom } from "#db/queries/rooms.ts";
import type { Numbered } from "../addressed.ts";
import { labelOf } from "../opening/title.ts";
import { byFrom } from "../room-event.ts";
import { messageHtml } from "../writing/message-html.ts";
import { findModeratedMessage } from "./moderated.server.ts";
import { moderationPolicy } from "./policy.ts";

/**
 * A message with what may be done about it. Hidden words are for moderators and its author; reports, and whether the
 * author may write in the room, for moderators. Throws as `findModeratedMessage`, 401 `signInFirst`, 403 `forbidden`.
 */
export async function findModerationPage({ db }: Services, actor: Actor, addressed: Numbered) {
  const { message, facts } = await findModeratedMessage(db, actor, addressed, findTitledRoom);
  authorise(({ mandate }) => mandate !== null, actor, null);
  const can = abilities(moderationPolicy, actor, facts);
  const isOwn = actor.person.id === message.personId;
  const reports = await listReports(db, message.key);
  return {
    room: labelOf(facts.room),
    message: shownMessage(message, can.show || isOwn),
    isOwn,
    hasReported: reports.some(({ personId }) => personId === actor.person.id),
    reports: can.settle
      ? reports.map(({ id, reason, at, settledAt, ...by }) => ({
          ...{ id, reason, at: at.toISOString(), isSettled: settledAt !== null, by: byFrom(by) },
        }))
      : [],
    restriction: can.restrict ? await findRestriction(db, facts.room.id, message.personId) : null,
    can: { ...can, report: can.report && message.hiddenAt === null },
  };
}

function shownMessage(message: ModeratedRow, seesHidden: boolean) {
  const { n, lang, hiddenAt, hiddenReason, body } = message;
  const isHidden = hiddenAt !== null;
  const isSeen = body !== null && (!isHidden || seesHidden);
  return {
    ...{ n, lang, isHidden, at: message.createdAt.toISOString(), by: byFrom(message) },
    html: isSeen ? (message.html ?? messageHtml(body)) : null,
    hiddenReason: seesHidden ? hiddenReason : null,
  };
}
