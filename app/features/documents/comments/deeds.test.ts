import { expect, test } from "vitest";
import { refusalOf, type CommentDeed } from "./deeds.ts";

const fresh = { isOpen: true, isSubmitted: false, isWithdrawn: false };

test.each<[CommentDeed, string | null, string | null, string | null, string | null]>([
  ["reply", null, "commentPeriodClosed", null, "commentWithdrawn"],
  ["support", null, "commentPeriodClosed", null, "commentWithdrawn"],
  ["edit", null, "commentPeriodClosed", "commentSubmitted", "commentWithdrawn"],
  ["withdraw", null, null, "commentSubmitted", null],
])("%s: fresh, closed, submitted, withdrawn", (deed, whenFresh, closed, submitted, withdrawn) => {
  expect(refusalOf(deed, fresh)).toBe(whenFresh);
  expect(refusalOf(deed, { ...fresh, isOpen: false })).toBe(closed);
  expect(refusalOf(deed, { ...fresh, isSubmitted: true })).toBe(submitted);
  expect(refusalOf(deed, { ...fresh, isWithdrawn: true })).toBe(withdrawn);
});
