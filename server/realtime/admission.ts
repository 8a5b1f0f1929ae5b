import type { Actor, AddressClass } from "#app/features/access/actor.ts";
import { awaySeconds, isAway } from "#app/features/access/away.ts";
import { DomainError, isDomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { addressClass, type Clients } from "../client-address.ts";
import type { Sessions } from "../sessions.ts";
import { forgetArrival, requestOf } from "./arrival.ts";
import type { PortalSocket, SocketFacts } from "./handle.ts";
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
  const request = requestOf(socket);
  if (!request) throw new DomainError(401, "signInFirst");
  const from = addressClass(clients.addressOf(request));
  const { actor, sessionId } = await sessions.resolve(request.headers.cookie ?? null);
  const personId = actor.person?.id;
  if (personId === undefined || sessionId === null) throw new DomainError(401, "signInFirst");
  const open = [...io.sockets.sockets.values()].filter((other) => other.data.actor.person?.id === personId);
  if (open.length >= services.settings().socketsPerPerson) throw new DomainError(429, "tooManySockets");
  socket.data = new Admitted(socket, means, { actor: actorFrom(actor, from), sessionId, from });
  forgetArrival(socket, request);
}

interface Found {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly from: AddressClass;
}

/** What a socket carries that is let in: of a class, so that a thousand which are idle hold no functions of their own. */
class Admitted implements SocketFacts {
  actor: Actor;
  readonly sessionId: string;
  readonly #from: AddressClass;
  readonly #socket: PortalSocket;
  readonly #means: Means;

  constructor(socket: PortalSocket, means: Means, { actor, sessionId, from }: Found) {
    this.actor = actor;
    this.sessionId = sessionId;
    this.#from = from;
    this.#socket = socket;
    this.#means = means;
  }

  /** Without anyone the socket is closed. Under another mandate than before, or none, its page hears so: it was opened under that. */
  async check(): Promise<Actor> {
    const { sessions, parts } = this.#means;
    const before = this.actor.mandate?.id;
    const actor = actorFrom(await sessions.actorBy(this.sessionId), this.#from);
    this.actor = actor;
    if (!actor.person) this.#socket.disconnect(true);
    else if (actor.mandate?.id !== before) {
      this.#socket.emit("acting", { as: actor.mandate?.id ?? null });
      for (const part of parts) await part.onChecked?.([this.#socket]);
    }
    return actor;
  }
}

/** Written out: each copy that is made by spreading has a hidden class of its own, twice as large as itself. */
function actorFrom({ person, mandate, secondFactorBy }: Actor, from: AddressClass): Actor {
  return secondFactorBy ? { person, mandate, from, secondFactorBy } : { person, mandate, from };
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
