import { ensureDependencies } from "./prepare.mjs";

/** Each command's module exports `run(args, env)`, which throws an error whose message is one clear sentence. */
const commands = {
  admin: () => import("./admin.ts"),
  backup: () => import("./backup/backup-command.ts"),
  restore: () => import("./backup/restore-command.ts"),
  "verify-record": () => import("./verify-record.ts"),
};

const [name, ...args] = process.argv.slice(2);

// A second of these in a row ends it too: whoever waits for the end tidies up at "exit".
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
])
  process.once(signal, () => process.exit(code));

try {
  process.env.NODE_ENV = "production";
  // The commands run from their sources: building would replace what a running portal stands on.
  await ensureDependencies();
  const { register } = await import("tsx/esm/api");
  register();
  const { run } = await commands[name]();
  await run(args, process.env);
} catch (error) {
  console.error(error.sentence ?? error.message ?? error);
  process.exit(1);
}
