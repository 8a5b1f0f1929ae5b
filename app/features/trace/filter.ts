import type { AddressClass } from "../access/actor.ts";
import { acts, tracedKinds, type Act, type TracedKind } from "../access/acts.ts";

export const addressClasses = ["server", "loopback", "private", "public"] as const;

/** What the page's query asks for. What cannot be meant is left out. */
export interface TraceQuery {
  readonly act?: Act | undefined;
  readonly addressClass?: AddressClass | "server" | undefined;
  /** Id of a person. */
  readonly person?: string | undefined;
  /** Id of an office. */
  readonly office?: string | undefined;
  readonly kind?: TracedKind | undefined;
  readonly object?: string | undefined;
  /** Days, `2026-11-22`, both included, in UTC. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Id of an entry: only what is older. */
  readonly before?: number | undefined;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const number = /^[1-9][0-9]{0,14}$/;
const oneOf = <C extends string>(choices: readonly C[], given: string | null) =>
  choices.find((choice) => choice === given);
const like = (pattern: RegExp, given: string | null) =>
  given !== null && pattern.test(given) ? given : undefined;

/** Reads the query; an unknown act, a day that is none or an id that cannot be one counts as not given. */
export function readTraceQuery(given: URLSearchParams): TraceQuery {
  const before = like(number, given.get("before"));
  return {
    act: oneOf(acts, given.get("act")),
    addressClass: oneOf(addressClasses, given.get("class")),
    person: like(uuid, given.get("person")),
    office: like(uuid, given.get("office")),
    kind: oneOf(tracedKinds, given.get("kind")),
    object: like(/^[\w.:@-]{1,200}$/, given.get("object")),
    from: day(given.get("from")),
    to: day(given.get("to")),
    before: before === undefined ? undefined : Number(before),
  };
}

function day(given: string | null): string | undefined {
  if (given === null || !/^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(given)) return undefined;
  const at = new Date(`${given}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(given) ? given : undefined;
}

/** The moments between which the asked days lie: from the first's start until the last's end, UTC. */
export function momentsOf({ from, to }: TraceQuery): { from: Date | undefined; until: Date | undefined } {
  const startOf = (given: string) => new Date(`${given}T00:00:00Z`);
  return {
    from: from === undefined ? undefined : startOf(from),
    until: to === undefined ? undefined : new Date(startOf(to).getTime() + 86_400_000),
  };
}

/** The query as an address carries it, with what is to be changed in it; empty for no filter, else beginning with `?`. */
export function writeTraceQuery(query: TraceQuery, change: TraceQuery = {}): string {
  const { addressClass, ...rest } = { ...query, ...change };
  const given = Object.entries({ ...rest, class: addressClass }).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === "" ? "" : `?${text}`;
}
