import type { DefaultEventsMap, Socket } from "socket.io";
import type { z } from "zod";
import type { Actor } from "#app/features/access/actor.ts";
import { awaySeconds, isAway } from "#app/features/access/away.ts";
import { isDomainError } from "#app/features/access/errors.ts";
import type { Log } from "#app/features/access/services.ts";
import { createTurns, type Tap } from "./turns.ts";

/** What a socket carries: who speaks, asked anew of the session whenever it matters. */
export interface SocketFacts {
  /** The actor as of the last check; `check` asks the session again and disconnects where it has ended. */
  actor: Actor;
  check(): Promise<Actor>;
  /** The session behind the socket, for deeds whose own statement asks whether it is still there. */
  sessionId: string;
  log: Log;
  /** Works on the socket's events, a few at once; made with the first. */
  inTurn?: ReturnType<typeof createTurns>;
}
export type PortalSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketFacts>;

type Answer = Readonly<Record<string, unknown>>;
interface Refused {
  ok: false;
  status: number;
  key: string;
  retryAfter?: number;
}

type Work<S extends z.ZodType> = (actor: Actor, input: z.output<S>) => Promise<Answer>;

/**
 * Answers the client event `name`: parse with the schema, check the session, run `work`, acknowledge `{ ok: true, … }`
 * or `{ ok: false, status, key }`. A missing acknowledgement is ignored, never thrown.
 */
export function handle<S extends z.ZodType>(
  socket: PortalSocket,
  name: string,
  schema: S,
  work: Work<S>,
): void {
  answerTo(socket, name, schema, async (input) => work(await socket.data.check(), input));
}

/** As `handle`, for a deed that holds session and mandate in its own statement: it is given the actor of the last check, while that is one. */
export function handleHeld<S extends z.ZodType>(
  socket: PortalSocket,
  name: string,
  schema: S,
  work: Work<S>,
): void {
  answerTo(socket, name, schema, async (input) => {
    const { actor } = socket.data;
    const isDue = actor.secondFactorBy !== undefined && actor.secondFactorBy.getTime() <= Date.now();
    return work(isDue ? await socket.data.check() : actor, input);
  });
}

function answerTo<S extends z.ZodType>(
  socket: PortalSocket,
  name: string,
  schema: S,
  work: (input: z.output<S>) => Promise<Answer>,
): void {
  socket.on(name, (...given: unknown[]) => {
    const acknowledge = given.at(-1);
    const reply = (answer: Answer | Refused) => {
      if (typeof acknowledge === "function") (acknowledge as (answer: Answer | Refused) => void)(answer);
    };
    const inTurn = (socket.data.inTurn ??= createTurns(tapOf(socket)));
    inTurn(() => respond(socket, name, schema, work, given[0]).then(reply));
  });
}

/** Where engine.io does not tell: the wire itself, a WebSocket. */
function tapOf({ conn }: PortalSocket): Tap {
  return (conn.transport as unknown as { readonly socket: Tap }).socket;
}

async function respond<S extends z.ZodType>(
  socket: PortalSocket,
  name: string,
  schema: S,
  work: (input: z.output<S>) => Promise<Answer>,
  given: unknown,
): Promise<Answer | Refused> {
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const ours = parsed.error.issues.find((issue) => /^[a-z][A-Za-z]+$/.test(issue.message));
    return { ok: false, status: 422, key: ours?.message ?? "badValue" };
  }
  try {
    return { ok: true, ...(await work(parsed.data)) };
  } catch (error) {
    if (isDomainError(error)) return { ok: false, status: error.status, key: error.key, ...error.values };
    if (isAway(error)) return { ok: false, status: 503, key: "away", retryAfter: awaySeconds };
    socket.data.log.error({ err: error, event: name }, "a socket event failed");
    return { ok: false, status: 500, key: "unexpected" };
  }
}
