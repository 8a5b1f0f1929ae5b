import { expect, test } from "vitest";
import { refuseDeed, type PlaceDeed } from "./deciding.ts";

test.each<[PlaceDeed, string, string | null, string, string | null]>([
  ["confirm", "waiting", "a", "a", null],
  ["confirm", "waiting", "b", "a", "suggestionChanged"],
  ["confirm", "waiting", null, "", "suggestionChanged"],
  ["confirm", "confirmed", "a", "a", "placeDecided"],
  ["confirm", "left", "a", "a", "placeDecided"],
  ["confirm", "carried", "a", "a", "placeDecided"],
  ["choose", "waiting", null, "a", null],
  ["choose", "confirmed", null, "a", "placeDecided"],
  ["leave", "waiting", null, "", null],
  ["leave", "left", null, "", "placeDecided"],
  ["undo", "confirmed", null, "", null],
  ["undo", "left", null, "", null],
  ["undo", "waiting", null, "", "placeWaits"],
  ["undo", "carried", null, "", "placeWaits"],
  ["undo", "made", null, "", "placeWaits"],
])(
  "%s a comment that is %s, suggested at %s, seen at %s: %s",
  (deed, state, suggestedNodeId, seen, refusal) => {
    expect(refuseDeed(deed, { state, suggestedNodeId }, seen)).toBe(refusal);
  },
);
