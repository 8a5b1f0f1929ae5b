import { expect, test, vi } from "vitest";
import { defaultSettings } from "#app/features/access/settings.ts";
import { createLimits } from "./limits.ts";

test("while the database is away each node counts for itself, and nobody waits for it twice", async () => {
  const query = vi.fn(() => Promise.reject(new Error("connect ECONNREFUSED")));
  const pool = { query } as unknown as Parameters<typeof createLimits>[0]["pool"];
  const limits = createLimits({ pool, settings: () => defaultSettings });
  for (let count = 0; count < 20; count += 1) await limits.take("roomWrites", "a");
  await expect(limits.take("roomWrites", "a")).rejects.toMatchObject({ status: 429, key: "tooMany" });
  await expect(limits.refuseSpent("roomWrites", "a")).rejects.toMatchObject({ status: 429 });
  await limits.take("roomWrites", "b");
  expect(query).toHaveBeenCalledOnce();
});
