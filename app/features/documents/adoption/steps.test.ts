import { describe, expect, test } from "vitest";
import type { Procedure, Word } from "./procedures.ts";
import { decideAct, stepOf, type Act, type NextStep, type Standing } from "./steps.ts";

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
    const withdrawn = after(decided, open("silence"), { kind: "withdraw", now: moment(4) });
    expect([refusal(withdrawn, open("meeting")), refusal(withdrawn, open("silence"))]).toEqual([
      "otherStepDecided",
      undefined,
    ]);
    expect(stepOf(after(failed, { kind: "decideNextStep", nextStep: "closed" }))).toBe("closed");
  });

  test("what the Chair withdraws is tabled as before", () => {
    const withdrawn = after(answered, { kind: "table" }, open("silence"), {
      kind: "withdraw",
      now: moment(1),
    });
    expect(stepOf(withdrawn)).toBe("tabled");
    expect(refusal(withdrawn, open("meeting"))).toBeUndefined();
    expect(refusal(withdrawn, { kind: "withdraw", now: moment(1) })).toBe("noProcedure");
  });

  test("what has expired is not withdrawn any more", () => {
    const silence = after(answered, { kind: "table" }, open("silence"));
    expect(refusal(silence, { kind: "withdraw", now: moment(48) })).toBe("procedureExpired");
  });

  test("comments are asked for until the version is tabled; a later version waits for what runs and for what is decided", () => {
    const tabled = after(answered, { kind: "table" });
    const silence = after(tabled, open("silence"));
    const broken = after(silence, speak("TH", "objects"));
    const decided = (nextStep: NextStep) => after(broken, { kind: "decideNextStep", nextStep });
    expect([answered, tabled, silence].map((one) => refusal(one, { kind: "circulate" }))).toEqual([
      ...[undefined, "notCirculated", "notCirculated"],
    ]);
    const standings = [tabled, silence, broken, decided("meeting"), decided("new-text"), decided("closed")];
    expect(standings.map((one) => refusal(one, { kind: "supersede" }))).toEqual([
      ...[undefined, "procedureRunning", "nextStepFirst", "otherStepDecided", undefined, undefined],
    ]);
    expect(stepOf(after(decided("new-text"), { kind: "supersede" }))).toBe("superseded");
  });

  test("a meeting is not closed while a word is missing", () => {
    const meeting = after(answered, { kind: "table" }, open("meeting"), speak("TH", "adopts"));
    expect(refusal(meeting, { kind: "close", now: moment(2) })).toBe("wordsMissing");
  });
});
