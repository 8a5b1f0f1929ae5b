import type { By } from "../room-event.ts";

/** Who is in a room now, by mandate: one who has it open twice is one. */
export interface Here {
  /** How many there are. */
  readonly count: number;
  /** Some of them, all where they are few. */
  readonly people: readonly By[];
  /** Those who are writing just now. */
  readonly typing: readonly By[];
}

/** Most names that are told: a full room is a number. */
const namesTold = 20;
/** Most writers that are told. */
const writersTold = 3;

/** What is told of those in a room: the first names, and those of the writers who are there. */
export function hereOf(present: Iterable<By>, writing: Iterable<string>): Here {
  const people = new Map([...present].map((by) => [by.mandate, by]));
  const typing = [...writing].flatMap((mandate) => people.get(mandate) ?? []);
  return {
    count: people.size,
    people: [...people.values()].slice(0, namesTold),
    typing: typing.slice(0, writersTold),
  };
}

/** Whoever said something is no longer writing it. */
export function withoutWriters(here: Here | null, mandates: ReadonlySet<string>): Here | null {
  if (!here?.typing.some(({ mandate }) => mandates.has(mandate))) return here;
  return { ...here, typing: here.typing.filter(({ mandate }) => !mandates.has(mandate)) };
}
