import { lastWords, type Word } from "#app/features/documents/adoption/procedures.ts";
import {
  decideAct,
  nextSteps,
  stepOf,
  type Act,
  type Standing,
  type Step,
} from "#app/features/documents/adoption/steps.ts";

const countries = ["BN", "KH"];
const moment = (hours: number) => new Date(Date.UTC(2026, 0, 1) + hours * 3_600_000);

/** Commented, every comment answered: ready to be tabled. */
export const answered: Standing = {
  ...{ isLatest: true, isCommented: false, unanswered: 0, isNewText: false, wasCommented: true },
  ...{ isTabled: false, procedure: null, nextStep: null, isNoted: false },
};

const words = (label: string, word: Word): [string, Act[]] => [
  label,
  countries.map((country) => ({ kind: "speak", country, word, statement: "S", now: moment(1) })),
];
const open = { kind: "open", now: moment(0), shortReason: null } as const;

/** Every act there is, with its words on the diagram; a deed of all countries counts as one. */
const acts: readonly (readonly [label: string, acts: readonly Act[]])[] = [
  ["the version is tabled", [{ kind: "table" }]],
  ["the Chair tables it at a meeting", [{ ...open, way: "meeting", expiresAt: null }]],
  ["the Chair asks for confirmation by a date", [{ ...open, way: "ad-referendum", expiresAt: moment(48) }]],
  ["the Chair places it under silence", [{ ...open, way: "silence", expiresAt: moment(48) }]],
  words("every country adopts or reserves", "adopts"),
  words("a country cannot adopt", "cannot"),
  words("a country objects in writing", "objects"),
  words("a country proposes an amendment", "amends"),
  ["the Chair closes the item", [{ kind: "close", now: moment(2) }]],
  ["its time is over", [{ kind: "expire", now: moment(48) }]],
  ["the Chair withdraws it", [{ kind: "withdraw", now: moment(2) }]],
  ...nextSteps.map(
    (nextStep) =>
      [`the network decides: ${nextStep.replace("-", " ")}`, [{ kind: "decideNextStep", nextStep }]] as const,
  ),
  ["Leaders note it", [{ kind: "note" }]],
  ["a later version is published", [{ kind: "supersede" }]],
];

/** The standing after the acts as far as they are allowed; null where none is. */
function after(standing: Standing, group: readonly Act[]): Standing | null {
  let last: Standing | null = null;
  for (const act of group) last = decideAct(last ?? standing, act, countries).standing ?? last;
  return last;
}

/** What of a standing decides what may follow: without it a word said twice would be another standing. */
function sketch({ procedure, ...standing }: Standing): string {
  const said = procedure ? [...lastWords(procedure.spoken)].sort().join() : "";
  return JSON.stringify([procedure?.way, procedure?.outcome, said, standing]);
}

interface Walk {
  readonly standings: readonly Standing[];
  readonly ways: readonly (readonly [from: Step, to: Step, label: string])[];
}

/** Every standing that can be reached and every way from one step to another, found by trying every act in each of them. */
export function walkFrom(starts: readonly Standing[]): Walk {
  const seen = new Map(starts.map((standing) => [sketch(standing), standing]));
  const ways = new Map<string, [Step, Step, string]>();
  for (const standing of seen.values())
    for (const [label, group] of acts) {
      const next = after(standing, group);
      if (!next) continue;
      const way: [Step, Step, string] = [stepOf(standing), stepOf(next), label];
      if (way[0] !== way[1]) ways.set(way.join(), way);
      if (!seen.has(sketch(next))) seen.set(sketch(next), next);
    }
  return { standings: [...seen.values()], ways: [...ways.values()] };
}

/** The steps of adoption as a state diagram in Mermaid's language, made from the rules. */
export function drawDiagram(): string {
  const name = (step: Step) => step.replaceAll("-", "_");
  const lines = walkFrom([answered]).ways.map(
    ([from, to, label]) => `  ${name(from)} --> ${name(to)}: ${label}`,
  );
  return ["stateDiagram-v2", "  [*] --> circulated: published, commented, answered", ...lines, ""].join("\n");
}
