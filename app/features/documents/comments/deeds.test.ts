import { expect, test } from "vitest";
import { refusalOf, takesReplies, type CommentDeed } from "./deeds.ts";

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

test("a comment is answered while its period runs, within its country until the position is due", () => {
  const comment = { isOpen: false, isOpenWithin: true, country: "VN" };
  expect(takesReplies({ ...comment, isOpen: true }, "TH")).toBe(true);
  expect(takesReplies(comment, "VN")).toBe(true);
  expect(takesReplies(comment, "TH")).toBe(false);
  expect(takesReplies({ ...comment, isOpenWithin: false }, "VN")).toBe(false);
  expect(takesReplies({ ...comment, country: null }, null)).toBe(false);
});
