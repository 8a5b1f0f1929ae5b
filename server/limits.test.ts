import { expect, test } from "vitest";
import { createLimit } from "./limits.ts";

test("beyond the limit a key is refused with the seconds to wait, and other keys are not", async () => {
  const limit = createLimit({ points: 2, seconds: 10 });
  await limit.take("a");
  await limit.take("a");
  for (let attempt = 0; attempt < 3; attempt += 1)
    await expect(limit.take("a")).rejects.toMatchObject({
      status: 429,
      key: "tooMany",
      values: { retryAfter: 10 },
    });
  await limit.take("b");
});
