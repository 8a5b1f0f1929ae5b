/** `npm run faults`: what may happen to rooms and their lines, in the long form; the test run has the short one. Words after `--` go to vitest. */
import { spawnSync } from "node:child_process";

const command = ["node_modules/.bin/vitest", "run", "--project", "faults", "tests/faults/rooms"];
const { status } = spawnSync(process.execPath, [...command, ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, FAULTS: "long" },
});
process.exitCode = status ?? 1;
