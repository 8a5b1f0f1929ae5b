import { pairsIn, roomWord, runsOf } from "./words.ts";

/** What a search asks for: everything must be there. Words are wanted whole, those in `begun` may go on. */
export interface Asked {
  readonly words: readonly string[];
  readonly begun: readonly string[];
}

/** So many words and pairs of a question count. */
const mostWanted = 64;
/** From this length on the last word may be one that is still being typed. */
const shortestBegun = 3;

/**
 * What a question asks for in the room of this slug, null where it holds no letter. A stretch without spaces is looked for by its pairs
 * of characters: names break differently in every sentence. A single character begins a pair or a word.
 */
export function askedOf(room: string, question: string): Asked | null {
  const { spaced, unspaced } = runsOf(question);
  const pairs = unspaced.flatMap((stretch) => pairsIn(stretch));
  const single = unspaced.filter((stretch) => Array.from(stretch).length === 1);
  const last = spaced.at(-1);
  const isBegun = last !== undefined && unspaced.length === 0 && last.length >= shortestBegun;
  const begun = isBegun ? [...single, last] : single;
  const whole = isBegun ? spaced.slice(0, -1) : spaced;
  if (whole.length + pairs.length + begun.length === 0) return null;
  return { words: [roomWord(room), ...new Set([...whole, ...pairs].slice(0, mostWanted))], begun };
}

/** The question as PostgreSQL's tsquery writes it; every word is quoted. */
export function tsqueryOf({ words, begun }: Asked): string {
  const quoted = (word: string) => `'${word.replace(/['\\]/g, "")}'`;
  return [...words.map(quoted), ...begun.map((word) => `${quoted(word)}:*`)].join(" & ");
}
