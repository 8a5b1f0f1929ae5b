import { awaySeconds } from "#app/features/access/away.ts";
import { DomainError } from "#app/features/access/errors.ts";
import type { Handler } from "./handle.ts";

/** How long an answer may take, in milliseconds: a client takes a line for broken that has not answered for 10 s. */
const within = 8_000;

type Handlers<Name extends string> = Readonly<Record<Name, Handler>>;

/**
 * These handlers, answering in time: 503 `away` where a slow database has not let the work end by then, so that whoever
 * waits keeps the line and tries again. It goes on and may still be done: the same deed again is then answered as done.
 */
export function timely<Name extends string>(handlers: Handlers<Name>): Handlers<Name> {
  const entries = Object.entries<Handler>(handlers).map(([name, handler]) => [
    name,
    { ...handler, answer: (...given: Parameters<Handler["answer"]>) => inTime(handler.answer(...given)) },
  ]);
  return Object.fromEntries(entries) as Handlers<Name>;
}

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => {
      refuse(new DomainError(503, "away", { retryAfter: awaySeconds }));
    }, within);
  });
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}
