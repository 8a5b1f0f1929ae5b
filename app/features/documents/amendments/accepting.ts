import type { Disposition } from "../matrix/dispositions.ts";

/** With these something of an amendment goes into the text. */
export const accepting: readonly string[] = [
  "accepted",
  "accepted-in-part",
  "modified",
] satisfies Disposition[];

export const isAccepting = (disposition: string | null): boolean =>
  disposition !== null && accepting.includes(disposition);
