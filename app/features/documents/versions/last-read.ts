/** A version as a reader has opened it or not. */
interface Version {
  readonly number: number;
  /** When it was first opened; null where it never was. */
  readonly readAt: Date | null;
  /** Not opened yet, or first within the last day. */
  readonly isFresh: boolean;
}

/**
 * The version that someone read before this one, while this one is new to them: for a day they are shown what has
 * changed since. Null where they have read none before, or know this one already.
 */
export function lastReadBefore(versions: readonly Version[], opened: number): number | null {
  if (versions.find(({ number }) => number === opened)?.isFresh !== true) return null;
  const earlier = versions.filter(({ number, readAt }) => number < opened && readAt !== null);
  return earlier.length === 0 ? null : Math.max(...earlier.map(({ number }) => number));
}
