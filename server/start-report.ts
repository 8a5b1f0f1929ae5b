import type { Portal } from "./portal.ts";

/** What `npm start` prints at the end: the address, the database, and how to sign in. `ms` since the command began. */
export function startReport({ address, database, demonstration }: Portal, ms: number): string {
  const lines = [
    `The portal listens at ${address} (${database}), ${(ms / 1000).toFixed(1)} s after the start.`,
  ];
  if (demonstration) {
    lines.push(
      `This is a demonstration. Sign in at ${address}/en/sign-in, for example as ${demonstration.examples.join(", ")}`,
      `with the password ${demonstration.password} (kept in ${demonstration.keptIn}).`,
    );
  }
  lines.push("Ctrl-C stops everything.");
  return `${lines.join("\n")}\n`;
}
