import { defineConfig } from "vitest/config";

const seconds = 1000;
/** Files of one worker share its modules, which keep no state: loading them anew took as long as half of the tests. */
const shared = { isolate: false };
const limit = (time: number) => ({ testTimeout: time, hookTimeout: time, teardownTimeout: 20 * seconds });

/** Remix's plugin stays out: it answers for a page, not for a test. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{app,server,db,locales,tests/unit}/**/*.test.{ts,tsx}"],
          ...shared,
          ...limit(10 * seconds),
        },
      },
      {
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/integration/setup.ts"],
          ...shared,
          maxWorkers: 2,
          ...limit(30 * seconds),
        },
      },
      {
        test: {
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          maxWorkers: 1,
          ...limit(120 * seconds),
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/e2e/setup.ts"],
          ...shared,
          maxWorkers: 2,
          ...limit(60 * seconds),
        },
      },
      {
        test: {
          name: "permissions",
          include: ["tests/permissions/**/*.test.ts"],
          globalSetup: ["tests/permissions/setup.ts"],
          maxWorkers: 1,
          ...limit(60 * seconds),
        },
      },
      {
        test: {
          name: "pages",
          include: ["tests/pages/**/*.test.ts"],
          maxWorkers: 1,
          ...limit(60 * seconds),
        },
      },
    ],
  },
});
