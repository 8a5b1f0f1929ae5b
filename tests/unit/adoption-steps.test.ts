import fc from "fast-check";
import { expect, test } from "vitest";
import { decideAct, stepOf, type Step } from "#app/features/documents/adoption/steps.ts";
import {
  afterwards,
  attempts,
  countries,
  hour,
  isLegal,
  published,
  standingIn,
  type Happening,
  type History,
} from "../adoption-model.ts";

/** One try: after so many hours, on the latest version or the one before; an act of some kind, `isApt` one that is legal where there is one. */
interface Try {
  readonly hours: number;
  readonly isBefore: boolean;
  readonly isApt: boolean;
  readonly kind: number;
  readonly variant: number;
}

const anyTry: fc.Arbitrary<Try> = fc.record({
  hours: fc.integer({ min: 0, max: 12 }),
  isBefore: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  isApt: fc.integer({ min: 0, max: 3 }).map((one) => one > 0),
  kind: fc.noBias(fc.nat(1000)),
  variant: fc.noBias(fc.nat(1000)),
});
const anyTries = fc.array(anyTry, { minLength: 10, maxLength: 50, size: "max" });

const isAct = (one: Happening) => one.kind !== "periodEnds" && one.kind !== "answered";

function canHappen(history: History, place: number, one: Happening): boolean {
  if (one.kind === "periodEnds") return history.isCommented;
  return one.kind === "answered" ? history.unanswered > 0 : isLegal(history, place, one);
}

interface Tried {
  readonly history: History;
  readonly place: number;
  readonly act: Happening;
}

/** The acts of one kind: of the first from there on that has a legal one, those that are legal. */
function actsFor(
  { isApt, kind }: Try,
  now: Date,
  isPossible: (act: Happening) => boolean,
): readonly Happening[] {
  const from = kind % attempts.length;
  if (!isApt) return attempts[from]!(now);
  for (const acts of [...attempts.slice(from), ...attempts.slice(0, from)]) {
    const apt = acts(now).filter(isPossible);
    if (apt.length > 0) return apt;
  }
  return [];
}

/** Plays the tries one after the other as the rules decide, and hands each to `look` before it is done. */
function play(tries: readonly Try[], look: (tried: Tried) => void): History {
  let history = published;
  let now = new Date(Date.UTC(2026, 11, 1));
  for (const one of tries) {
    now = new Date(now.getTime() + one.hours * hour);
    const place = Math.max(0, history.versions.length - (one.isBefore ? 2 : 1));
    const isPossible = (act: Happening) => canHappen(history, place, act);
    const acts = actsFor(one, now, isPossible);
    const act = acts[one.variant % acts.length]!;
    // After an earlier version none is published anew.
    if (act.kind === "supersede" && one.isBefore) continue;
    look({ history, place, act });
    if (isPossible(act)) history = afterwards(history, place, act);
  }
  return history;
}

/** Which step of a version may follow which: the ways that product.md names, nothing else. */
const mayFollow: Readonly<Record<Step, readonly Step[]>> = {
  circulated: ["tabled", "superseded"],
  tabled: ["meeting", "ad-referendum", "silence", "superseded"],
  meeting: ["adopted", "not-reached", "tabled"],
  "ad-referendum": ["adopted", "not-reached", "tabled"],
  silence: ["adopted", "broken", "tabled"],
  broken: ["tabled", "closed", "superseded"],
  "not-reached": ["tabled", "closed", "superseded"],
  closed: ["superseded"],
  superseded: [],
  adopted: ["noted"],
  noted: [],
};

/** What must hold of a document whatever has happened. */
function expectConsistent({ versions }: History): void {
  const held = versions.flatMap((one) => one.held);
  expect(held.filter(({ outcome }) => outcome === null).length).toBeLessThanOrEqual(1);
  for (const { held: own, isNoted, isTabled } of versions) {
    const adopted = own.findIndex(({ outcome }) => outcome === "adopted");
    if (adopted >= 0) expect(adopted).toBe(own.length - 1);
    if (isNoted) expect(adopted).toBeGreaterThanOrEqual(0);
    if (own.length > 0) expect(isTabled).toBe(true);
  }
  for (const { way, outcome, spoken, expiresAt, nextStep } of held) {
    const broke = spoken.some(({ word }) => word === "objects" || word === "amends");
    if (expiresAt) expect(spoken.every(({ at }) => at < expiresAt)).toBe(true);
    expect(broke).toBe(outcome === "broken");
    if (broke) expect(way).toBe("silence");
    if (nextStep) expect(["broken", "not-reached"]).toContain(outcome);
  }
}

test("no sequence of legal acts reaches an inconsistent state, every illegal act is refused and changes nothing", () => {
  fc.assert(
    fc.property(anyTries, (tries) => {
      const end = play(tries, ({ history, place, act }) => {
        if (!isAct(act)) return;
        const standing = standingIn(history, place);
        const before = JSON.stringify(standing);
        const decided = decideAct(standing, act, countries).standing;
        expect(JSON.stringify(standing)).toBe(before);
        const isDone = isLegal(history, place, act);
        expect([act, decided]).toEqual([
          act,
          isDone ? standingIn(afterwards(history, place, act), place) : undefined,
        ]);
        if (!decided) return;
        const [from, to] = [stepOf(standing), stepOf(decided)];
        if (from !== to) expect(mayFollow[from]).toContain(to);
      });
      expectConsistent(end);
    }),
    { numRuns: 500 },
  );
});

test("the tries reach every step that may follow another, and try every kind of act both where it is legal and where it is not", () => {
  const reached = new Set<string>();
  const tried = new Set<string>();
  fc.assert(
    fc.property(anyTries, (tries) => {
      play(tries, ({ history, place, act }) => {
        if (!isAct(act)) return;
        const isDone = isLegal(history, place, act);
        tried.add(`${act.kind} ${isDone ? "done" : "refused"}`);
        const after = isDone ? afterwards(history, place, act) : history;
        reached.add(`${stepOf(standingIn(history, place))} ${stepOf(standingIn(after, place))}`);
      });
    }),
    { numRuns: 600, seed: 7 },
  );
  const steps = Object.entries(mayFollow).flatMap(([from, tos]) => tos.map((to) => `${from} ${to}`));
  expect(steps.filter((step) => !reached.has(step))).toEqual([]);
  const kinds = attempts.flatMap((acts) =>
    acts(new Date(0))
      .filter(isAct)
      .slice(0, 1)
      .map(({ kind }) => kind),
  );
  const both = kinds.flatMap((kind) => [`${kind} done`, `${kind} refused`]);
  expect(both.filter((one) => !tried.has(one))).toEqual([]);
});
