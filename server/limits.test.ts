import { expect, test } from "vitest";
import { createLimits } from "./limits.ts";

test("beyond the limit a key is refused with the seconds to wait, and other keys are not", async () => {
  const limits = createLimits();
  for (let count = 0; count < 20; count += 1) await limits.take("roomWrites", "a");
  for (let attempt = 0; attempt < 3; attempt += 1)
    await expect(limits.take("roomWrites", "a")).rejects.toMatchObject({
      status: 429,
      key: "tooMany",
      values: { retryAfter: 10 },
    });
  await limits.take("roomWrites", "b");
});
