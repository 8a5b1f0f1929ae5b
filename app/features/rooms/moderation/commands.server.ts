import type { Actor, Mandated } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import type { Act } from "#app/features/access/acts.ts";
import type { Db } from "#db/connection.ts";
import * as hiding from "#db/queries/hiding.ts";
import { insertReport, settleReports } from "#db/queries/moderation.ts";
import { insertRestriction, liftRestrictions } from "#db/queries/restrictions.ts";
import { lockRoom } from "#db/queries/rooms.ts";
import { findModeratedMessage, type Addressed } from "./moderated.server.ts";
import { moderationPolicy } from "./policy.ts";
import type { Moderating, ModerationDeed } from "./schema.ts";
import { restrictionHours } from "./terms.ts";

/**
 * Does what a form beside a message asks for. Throws 404 `notFound`, 401 `signInFirst`, 403 `forbidden`, 409
 * `messageDeleted`, 409 `messageHidden` for the report of a hidden message, and 409 `placeDecided` where another
 * moderator was first.
 */
export async function moderate(
  { db }: Services,
  actor: Actor,
  at: Addressed,
  moderating: Moderating,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { message, facts } = await findModeratedMessage(trx, actor, at, lockRoom);
    authorise(moderationPolicy[moderating.deed], actor, facts);
    const { key: messageKey, personId, hiddenAt } = message;
    const subject = {
      ...{ roomId: facts.room.id, messageKey, mandateId: actor.mandate.id, authorId: personId },
      isHidden: hiddenAt !== null,
    };
    const isDone = await deeds[moderating.deed](trx, actor, subject, moderating as never);
    if (!isDone) return;
    const object = { kind: "message", id: `${at.room}/${String(at.n)}` } as const;
    const isOfPerson = moderating.deed === "restrict";
    await record(trx, actor, {
      act: acts[moderating.deed],
      object: isOfPerson ? { kind: "person", id: personId } : object,
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
  readonly roomId: string;
  readonly messageKey: number;
  readonly mandateId: string;
  readonly authorId: string;
  readonly isHidden: boolean;
}

type Given<D extends ModerationDeed> = Extract<Moderating, { deed: D }>;
/** Gives whether anything was done. */
type Deed<D extends ModerationDeed> = (
  trx: Db,
  actor: Mandated,
  subject: Subject,
  given: Given<D>,
) => Promise<boolean>;

const deeds: { readonly [D in ModerationDeed]: Deed<D> } = {
  report: async (trx, actor, { messageKey, mandateId, isHidden }, { reason }) => {
    if (isHidden) throw new DomainError(409, "messageHidden");
    return insertReport(trx, { messageKey, mandateId, personId: actor.person.id, reason });
  },
  settle: async (trx, _actor, { messageKey, mandateId }) => {
    if (!(await settleReports(trx, messageKey, mandateId))) throw decided();
    return true;
  },
  hide: async (trx, _actor, subject, { reason }) => {
    if (subject.isHidden) throw decided();
    await hiding.hideMessage(trx, subject, reason);
    await settleReports(trx, subject.messageKey, subject.mandateId);
    return true;
  },
  show: async (trx, _actor, subject) => {
    if (!subject.isHidden) throw decided();
    await hiding.showMessage(trx, subject);
    return true;
  },
  restrict: async (trx, _actor, { roomId, authorId: personId, mandateId }, { reason, term }) => {
    const person = { roomId, personId, mandateId };
    await liftRestrictions(trx, person);
    await insertRestriction(trx, { ...person, reason, hours: restrictionHours[term] });
    return true;
  },
};

const decided = () => new DomainError(409, "placeDecided");
