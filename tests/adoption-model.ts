import {
  statedWords,
  wordsOf,
  ways,
  type Outcome,
  type Procedure,
} from "#app/features/documents/adoption/procedures.ts";
import { nextSteps, type Act, type NextStep, type Standing } from "#app/features/documents/adoption/steps.ts";

/** Two Member States are enough for every case there is. */
export const countries = ["SG", "TH"];
export const hour = 3_600_000;

interface Held extends Procedure {
  readonly nextStep: NextStep | null;
}

interface Version {
  readonly isTabled: boolean;
  readonly isNoted: boolean;
  /** Its procedures, the first first. */
  readonly held: readonly Held[];
}

/** What has happened to a document, version by version. */
export interface History {
  readonly versions: readonly Version[];
  readonly isCommented: boolean;
  readonly wasCommented: boolean;
  readonly unanswered: number;
}

const version: Version = { isTabled: false, isNoted: false, held: [] };
export const published: History = {
  ...{ versions: [version], isCommented: false, wasCommented: false, unanswered: 0 },
};

/** What happens beside the acts: a period ends with so many comments, the answers are published. */
export type Happening =
  Act | { readonly kind: "periodEnds"; readonly comments: number } | { readonly kind: "answered" };

const endedOf = ({ held }: Version) =>
  held.findLast(({ outcome }) => outcome !== null && outcome !== "withdrawn");
const lastWords = ({ spoken }: Held) =>
  countries.map((one) => spoken.findLast(({ country }) => country === one)?.word);

/** Where a version stands, read from what has happened as the portal reads it from the database. */
export function standingIn({ versions, ...document }: History, place: number): Standing {
  const { held, isTabled, isNoted } = versions[place] ?? version;
  const before = versions.slice(0, place).flatMap((one) => one.held);
  return {
    ...{ ...document, isTabled, isNoted, isLatest: place === versions.length - 1 },
    isNewText: before.some(({ outcome, nextStep }) => outcome === "broken" && nextStep === "new-text"),
    procedure: procedureOf(held.at(-1)),
    nextStep: endedOf(versions[place] ?? version)?.nextStep ?? null,
  };
}

function procedureOf(held: Held | undefined): Procedure | null {
  if (!held) return null;
  const { way, openedAt, expiresAt, spoken, outcome } = held;
  return { way, openedAt, expiresAt, spoken, outcome };
}

/** Whether docs/adoption.md lets the act be done to that version after all this: read from the history, not from the rules' standing. */
export function isLegal(history: History, place: number, act: Act): boolean {
  const { versions, isCommented, wasCommented, unanswered } = history;
  const one = versions[place] ?? version;
  const isLatest = place === versions.length - 1;
  const last = one.held.at(-1);
  const isRunning = last?.outcome === null;
  const ended = endedOf(one);
  const isAdopted = ended?.outcome === "adopted";
  const owed = !ended || isAdopted ? "nothing" : (ended.nextStep ?? "a decision");
  const isOver = isRunning && last.expiresAt !== null && "now" in act && act.now >= last.expiresAt;
  switch (act.kind) {
    case "circulate":
      return isLatest && !one.isTabled;
    case "supersede":
      return !isRunning && ["nothing", "new-text", "closed"].includes(owed);
    case "table": {
      const isNewText = versions
        .slice(0, place)
        .some(({ held }) => held.some((h) => h.nextStep === "new-text" && h.outcome === "broken"));
      return isLatest && !one.isTabled && !isCommented && unanswered === 0 && (wasCommented || isNewText);
    }
    case "open": {
      const isOpen = isLatest && one.isTabled && !isRunning && !isAdopted;
      return isOpen && ["nothing", act.way].includes(owed) && hasItsTime(act);
    }
    case "speak": {
      if (!isRunning || isOver || !countries.includes(act.country)) return false;
      const isReasoned = !statedWords.includes(act.word) || act.statement !== "";
      return wordsOf[last.way].some((word) => word === act.word) && isReasoned;
    }
    case "close":
      return isRunning && last.way === "meeting" && !lastWords(last).includes(undefined);
    case "expire":
      return isOver;
    case "withdraw":
      return isRunning && !isOver;
    case "decideNextStep":
      return !isRunning && owed === "a decision";
    case "note":
      return isAdopted && !one.isNoted;
  }
}

/** A meeting has no end; the others have one to come, a silence in a day or more unless the Chair says why. */
function hasItsTime({ way, now, expiresAt, shortReason }: Act & { kind: "open" }): boolean {
  if (way === "meeting" || expiresAt === null) return way === "meeting" && expiresAt === null;
  const hours = (expiresAt.getTime() - now.getTime()) / hour;
  return hours > 0 && (way !== "silence" || hours >= 24 || shortReason !== null);
}

/** What a legal act makes of a running procedure. */
function outcomeOf(held: Held, act: Act): Outcome | null {
  const words = lastWords(held);
  if (act.kind === "withdraw") return "withdrawn";
  if (act.kind === "expire") return held.way === "silence" ? "adopted" : "not-reached";
  if (act.kind === "close")
    return words.includes("cannot") || words.every((word) => word === "absent") ? "not-reached" : "adopted";
  if (held.way === "silence")
    return words.some((word) => word === "objects" || word === "amends") ? "broken" : null;
  if (held.way === "meeting") return null;
  if (words.includes("cannot")) return "not-reached";
  return words.includes(undefined) ? null : "adopted";
}

/** The history with what happened added; an act must be legal. */
export function afterwards(history: History, place: number, act: Happening): History {
  const { versions, unanswered } = history;
  if (act.kind === "answered") return { ...history, unanswered: 0 };
  if (act.kind === "circulate") return { ...history, isCommented: true };
  if (act.kind === "supersede") return { ...history, versions: [...versions, version] };
  if (act.kind === "periodEnds")
    return { versions, isCommented: false, wasCommented: true, unanswered: unanswered + act.comments };
  const changed = versions.map((one, at) => (at === place ? changedBy(one, act) : one));
  return { ...history, versions: changed };
}

function changedBy(one: Version, act: Act): Version {
  if (act.kind === "table") return { ...one, isTabled: true };
  if (act.kind === "note") return { ...one, isNoted: true };
  if (act.kind === "open") {
    const { way, now: openedAt, expiresAt } = act;
    return {
      ...one,
      held: [...one.held, { way, openedAt, expiresAt, spoken: [], outcome: null, nextStep: null }],
    };
  }
  const last = one.held.at(-1);
  if (!last) return one;
  return { ...one, held: [...one.held.slice(0, -1), heldAfter(last, act)] };
}

function heldAfter(last: Held, act: Act): Held {
  if (act.kind === "decideNextStep") return { ...last, nextStep: act.nextStep };
  const said = act.kind === "speak" ? [{ country: act.country, word: act.word, at: act.now }] : [];
  const held = { ...last, spoken: [...last.spoken, ...said] };
  return { ...held, outcome: outcomeOf(held, act) };
}

const known = [...new Set(ways.flatMap((way) => wordsOf[way]))];

const words = (now: Date): Happening[] =>
  [...countries, "FR"].flatMap((country) =>
    known.flatMap((word) =>
      ["", "Because."].map((statement) => ({ kind: "speak", country, word, statement, now }) as const),
    ),
  );

const opening = (now: Date): Happening[] =>
  ways.flatMap((way) =>
    [null, -1, 0, 1, 23, 24, 25].flatMap((hours) => {
      const expiresAt = hours === null ? null : new Date(now.getTime() + hours * hour);
      return [null, "A flood."].map(
        (shortReason) => ({ kind: "open", way, now, expiresAt, shortReason }) as const,
      );
    }),
  );

/**
 * Every act that somebody might try at a moment, kind by kind. In this order whoever looks for a legal one from any place on mostly
 * finds what takes the document a step further, and often enough what does not.
 */
export const attempts: readonly ((now: Date) => readonly Happening[])[] = [
  ...Array<typeof words>(6).fill(words),
  (now) => [{ kind: "close", now }],
  (now) => [{ kind: "expire", now }],
  (now) => [{ kind: "withdraw", now }],
  () => nextSteps.map((nextStep) => ({ kind: "decideNextStep", nextStep })),
  () => [{ kind: "note" }],
  () => [0, 2].map((comments) => ({ kind: "periodEnds", comments })),
  () => [{ kind: "answered" }],
  () => [{ kind: "table" }],
  opening,
  () => [{ kind: "circulate" }],
  () => [{ kind: "supersede" }],
];
