import { expect, test } from "vitest";
import type { Outcome } from "./procedures.ts";
import { nextOf } from "./next.ts";
import type { NextStep, Standing } from "./steps.ts";

const standing: Standing = {
  ...{ isLatest: true, isCommented: false, unanswered: 0, isNewText: false, wasCommented: true },
  ...{ isTabled: false, procedure: null, nextStep: null, isNoted: false },
};
const after = (outcome: Outcome | null, nextStep: NextStep | null = null): Partial<Standing> => ({
  ...{ isTabled: true, nextStep },
  procedure: { way: "silence", openedAt: new Date(0), expiresAt: new Date(1), spoken: [], outcome },
});

test.each<[string, Partial<Standing>]>([
  ["circulated", { wasCommented: false }],
  ["commented", { isCommented: true }],
  ["unanswered", { unanswered: 2 }],
  ["ready", {}],
  ["ready", { wasCommented: false, isNewText: true }],
  ["tabled", { isTabled: true }],
  ["silence", after(null)],
  ["tabled", after("withdrawn")],
  ["decide", after("broken")],
  ["newText", after("broken", "new-text")],
  ["follows.meeting", after("not-reached", "meeting")],
  ["follows.meeting", after("withdrawn", "meeting")],
  ["closed", after("broken", "closed")],
  ["adopted", after("adopted")],
  ["noted", { ...after("adopted"), isNoted: true }],
])("next: %s", (next, change) => {
  expect(nextOf({ ...standing, ...change })).toBe(next);
});
