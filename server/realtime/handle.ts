import type { DefaultEventsMap, Socket } from "socket.io";
import type { z } from "zod";
import type { Actor } from "#app/features/access/actor.ts";
import { awaySeconds, isAway } from "#app/features/access/away.ts";
import { DomainError, isDomainError } from "#app/features/access/errors.ts";
import type { Log } from "#app/features/access/services.ts";
import { createTurns } from "./turns.ts";
import { wireOf } from "./wire.ts";

/** What a socket carries: who speaks, asked anew of the session whenever it matters. */
export interface SocketFacts {
  /** The actor as of the last check; `check` asks the session again and disconnects where it has ended. */
  actor: Actor;
  check(): Promise<Actor>;
  /** The session behind the socket, for deeds whose own statement asks whether it is still there. */
  readonly sessionId: string;
}
export type PortalSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketFacts>;

type Answer = Readonly<Record<string, unknown>>;
type Acknowledge = (answer: Answer) => void;

/** What is done with an event of a client. */
export interface Handler {
  readonly schema: z.ZodType;
  /** Gives what is acknowledged. Throws 422 with the schema's own key, or `badValue`, for what the schema does not take. */
  answer(socket: PortalSocket, given: unknown): Promise<Answer>;
}

type Work<S extends z.ZodType> = (actor: Actor, input: z.output<S>, socket: PortalSocket) => Promise<Answer>;

/** Parses with the schema, checks the session, runs `work`. */
export function handle<S extends z.ZodType>(schema: S, work: Work<S>): Handler {
  return handlerFor(schema, work, ({ data }) => data.check());
}

/** As `handle`, for a deed that holds session and mandate in its own statement: it is given the actor of the last check, while that is one. */
export function handleHeld<S extends z.ZodType>(schema: S, work: Work<S>): Handler {
  return handlerFor(schema, work, ({ data }) => {
    const { secondFactorBy } = data.actor;
    const isDue = secondFactorBy !== undefined && secondFactorBy.getTime() <= Date.now();
    return isDue ? data.check() : data.actor;
  });
}

function handlerFor<S extends z.ZodType>(
  schema: S,
  work: Work<S>,
  actorOf: (socket: PortalSocket) => Actor | Promise<Actor>,
): Handler {
  return {
    schema,
    answer: async (socket, given) => {
      const input = parse(schema, given);
      return work(await actorOf(socket), input, socket);
    },
  };
}

/**
 * Answers what clients send, by the one table of all events: acknowledges `{ ok: true, … }` or `{ ok: false, status, key }`.
 * One listener for all sockets, since most are idle, and nothing is kept for those that are. A missing acknowledgement is ignored, never thrown, and so is what nobody
 * handles. Gives what a new socket is handed to.
 */
export function createAnswering(
  handlers: ReadonlyMap<string, Handler>,
  log: Log,
): (socket: PortalSocket) => void {
  /** Of the sockets whose events are being worked on: a few at once of each. */
  const busy = new Map<PortalSocket, ReturnType<typeof createTurns>>();
  const turnsOf = (socket: PortalSocket) => {
    const known = busy.get(socket);
    if (known) return known;
    const turns = createTurns(wireOf(socket).socket, () => busy.delete(socket));
    busy.set(socket, turns);
    return turns;
  };

  function onEvent(this: PortalSocket, name: string, ...given: unknown[]) {
    const handler = handlers.get(name);
    if (!handler || !this.connected) return;
    const last = given.at(-1);
    const acknowledge = typeof last === "function" ? (last as Acknowledge) : () => undefined;
    turnsOf(this)(() =>
      handler
        .answer(this, given[0])
        .then((answer): Answer => ({ ok: true, ...answer }))
        .catch((error: unknown) => refusalOf(log, name, error))
        .then(acknowledge),
    );
  }
  return (socket) => void socket.onAny(onEvent);
}

function parse<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const ours = parsed.error.issues.find((issue) => /^[a-z][A-Za-z]+$/.test(issue.message));
  throw new DomainError(422, ours?.message ?? "badValue");
}

function refusalOf(log: Log, event: string, err: unknown): Answer {
  if (isDomainError(err)) return { ok: false, status: err.status, key: err.key, ...err.values };
  if (isAway(err)) return { ok: false, status: 503, key: "away", retryAfter: awaySeconds };
  log.error({ err, event }, "a socket event failed");
  return { ok: false, status: 500, key: "unexpected" };
}
