import type { Actor, AddressClass } from "#app/features/access/actor.ts";
import { awaySeconds, isAway } from "#app/features/access/away.ts";
import { DomainError, isDomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { addressClass, type Clients } from "../client-address.ts";
import type { Sessions } from "../sessions.ts";
import type { PortalSocket } from "./handle.ts";
import type { LivePart, PortalServer } from "./live-part.ts";

interface Means {
  readonly parts: readonly LivePart[];
  readonly sessions: Sessions;
  readonly services: Services;
  readonly clients: Clients;
}

/** What stands at the door of all sockets (`io.use`): lets each in with its session, or tells it why not. */
export function createAdmission(io: PortalServer, means: Means) {
  return (socket: PortalSocket, next: (refusal?: Error) => void): void => {
    admit(io, socket, means).then(
      () => {
        next();
      },
      (error: unknown) => {
        next(refusalOf(means.services, error));
      },
    );
  };
}

/** Lets a socket in with its session; refuses one without, or the eleventh of a person. */
async function admit(io: PortalServer, socket: PortalSocket, means: Means): Promise<void> {
  const { sessions, services, clients } = means;
  const cookie = socket.handshake.headers.cookie ?? null;
  const from = addressClass(clients.addressOf(socket.request));
  const { actor, sessionId } = await sessions.resolve(cookie);
  const personId = actor.person?.id;
  if (personId === undefined) throw new DomainError(401, "signInFirst");
  const open = [...io.sockets.sockets.values()].filter((other) => other.data.actor.person?.id === personId);
  if (open.length >= services.settings().socketsPerPerson) throw new DomainError(429, "tooManySockets");
  const check = () => askAgain(socket, { cookie, from }, means);
  Object.assign(socket.data, { actor: { ...actor, from }, check, sessionId, log: services.log });
  forgetHeaders(socket);
}

interface Arrival {
  readonly cookie: string | null;
  readonly from: AddressClass;
}

/** Who the session says it is by now; without anyone the socket is closed. Under another mandate than before, or none, its page hears so: it was opened under that. */
async function askAgain(socket: PortalSocket, { cookie, from }: Arrival, { sessions, parts }: Means) {
  const before = socket.data.actor.mandate?.id;
  const actor: Actor = { ...(await sessions.resolve(cookie)).actor, from };
  socket.data.actor = actor;
  if (!actor.person) socket.disconnect(true);
  else if (actor.mandate?.id !== before) {
    socket.emit("acting", { as: actor.mandate?.id ?? null });
    for (const part of parts) await part.onChecked?.([socket]);
  }
  return actor;
}

/** A socket may be open for hours, and socket.io keeps the request that opened it: not its headers. */
function forgetHeaders({ request, handshake }: PortalSocket): void {
  request.rawHeaders = [];
  request.headers = handshake.headers = {};
}

/** The refusal as the client is told it, in `data`. What nobody foresaw goes into the log; who knocks hears only that it was something unexpected. */
function refusalOf({ log }: Services, err: unknown): Error {
  if (isDomainError(err))
    return Object.assign(err, { data: { status: err.status, key: err.key, ...err.values } });
  if (isAway(err))
    return Object.assign(new Error("away"), { data: { status: 503, key: "away", retryAfter: awaySeconds } });
  log.error({ err }, "a socket could not be let in");
  return Object.assign(new Error("unexpected"), { data: { status: 500, key: "unexpected" } });
}
