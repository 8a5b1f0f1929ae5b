import { expect, test } from "vitest";
import { TextKeeper, type Kept, type Keeping, type SavingAnswer } from "./text-keeper.ts";

/** A keeper whose clock and line the test holds. */
function scene(start: Kept = { text: "One.", revision: 1 }) {
  const sent: { text: string; revision: number; answer: (answer: SavingAnswer) => void }[] = [];
  const waits: number[] = [];
  let due: (() => void) | null = null;
  let kept: Kept | null = null;
  let now: Keeping | null = null;
  const keeper = new TextKeeper(
    {
      send: (text, revision) =>
        new Promise((resolve) => {
          sent.push({ text, revision, answer: resolve });
        }),
      keep: (what) => (kept = what),
      later: (work, ms) => {
        waits.push(ms);
        due = work;
        return () => (due = null);
      },
      onChange: (keeping) => (now = keeping),
    },
    start,
  );
  return {
    ...{ keeper, sent, waits },
    kept: () => kept,
    status: () => now?.status,
    revision: () => now?.revision,
    elapse: () => {
      const work = due;
      due = null;
      work?.();
    },
    answer: async (answer: SavingAnswer) => {
      sent.at(-1)?.answer(answer);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

test("what is typed is kept at once, sent after a pause, and forgotten when it is saved", async () => {
  const { keeper, sent, kept, status, revision, elapse, answer } = scene();
  keeper.type("One. T");
  keeper.type("One. Two.");
  expect([kept(), status(), sent.length]).toEqual([{ text: "One. Two.", revision: 1 }, "waiting", 0]);
  elapse();
  await answer({ revision: 2 });
  expect(sent.map(({ text }) => text)).toEqual(["One. Two."]);
  expect([kept(), status(), revision()]).toEqual([null, "saved", 2]);
});

test("one request at a time: what is typed meanwhile follows with the new revision", async () => {
  const { keeper, sent, kept, elapse, answer } = scene();
  keeper.type("A");
  elapse();
  keeper.type("AB");
  elapse();
  expect(sent).toHaveLength(1);
  await answer({ revision: 2 });
  expect(kept()).toEqual({ text: "AB", revision: 2 });
  elapse();
  expect(sent.at(-1)).toMatchObject({ text: "AB", revision: 2 });
  await answer({ revision: 3 });
  expect(kept()).toBeNull();
});

test("while the line is broken the text is kept and sent again, ever more seldom, and at once when the line is back", async () => {
  const { keeper, sent, waits, kept, status, elapse, answer } = scene();
  keeper.type("A");
  for (let turn = 0; turn < 6; turn += 1) {
    elapse();
    await answer(null);
    expect([status(), kept()?.text]).toEqual(["unsaved", "A"]);
  }
  expect(waits).toEqual([1200, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  keeper.tryNow();
  expect(waits.at(-1)).toBe(0);
  elapse();
  await answer({ revision: 2 });
  expect([status(), kept(), sent.length]).toEqual(["saved", null, 7]);
});

test("where another has saved meanwhile nothing is sent any more, and nothing typed is lost", async () => {
  const { keeper, sent, kept, status, elapse, answer } = scene();
  keeper.type("Mine.");
  elapse();
  await answer({ key: "textChanged" });
  keeper.type("Mine, longer.");
  elapse();
  expect([status(), kept()?.text, sent.length]).toEqual(["conflict", "Mine, longer.", 1]);
  expect(keeper.load({ text: "Theirs.", revision: 2 })).toBe(false);
});

test("a refused text stays kept and is sent again once it is changed", async () => {
  const { keeper, kept, status, elapse, answer } = scene();
  keeper.type("Too long.");
  elapse();
  await answer({ key: "tooLong" });
  expect([status(), kept()?.text]).toEqual(["refused", "Too long."]);
  keeper.type("Short.");
  elapse();
  await answer({ revision: 2 });
  expect([status(), kept()]).toEqual(["saved", null]);
});

test("others' text comes into the field only where nothing else was typed", () => {
  const { keeper, status } = scene();
  expect(keeper.load({ text: "Theirs.", revision: 2 })).toBe(true);
  expect(keeper.load({ text: "Theirs.", revision: 2 })).toBe(false);
  keeper.type("Mine.");
  expect(keeper.load({ text: "Theirs again.", revision: 3 })).toBe(false);
  expect(status()).toBe("waiting");
});

test("what an earlier visit left goes on where it was, or waits for a person", async () => {
  const same = scene();
  same.keeper.resume({ text: "Left.", revision: 1 });
  same.elapse();
  expect(same.sent.at(-1)).toMatchObject({ text: "Left.", revision: 1 });
  await same.answer({ revision: 2 });
  expect(same.status()).toBe("saved");
  const other = scene({ text: "Theirs.", revision: 5 });
  other.keeper.resume({ text: "Left.", revision: 1 });
  other.elapse();
  expect([other.status(), other.sent.length]).toEqual(["conflict", 0]);
});
