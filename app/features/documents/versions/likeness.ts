/** The pairs of neighbouring letters of a text, each with how often it stands there. */
export type Pairs = ReadonlyMap<string, number>;

/** The pairs of a text, in small letters, blanks alike. */
export function pairsOf(text: string): Pairs {
  const pairs = new Map<string, number>();
  const signs = Array.from(text.toLowerCase().replace(/\s+/gu, " "));
  for (let at = 1; at < signs.length; at += 1) {
    const pair = `${signs[at - 1] ?? ""}${signs[at] ?? ""}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** How alike two texts are, 0 to 1 (Dice's coefficient over pairs of letters); nothing is like nothing. */
export function likeness(one: Pairs, other: Pairs): number {
  let [shared, all] = [0, 0];
  for (const count of one.values()) all += count;
  for (const [pair, count] of other) {
    all += count;
    shared += Math.min(count, one.get(pair) ?? 0);
  }
  return all === 0 ? 1 : (2 * shared) / all;
}

/** How much of the pairs of a quote a text holds, 0 to 1. */
export function heldIn(text: Pairs, quote: Pairs): number {
  let [held, all] = [0, 0];
  for (const [pair, count] of quote) {
    all += count;
    held += Math.min(count, text.get(pair) ?? 0);
  }
  return all === 0 ? 0 : held / all;
}
