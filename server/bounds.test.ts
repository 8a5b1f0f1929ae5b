import { expect, test } from "vitest";
import { bounds, formBounds, silence } from "./bounds.ts";
import { uploadLimit } from "./guard.ts";

test("files of 25 MB arrive in time over a line of 50 kB/s, and nothing waits for ever", () => {
  expect(uploadLimit / 50).toBeLessThan(bounds.requestTimeout);
  expect(bounds.requestTimeout).toBeLessThanOrEqual(1_800_000);
});

test("heads, forms and silence are not given the time of files", () => {
  const others = [bounds.headersTimeout, formBounds.patience, silence];
  for (const patience of others) expect(patience).toBeLessThan(bounds.requestTimeout / 5);
});
