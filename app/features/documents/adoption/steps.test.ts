import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lastWords, ways, wordsOf, type Procedure, type Word } from "./procedures.ts";
import { decideAct, nextSteps, stepOf, type Act, type Standing, type Step } from "./steps.ts";

const countries = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"];
const hour = 3_600_000;
const moment = (hours: number) => new Date(Date.UTC(2026, 11, 1) + hours * hour);

const answered: Standing = {
  ...{ isLatest: true, isCommented: false, unanswered: 0, isNewText: false, wasCommented: true },
  ...{ isTabled: false, procedure: null, nextStep: null, isNoted: false },
};
const after = (standing: Standing, ...acts: Act[]): Standing =>
  acts.reduce((last, act) => {
    const decision = decideAct(last, act, countries);
    if (decision.refused !== undefined) throw new Error(decision.refused);
    return decision.standing;
  }, standing);
const refusal = (standing: Standing, act: Act) => decideAct(standing, act, countries).refused;

const open = (way: Procedure["way"], change: Partial<Act & { kind: "open" }> = {}): Act => ({
  ...{ kind: "open", way, now: moment(0), expiresAt: way === "meeting" ? null : moment(48) },
  ...{ shortReason: null, ...change },
});
const speak = (country: string, word: Word, hours = 1, statement = "Because."): Act => ({
  ...{ kind: "speak", country, word, statement, now: moment(hours) },
});
const everyone = (word: Word) => countries.map((country) => speak(country, word));

describe("the steps", () => {
  test("at a meeting, ad referendum and under silence a version is adopted, then noted", () => {
    const tabled = after(answered, { kind: "table" });
    const ends: Standing[] = [
      after(tabled, open("meeting"), ...everyone("adopts"), { kind: "close", now: moment(2) }),
      after(tabled, open("ad-referendum"), ...everyone("adopts")),
      after(tabled, open("silence"), { kind: "expire", now: moment(48) }),
    ];
    expect(ends.map(stepOf)).toEqual(["adopted", "adopted", "adopted"]);
    expect(ends.map((end) => stepOf(after(end, { kind: "note" })))).toEqual(["noted", "noted", "noted"]);
  });

  test.each<[string, Partial<Standing>, string]>([
    ["while its comment period runs", { isCommented: true }, "commentPeriodRunning"],
    ["before anybody was asked to comment", { wasCommented: false }, "neverCommented"],
    ["with an answer missing", { unanswered: 1 }, "commentsUnanswered"],
    ["when a later version is published", { isLatest: false }, "notToBeTabled"],
    ["twice", { isTabled: true }, "notToBeTabled"],
  ])("a version is not tabled %s", (_, change, key) => {
    expect(refusal({ ...answered, ...change }, { kind: "table" })).toBe(key);
  });

  test("the new text after a broken silence is tabled without a comment period of its own", () => {
    const newText = { ...answered, wasCommented: false, isNewText: true };
    expect(stepOf(after(newText, { kind: "table" }))).toBe("tabled");
  });

  test.each<[string, Act, string | undefined]>([
    ["a silence of a day", open("silence", { expiresAt: moment(24) }), undefined],
    ["a shorter one", open("silence", { expiresAt: moment(23.9) }), "silenceTooShort"],
    [
      "a shorter one with the reason",
      open("silence", { expiresAt: moment(2), shortReason: "A flood." }),
      undefined,
    ],
    ["a silence in the past", open("silence", { expiresAt: moment(-1) }), "closesInThePast"],
    ["a silence without an end", open("silence", { expiresAt: null }), "expiryNeeded"],
    ["a meeting with an end", open("meeting", { expiresAt: moment(3) }), "expiryNeeded"],
    ["an hour ad referendum", open("ad-referendum", { expiresAt: moment(1) }), undefined],
  ])("%s", (_, act, key) => {
    expect(refusal({ ...answered, isTabled: true }, act)).toBe(key);
  });

  test("nothing opens before it is tabled, nor beside what runs", () => {
    expect(refusal(answered, open("silence"))).toBe("notTabled");
    expect(refusal(after(answered, { kind: "table" }, open("silence")), open("meeting"))).toBe(
      "procedureRunning",
    );
  });

  test("an objection without a reason, a foreign word, a word after the end, one of nobody", () => {
    const silence = after(answered, { kind: "table" }, open("silence"));
    expect(refusal(silence, speak("TH", "objects", 1, ""))).toBe("statementNeeded");
    expect(refusal(silence, speak("TH", "cannot"))).toBe("badValue");
    expect(refusal(silence, speak("FR", "objects"))).toBe("badValue");
    expect(refusal(silence, speak("TH", "objects", 48))).toBe("procedureExpired");
    expect(stepOf(after(silence, speak("TH", "objects", 47)))).toBe("broken");
  });

  test("where consensus is not reached the network decides, and only that may follow", () => {
    const failed = after(
      ...([
        answered,
        { kind: "table" },
        open("meeting"),
        ...everyone("adopts"),
        speak("TH", "cannot", 2),
      ] as const),
      ...([{ kind: "close", now: moment(3) }] as const),
    );
    expect(stepOf(failed)).toBe("not-reached");
    expect(refusal(failed, open("silence"))).toBe("notTabled");
    const decided = after(failed, { kind: "decideNextStep", nextStep: "silence" });
    expect([refusal(decided, open("meeting")), refusal(decided, open("silence"))]).toEqual([
      "otherStepDecided",
      undefined,
    ]);
    expect(refusal(decided, { kind: "decideNextStep", nextStep: "meeting" })).toBe("noStepToDecide");
    expect(stepOf(after(failed, { kind: "decideNextStep", nextStep: "closed" }))).toBe("closed");
  });

  test("what the Chair withdraws is tabled as before", () => {
    const withdrawn = after(answered, { kind: "table" }, open("silence"), { kind: "withdraw" });
    expect(stepOf(withdrawn)).toBe("tabled");
    expect(refusal(withdrawn, open("meeting"))).toBeUndefined();
    expect(refusal(withdrawn, { kind: "withdraw" })).toBe("noProcedure");
  });

  test("a meeting is not closed while a word is missing", () => {
    const meeting = after(answered, { kind: "table" }, open("meeting"), speak("TH", "adopts"));
    expect(refusal(meeting, { kind: "close", now: moment(2) })).toBe("wordsMissing");
  });
});

/** Acts in the order of time: each comes at its hour. */
const words = [...new Set(ways.flatMap((way) => wordsOf[way]))];
const anyAct = (hours: number): fc.Arbitrary<Act> => {
  const now = moment(hours);
  return fc.oneof<fc.Arbitrary<Act>[]>(
    fc.constant({ kind: "table" }),
    fc.record({
      kind: fc.constant("open" as const),
      way: fc.constantFrom(...ways),
      now: fc.constant(now),
      expiresAt: fc.oneof(
        fc.constant(null),
        fc.integer({ min: -2, max: 60 }).map((more) => moment(hours + more)),
      ),
      shortReason: fc.constantFrom(null, "A reason."),
    }),
    fc.record({
      kind: fc.constant("speak" as const),
      country: fc.constantFrom(...countries, "FR"),
      word: fc.constantFrom(...words),
      statement: fc.constantFrom("", "A statement."),
      now: fc.constant(now),
    }),
    fc.constant({ kind: "close", now }),
    fc.constant({ kind: "expire", now }),
    fc.constant({ kind: "withdraw" }),
    fc.record({ kind: fc.constant("decideNextStep" as const), nextStep: fc.constantFrom(...nextSteps) }),
    fc.constant({ kind: "note" }),
  );
};
/** All countries speak, one of them perhaps otherwise than the others. */
const allSpeak = (hours: number): fc.Arbitrary<Act[]> =>
  fc
    .record({
      most: fc.constantFrom("adopts" as const, "reserves" as const, "absent" as const),
      one: fc.constantFrom(...words),
    })
    .map(({ most, one }) =>
      countries.map((country, place) => speak(country, place === 0 ? one : most, hours)),
    );
const anyActs = fc
  .array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 60 })
  .chain((gaps) => {
    let hours = 0;
    return fc.tuple(
      ...gaps.map((gap) => {
        hours += gap;
        const single = anyAct(hours).map((act) => [act]);
        return fc.oneof({ arbitrary: single, weight: 4 }, { arbitrary: allSpeak(hours), weight: 1 });
      }),
    );
  })
  .map((groups) => groups.flat());

/** Which step may follow which: the ways that product.md names, nothing else. */
const mayFollow: Record<Step, readonly Step[]> = {
  circulated: ["tabled"],
  tabled: ["meeting", "ad-referendum", "silence"],
  meeting: ["adopted", "not-reached", "tabled"],
  "ad-referendum": ["adopted", "not-reached", "tabled"],
  silence: ["adopted", "broken", "tabled"],
  broken: ["tabled", "closed"],
  "not-reached": ["tabled", "closed"],
  closed: [],
  superseded: [],
  adopted: ["noted"],
  noted: [],
};

/** Whether the last procedure's outcome is what its words and its clock say. */
function isTrue({ way, spoken, expiresAt, outcome }: Procedure, now: Date): boolean {
  const last = [...lastWords(spoken).values()];
  const everybody = last.length === countries.length;
  const broke = spoken.some(({ word }) => word === "objects" || word === "amends");
  if (expiresAt && spoken.some(({ at }) => at >= expiresAt)) return false;
  if (outcome === "broken") return way === "silence" && broke;
  if (outcome !== "adopted") return way !== "silence" || !broke || outcome === "withdrawn";
  if (way === "silence") return !broke && expiresAt !== null && now >= expiresAt;
  return everybody && !last.includes("cannot");
}

test("no sequence of acts reaches an inconsistent state, and what is refused changes nothing", () => {
  fc.assert(
    fc.property(anyActs, (acts) => {
      let standing = answered;
      for (const act of acts) {
        const before = structuredClone(standing);
        const decision = decideAct(standing, act, countries);
        expect(standing).toEqual(before);
        if (decision.refused !== undefined) continue;
        const [from, to] = [stepOf(standing), stepOf(decision.standing)];
        if (from !== to) expect(mayFollow[from]).toContain(to);
        standing = decision.standing;
        const now = "now" in act ? act.now : moment(100_000);
        if (standing.procedure) expect(isTrue(standing.procedure, now)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test("every step that may follow is reached by some sequence", () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(anyActs, (acts) => {
      let standing: Standing = answered;
      for (const act of acts) {
        const next = decideAct(standing, act, countries).standing ?? standing;
        reached.add(`${stepOf(standing)} ${stepOf(next)}`);
        standing = next;
      }
    }),
    { numRuns: 3000, seed: 7 },
  );
  const steps = Object.entries(mayFollow).flatMap(([from, tos]) => tos.map((to) => `${from} ${to}`));
  expect(steps.filter((step) => !reached.has(step))).toEqual([]);
});
