/** How long after it was posted a message may be edited, and the server's clock as the page was made. */
export interface EditTerm {
  readonly hours: number;
  /** ISO 8601, UTC. */
  readonly now: string;
}

/** Whether a message posted at `at` (ISO 8601) may still be edited, `elapsed` milliseconds after the page was made. */
export function isInTerm(at: string, { hours, now }: EditTerm, elapsed: number): boolean {
  return Date.parse(now) + elapsed < Date.parse(at) + hours * 3_600_000;
}
