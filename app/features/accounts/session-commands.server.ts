import { mandateFrom, type Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import { listMandates } from "#db/queries/accounts.ts";
import { keepDevice, renameDevice, setLang } from "#db/queries/credentials.ts";
import { deleteOwnSession, deleteSessionsOf } from "#db/queries/sessions.ts";

/** An actor of whom only the id counts: who has just proved who they are has no session yet. */
export function justProved(personId: string, from: Actor["from"]): Actor {
  return { person: { id: personId, email: "", name: "" }, mandate: null, ...(from ? { from } : {}) };
}

interface Entering {
  readonly personId: string;
  readonly lang: string;
  /** The device's token before, and the one it carries from now on. */
  readonly oldDevice: string | null;
  readonly newDevice: string;
}

/** Notes that the person signs in: in the trace, with the device and the language. Gives the oldest running mandate, null without one. */
export async function beginSession({ db }: Services, from: Actor["from"], entering: Entering) {
  const { personId, lang, oldDevice, newDevice } = entering;
  return db.transaction().execute(async (trx) => {
    if (oldDevice !== null) await renameDevice(trx, oldDevice, newDevice);
    await keepDevice(trx, personId, newDevice);
    await setLang(trx, personId, lang);
    const [oldest] = await listMandates(trx, personId);
    const mandate = oldest ? mandateFrom(oldest.id, oldest) : null;
    await record(trx, { ...justProved(personId, from), mandate }, { act: "sessions.opened" });
    return oldest?.id ?? null;
  });
}

/** A session's name on pages and in the trace: the beginning of its id, which opens nothing. */
const handleOf = (sessionId: string) => sessionId.slice(0, 20);

/** Ends a session of the actor's own, by its handle; its sockets close at once. Throws 404 `notFound` where there is none. */
export async function endSession(services: Services, actor: Actor, handle: string): Promise<void> {
  if (!(await endIfThere(services, actor, handle))) throw new DomainError(404, "notFound");
}

/** Ends the session asked from, by its id; where another request was quicker (a button pressed twice) nothing is left to do. */
export async function leaveSession(services: Services, actor: Actor, current: string): Promise<void> {
  await endIfThere(services, actor, handleOf(current));
}

function endIfThere({ db }: Services, actor: Actor, handle: string): Promise<boolean> {
  const person = personOf(actor);
  return db.transaction().execute(async (trx) => {
    if (!(await deleteOwnSession(trx, person.id, handle))) return false;
    await record(trx, actor, { act: "sessions.ended", object: { kind: "session", id: handle } });
    await announce(trx, actor, { type: "accounts.sessionEnded", subject: person.id });
    return true;
  });
}

/** Ends every session of the actor's own but the one asked from; their sockets close at once. */
export async function endOtherSessions({ db }: Services, actor: Actor, current: string): Promise<void> {
  const person = personOf(actor);
  await db.transaction().execute(async (trx) => {
    await deleteSessionsOf(trx, person.id, current);
    await record(trx, actor, { act: "sessions.endedAll" });
    await announce(trx, actor, { type: "accounts.sessionEnded", subject: person.id });
  });
}

/** The signed-in person. Throws 401 `signInFirst` for a visitor. */
export function personOf(actor: Actor) {
  if (!actor.person) throw new DomainError(401, "signInFirst");
  return actor.person;
}
