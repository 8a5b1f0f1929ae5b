import type { Act } from "#app/features/access/acts.ts";
import type { Actor, Mandated } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import type { Db } from "#db/connection.ts";
import { hideMessage, showMessage } from "#db/queries/hiding.ts";
import { insertReport, settleReports } from "#db/queries/moderation.ts";
import { insertRestriction, liftRestrictions } from "#db/queries/restrictions.ts";
import type { MessageChange } from "#db/queries/room-changes.ts";
import { lockRoom } from "#db/queries/rooms.ts";
import { refuseOther } from "../acting/acting.ts";
import type { Numbered } from "../addressed.ts";
import { findModeratedMessage } from "./moderated.server.ts";
import { moderationPolicy } from "./policy.ts";
import type { Moderating, ModerationDeed } from "./schema.ts";
import { restrictionHours } from "./terms.ts";

/**
 * Does what a form beside a message asks for. Throws 404 `notFound`, 401 `signInFirst`, 403 `forbidden`, 409
 * `messageDeleted`, 409 `messageHidden` for the report of a hidden message, and 409 `placeDecided` where another
 * moderator was first; 409 `otherMandate` for a form of another mandate's.
 */
export async function moderate(
  { db }: Services,
  actor: Actor,
  addressed: Numbered,
  moderating: Moderating,
): Promise<void> {
  refuseOther(actor, moderating.as);
  await db.transaction().execute(async (trx) => {
    const { message, facts } = await findModeratedMessage(trx, actor, addressed, lockRoom);
    authorise(moderationPolicy[moderating.deed], actor, facts);
    const { key: messageKey, personId: authorId, hiddenAt } = message;
    const change = { roomId: facts.room.id, messageKey, mandateId: actor.mandate.id };
    const subject = { change, authorId, isHidden: hiddenAt !== null };
    if (!(await doDeed(trx, actor, subject, moderating))) return;
    const named = { kind: "message", id: `${addressed.room}/${String(addressed.message)}` } as const;
    await record(trx, actor, {
      act: acts[moderating.deed],
      object: moderating.deed === "restrict" ? { kind: "person", id: authorId } : named,
    });
  });
}

const acts: Readonly<Record<ModerationDeed, Act>> = {
  report: "messages.reported",
  settle: "reports.settled",
  hide: "messages.hidden",
  show: "messages.shown",
  restrict: "restrictions.begun",
};

interface Subject {
  readonly change: MessageChange;
  readonly authorId: string;
  readonly isHidden: boolean;
}

/** Does it, and tells whether anything was done: a second report of the same person is none. */
async function doDeed(trx: Db, actor: Mandated, subject: Subject, moderating: Moderating): Promise<boolean> {
  const { change, authorId, isHidden } = subject;
  const { roomId, messageKey, mandateId } = change;
  switch (moderating.deed) {
    case "report":
      if (isHidden) throw new DomainError(409, "messageHidden");
      return insertReport(trx, {
        ...{ messageKey, mandateId, personId: actor.person.id, reason: moderating.reason },
      });
    case "settle":
      if (!(await settleReports(trx, messageKey, mandateId))) throw decided();
      return true;
    case "hide":
      if (isHidden) throw decided();
      await hideMessage(trx, change, moderating.reason);
      await settleReports(trx, messageKey, mandateId);
      return true;
    case "show":
      if (!isHidden) throw decided();
      await showMessage(trx, change);
      return true;
    case "restrict": {
      const person = { roomId, personId: authorId, mandateId };
      const { reason, term } = moderating;
      await liftRestrictions(trx, person);
      await insertRestriction(trx, { ...person, reason, hours: restrictionHours[term] });
      return true;
    }
  }
}

const decided = () => new DomainError(409, "placeDecided");
