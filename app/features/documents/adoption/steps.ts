import {
  decideMeeting,
  isOver,
  outcomeAt,
  shortestSilence,
  statedWords,
  ways,
  wordsOf,
  type Outcome,
  type Procedure,
  type Way,
  type Word,
} from "./procedures.ts";

/** What comes after a procedure that did not end in adoption: the network itself decides (Terms of Reference 2019, §19). */
export const nextSteps = ["new-text", "meeting", "ad-referendum", "silence", "closed"] as const;
export type NextStep = (typeof nextSteps)[number];

/** Where a published version stands. */
export interface Standing {
  /** Whether no later version is published: of an earlier one nothing begins. */
  readonly isLatest: boolean;
  /** Whether a comment period of the document is open or to come, or the countries may still submit. */
  readonly isCommented: boolean;
  /** Comments whose answer is not published. */
  readonly unanswered: number;
  /** Whether it is the new text after a silence that was broken: it needs no comment period of its own. */
  readonly isNewText: boolean;
  /** Whether a comment period of this document has ever closed. */
  readonly wasCommented: boolean;
  readonly isTabled: boolean;
  /** Its last procedure. */
  readonly procedure: Procedure | null;
  /** What the network decided after the last procedure that failed: it holds until another one has ended, not where one is withdrawn. */
  readonly nextStep: NextStep | null;
  readonly isNoted: boolean;
}

export type Act =
  /** A comment period of it opens. */
  | { readonly kind: "circulate" }
  /** A later version is published. */
  | { readonly kind: "supersede" }
  | { readonly kind: "table" }
  | {
      readonly kind: "open";
      readonly way: Way;
      readonly now: Date;
      /** UTC; needed but at a meeting. */
      readonly expiresAt: Date | null;
      /** Why a silence is shorter than a day. */
      readonly shortReason: string | null;
    }
  | {
      readonly kind: "speak";
      readonly country: string;
      readonly word: Word;
      /** Reason of an objection, text of a reservation; empty for none. */
      readonly statement: string;
      readonly now: Date;
    }
  | { readonly kind: "close"; readonly now: Date }
  | { readonly kind: "expire"; readonly now: Date }
  | { readonly kind: "withdraw"; readonly now: Date }
  | { readonly kind: "decideNextStep"; readonly nextStep: NextStep }
  | { readonly kind: "note" };

/** Names of stages; the page, the diagram and the record use them. */
export type Step =
  "circulated" | "tabled" | Way | "adopted" | "broken" | "not-reached" | "closed" | "superseded" | "noted";

/** At which step a version stands. */
export function stepOf({ isNoted, procedure, nextStep, isTabled, isLatest }: Standing): Step {
  if (isNoted) return "noted";
  if (procedure?.outcome === "adopted") return "adopted";
  if (procedure?.outcome === null) return procedure.way;
  if (!isLatest) return "superseded";
  if (procedure && procedure.outcome !== "withdrawn") {
    if (nextStep === null || nextStep === "new-text")
      return procedure.outcome === "broken" ? "broken" : "not-reached";
    if (nextStep === "closed") return "closed";
  }
  return isTabled ? "tabled" : "circulated";
}

/** The standing after the act, or the key of the sentence that says why it may not be done. */
export type Decision =
  | { readonly refused: string; readonly standing?: never }
  | { readonly standing: Standing; readonly refused?: never };

/**
 * What an act makes of where a version stands. Everything that may happen on the way to adoption is here, and nothing else may:
 * commands ask it in the transaction that holds the version, with the database's clock as `now`. `countries` are the Member
 * States' codes.
 */
export function decideAct(standing: Standing, act: Act, countries: readonly string[]): Decision {
  switch (act.kind) {
    case "circulate":
      return stepOf(standing) === "circulated"
        ? { standing: { ...standing, isCommented: true } }
        : { refused: "notCirculated" };
    case "supersede":
      return supersede(standing);
    case "table":
      return table(standing);
    case "open":
      return open(standing, act);
    case "speak":
      return speak(standing, act, countries);
    case "close":
      return close(standing, countries);
    case "expire":
      return expire(standing, act.now, countries);
    case "withdraw":
      return withdraw(standing, act.now);
    case "decideNextStep":
      return decideNextStep(standing, act.nextStep);
    case "note":
      return stepOf(standing) === "adopted"
        ? { standing: { ...standing, isNoted: true } }
        : { refused: "notAdopted" };
  }
}

/** A later version takes nothing out of a running procedure, nor the place of what the network decides after one that failed. */
function supersede(standing: Standing): Decision {
  const { procedure, nextStep } = standing;
  if (procedure?.outcome === null) return { refused: "procedureRunning" };
  const isFailed = procedure?.outcome === "broken" || procedure?.outcome === "not-reached";
  if (isFailed && nextStep === null) return { refused: "nextStepFirst" };
  if (ways.some((way) => way === nextStep)) return { refused: "otherStepDecided" };
  return { standing: { ...standing, isLatest: false } };
}

function table(standing: Standing): Decision {
  if (stepOf(standing) !== "circulated") return { refused: "notToBeTabled" };
  if (standing.isCommented) return { refused: "commentPeriodRunning" };
  if (!standing.wasCommented && !standing.isNewText) return { refused: "neverCommented" };
  if (standing.unanswered > 0) return { refused: "commentsUnanswered" };
  return { standing: { ...standing, isTabled: true } };
}

function open(standing: Standing, { way, now, expiresAt, shortReason }: Act & { kind: "open" }): Decision {
  if (standing.procedure?.outcome === null) return { refused: "procedureRunning" };
  if (stepOf(standing) !== "tabled") return { refused: "notTabled" };
  if (standing.nextStep !== null && standing.nextStep !== way) return { refused: "otherStepDecided" };
  if ((way === "meeting") !== (expiresAt === null)) return { refused: "expiryNeeded" };
  if (expiresAt && expiresAt <= now) return { refused: "closesInThePast" };
  const isShort = expiresAt !== null && expiresAt.getTime() - now.getTime() < shortestSilence;
  if (way === "silence" && isShort && !shortReason) return { refused: "silenceTooShort" };
  const procedure: Procedure = { way, openedAt: now, expiresAt, spoken: [], outcome: null };
  return { standing: { ...standing, procedure } };
}

function speak(standing: Standing, act: Act & { kind: "speak" }, countries: readonly string[]): Decision {
  const { procedure } = standing;
  if (procedure?.outcome !== null) return { refused: "noProcedure" };
  const { country, word, now, statement } = act;
  const words: readonly Word[] = wordsOf[procedure.way];
  if (!words.includes(word) || !countries.includes(country)) return { refused: "badValue" };
  if (statedWords.includes(word) && statement === "") return { refused: "statementNeeded" };
  if (isOver(procedure.expiresAt, now)) return { refused: "procedureExpired" };
  const spoken = { ...procedure, spoken: [...procedure.spoken, { country, word, at: now }] };
  const outcome = outcomeAt(spoken, now, countries);
  return outcome ? end(standing, spoken, outcome) : { standing: { ...standing, procedure: spoken } };
}

function close(standing: Standing, countries: readonly string[]): Decision {
  const { procedure } = standing;
  if (procedure?.outcome !== null || procedure.way !== "meeting") return { refused: "noProcedure" };
  const outcome = decideMeeting(procedure, countries);
  return outcome ? end(standing, procedure, outcome) : { refused: "wordsMissing" };
}

function expire(standing: Standing, now: Date, countries: readonly string[]): Decision {
  const { procedure } = standing;
  if (procedure?.outcome !== null || procedure.expiresAt === null) return { refused: "noProcedure" };
  const outcome = outcomeAt(procedure, now, countries);
  return outcome ? end(standing, procedure, outcome) : { refused: "notExpired" };
}

/** What has expired is decided, even where nobody has written it down yet. */
function withdraw(standing: Standing, now: Date): Decision {
  const { procedure } = standing;
  if (procedure?.outcome !== null) return { refused: "noProcedure" };
  if (isOver(procedure.expiresAt, now)) return { refused: "procedureExpired" };
  return end(standing, procedure, "withdrawn");
}

function decideNextStep(standing: Standing, nextStep: NextStep): Decision {
  const step = stepOf(standing);
  if ((step !== "broken" && step !== "not-reached") || standing.nextStep !== null)
    return { refused: "noStepToDecide" };
  return { standing: { ...standing, nextStep } };
}

function end(standing: Standing, procedure: Procedure, outcome: Outcome): Decision {
  const nextStep = outcome === "withdrawn" ? standing.nextStep : null;
  return { standing: { ...standing, procedure: { ...procedure, outcome }, nextStep } };
}
